// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

/// The detections of this folder.
enum ConvertedDetections {
  /// Adds every detection to a registry, in the order of their files.
  static func register(in registry: Registry) {
    registry.register(ConvertedBase())
    registry.register(ConvertedComments())
    registry.register(ConvertedConditions())
    ConvertedDerived.register(in: registry)
    ConvertedDerivedCleared.register(in: registry)
    ConvertedDerivedWhole.register(in: registry)
    registry.register(HostileExit1X())
    registry.register(ConvertedScheduled())
  }
}
