public import MargayKit

/// Adds the rules of this module: those that the plugin compiles from `Detections/`, and those written in Swift.
public func registerCompiledRules(in registry: Registry) {
  CompiledDetections.register(in: registry)
  registry.register(RootKeyUsed())
}
