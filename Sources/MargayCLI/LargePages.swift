import CMargaySystem

/// The memory of a command that reads thousands of files.
///
/// Such a command fills more and more memory and gives none back. With pages of the usual size the kernel is asked for
/// every four kilobytes of it, which takes a tenth of the time of `validate` and `lint` on a large tree; of large pages
/// it gives two megabytes at once, where it has them and is asked for them.
enum LargePages {
  /// The address space that is set aside; only what is written to becomes memory.
  private static let reserve = 512 << 20

  /// Asks for large pages below what the process allocates from now on; nothing happens where there are none.
  static func use() { margay_use_large_pages(reserve) }
}
