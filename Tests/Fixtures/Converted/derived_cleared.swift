// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

// From derived_cleared.yml, SHA-256 f61db1a18711a8a94d27816a7f0950ebebdcce7ebc620182d7fcc50e33cb026f.

/// The detection `ConvertedDerivedCleared`.
enum ConvertedDerivedCleared {
  /// Adds the detection to a registry; what it does not change follows its base.
  static func register(in registry: Registry) {
    registry.derive("Converted.Derived.Cleared", from: "Converted.Derived.Whole") {
      $0.inlineFilters = []
      $0.replaceSeverity { _ in nil }
      $0.replaceDedup { _ in nil }
      $0.replaceAlertContext { _ in [:] }
      $0.tests = []
    }
  }
}
