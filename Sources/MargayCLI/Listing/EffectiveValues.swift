import MargayDiagnostics
import MargayFrontend
import MargayIR
import MargayKit

/// The values of a rule with the places that set them: its own file, the files of its bases, or a default.
///
/// What a derived rule writes replaces the whole field of its base, as the registry lays them over each other
/// (Documentation/Language, section 1).
struct EffectiveValues {
  /// One file of the rule: its own, or that of a base.
  struct Layer {
    /// RuleID.
    let ruleID: String
    /// What it writes.
    let keys: WrittenKeys
  }

  /// Where a value comes from.
  enum Source {
    /// A file, with the number of its layer.
    case layer(Int, WrittenKeys.Entry)
    /// The language's default, as JSON.
    case standard([UInt8])
  }

  /// A value with its key.
  struct Value {
    /// The top-level key.
    let key: String
    /// Where the value comes from.
    let source: Source
  }

  /// The keys that say something about one file only, and that no rule inherits.
  private static let ownKeys: Set<String> = [
    "AnalysisType", "RuleID", "BaseDetection", "OnlyUseBaseRiskScore", "BaseVersion", "x-margay",
  ]

  /// The rule.
  let rule: WrittenRule
  /// The rule's own file, then its bases, the nearest first.
  let layers: [Layer]
  /// The values, in the order of the language reference; keys without a value are left out.
  let values: [Value]

  /// Collects the values of a rule without errors.
  init(_ rule: WrittenRule, in set: RuleSet) {
    self.rule = rule
    let layers = EffectiveValues.layers(of: rule, in: set)
    self.layers = layers
    let standards = EffectiveValues.standards
    values = TopLevelKey.all.filter { !$0.places.isDisjoint(with: [.simple, .derived]) }
      .compactMap { key in
        let depth = EffectiveValues.ownKeys.contains(key.name) ? 1 : layers.count
        for (number, layer) in layers.prefix(depth).enumerated() {
          if let entry = layer.keys.entry(key.name) {
            return Value(key: key.name, source: .layer(number, entry))
          }
        }
        return standards[key.name].map { Value(key: key.name, source: .standard($0)) }
      }
  }

  /// The chain of bases; the registry has made sure that it ends.
  private static func layers(of rule: WrittenRule, in set: RuleSet) -> [Layer] {
    var layers: [Layer] = []
    var next: WrittenRule? = rule
    while let rule = next, !layers.contains(where: { $0.keys.file === rule.file }) {
      let keys = WrittenKeys(rule.file)
      layers.append(Layer(ruleID: rule.id, keys: keys))
      next = keys.entry("BaseDetection")?.text.flatMap { WrittenRule($0, in: set) }
    }
    return layers
  }

  /// The defaults of keys that have one.
  private static let standards: [String: [UInt8]] = {
    let metadata = RuleMetadata(ruleID: "")
    return [
      "DedupPeriodMinutes": Array(String(metadata.dedupPeriodMinutes).utf8),
      "Threshold": Array(String(metadata.threshold).utf8),
      "CreateAlert": Array(String(metadata.createsAlert).utf8),
    ]
  }()
}
