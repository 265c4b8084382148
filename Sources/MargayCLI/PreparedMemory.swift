import CMargaySystem

/// The memory of a command that reads thousands of files.
///
/// Such a command fills more and more memory and gives none back. Left alone, the kernel is asked for every four
/// kilobytes of it when they are first written to, which takes a tenth of the time of `validate` on a large tree.
enum PreparedMemory {
  /// The files that are too few to prepare for, and the most that is prepared for, in bytes.
  private static let bounds = (least: 2 << 20, most: 256 << 20)
  /// What is kept for each byte of rule files: itself, what a rule is made of, and where tests are run their events.
  ///
  /// A little less than is used: memory that nobody uses costs more than to be asked for the rest.
  private static func factor(runsTests: Bool) -> Int { runsTests ? 3 : 2 }

  /// Gets the memory for reading files of so many bytes, and for running their tests or looking at them closely.
  static func prepare(forFilesOf bytes: Int, runsTests: Bool = true) {
    guard bytes >= bounds.least else { return }
    margay_prepare_memory(min(bytes, bounds.most) * factor(runsTests: runsTests))
  }
}
