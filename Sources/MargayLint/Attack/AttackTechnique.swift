/// A technique or sub-technique of MITRE ATT&CK.
package struct AttackTechnique: Hashable, Sendable {
  /// What became of it.
  package enum State: Hashable, Sendable {
    /// It is in the matrix, under the tactics with these ids.
    case current(tactics: [String])
    /// It is in the matrix no more, and nothing stands in its place.
    case deprecated
    /// Another technique, with this id, stands in its place.
    case revoked(by: String)
  }

  /// The id: `T1556` or `T1556.006`.
  package let id: String
  /// The name; of a sub-technique without that of its technique.
  package let name: String
  /// What became of it.
  package let state: State

  /// The id of the technique that a sub-technique belongs to; nil for a technique.
  package var parent: String? {
    id.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(id[..<$0]) }
  }

  /// The ids of the tactics that it serves; none where it is in the matrix no more.
  package var tactics: [String] {
    if case .current(let tactics) = state { tactics } else { [] }
  }
}

/// A tactic of MITRE ATT&CK.
package struct AttackTactic: Hashable, Sendable {
  /// The id: `TA0006`.
  package let id: String
  /// The name: `Credential Access`.
  package let name: String
  /// The name as the Navigator writes it: `credential-access`.
  package var shortName: String {
    String(
      decoding: name.utf8.map { $0 == 0x20 ? 0x2D : $0 < 0x5B && $0 > 0x40 ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}
