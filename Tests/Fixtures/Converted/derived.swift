// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From derived.yml, SHA-256 074a326724da8cd9f4cff375b8d4acb4abc50b4485e33e2cab4cc9d107dc90e5.

/// The detection `ConvertedDerived`.
enum ConvertedDerived {
  /// Adds the detection to a registry; what it does not change follows its base.
  static func register(in registry: Registry) {
    registry.derive("Converted.Derived", from: "Converted.Base") {
      // Ours is worse.
      $0.severity = .critical
      $0.status = "Experimental"
      $0.expect("made") {
        $0.title = "root made key"
        $0.dedup = "defaultDedupString:Converted.Derived"
        $0.severity = .high
      }
    }
  }
}
