import Crypto

/// The digest of an event's bytes, which orders matches of one time (Documentation/Language, section 10).
package enum EventDigest {
  /// SHA-256 of bytes: 32 bytes.
  package static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return Array(hash.finalize())
  }

  /// SHA-256 of bytes: 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { sha256($0) } }
}
