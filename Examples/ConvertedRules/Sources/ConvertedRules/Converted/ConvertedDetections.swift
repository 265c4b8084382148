// Converted by margay, which replaces the file as long as this line stands here.

import MargayKit

/// The detections of this folder.
enum ConvertedDetections {
  /// Adds every detection to a registry, in the order of their files.
  static func register(in registry: Registry) {
    registry.register(ExampleAdministratorPage())
    registry.register(ExampleBucketMadePublic())
    ExampleBucketWithRecordsMadePublic.register(in: registry)
  }
}
