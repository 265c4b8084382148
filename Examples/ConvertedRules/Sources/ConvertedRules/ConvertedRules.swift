public import MargayKit

/// Adds the rules that `swift package convert-detections` wrote from `Detections/`.
public func registerConvertedRules(in registry: Registry) {
  ConvertedDetections.register(in: registry)
}
