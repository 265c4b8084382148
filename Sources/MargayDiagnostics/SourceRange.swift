/// A half-open range of UTF-8 byte offsets in one source file.
///
/// Phases speak in offsets only; lines and columns are made by renderers (`SourceFile.location`).
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte, counted from 0.
  public var lower: Int
  /// The offset behind the last byte; equal to `lower` for a place between two bytes.
  public var upper: Int

  /// Makes the range from `lower` up to, not including, `upper`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The number of bytes in the range.
  public var length: Int { upper - lower }
}
