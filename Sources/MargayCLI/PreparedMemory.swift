import CMargaySystem

/// The memory of a command that reads thousands of files.
///
/// Such a command fills more and more memory and gives none back. Left alone, the kernel is asked for every four
/// kilobytes of it when they are first written to, which takes a tenth of the time of `validate` on a large tree.
enum PreparedMemory {
  /// The files that are too few to prepare for, and the most that is prepared for, in bytes.
  private static let bounds = (least: 2 << 20, most: 256 << 20)

  /// What a command does with the files that it reads.
  enum Work {
    /// Reads rules.
    case reading
    /// Runs their tests, whose events are kept too.
    case testing
    /// Looks at them closely, for which their trees are kept.
    case linting

    /// How many bytes are kept for each byte of rule files.
    ///
    /// A little less than is used: memory that nobody uses costs more than to be asked for the rest.
    fileprivate var factor: Int {
      switch self {
      case .reading: 2
      case .testing: 3
      case .linting: 4
      }
    }
  }

  /// Gets the memory for what is done with files of so many bytes.
  static func prepare(for work: Work, bytes: Int) {
    guard bytes >= bounds.least else { return }
    margay_prepare_memory(min(bytes, bounds.most) * work.factor)
  }
}
