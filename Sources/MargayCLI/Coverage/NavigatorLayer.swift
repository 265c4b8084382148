import MargayDiagnostics
import MargayLint

/// Coverage as a layer of the ATT&CK Navigator, format 4.5: the score of a technique is its number of rules, its comment
/// their RuleIDs.
struct NavigatorLayer {
  /// The version of the layer format.
  private static let format = "4.5"
  /// The oldest Navigator that reads the format.
  private static let navigator = "4.9.0"

  /// What is covered.
  let coverage: RuleCoverage

  /// The document.
  func bytes(escaping: JSONEscaping) -> [UInt8] {
    var writer = JSONWriter(escaping: escaping)
    writer.beginObject()
    writer.field("name", "Margay rules")
    writer.key("versions")
    writer.beginObject()
    // The Navigator knows ATT&CK by its whole versions.
    let version = AttackMatrix.version.split(separator: ".").first.map { String($0) }
    writer.field("attack", version ?? AttackMatrix.version)
    writer.field("navigator", NavigatorLayer.navigator)
    writer.field("layer", NavigatorLayer.format)
    writer.endObject()
    writer.field("domain", "enterprise-attack")
    writer.field(
      "description",
      "\(plural(coverage.ruleCount, "rule")), \(coverage.withoutTechnique.count) of them without a technique"
    )
    writer.key("techniques")
    writer.beginArray()
    writeTechniques(to: &writer)
    writer.endArray()
    writeGradient(to: &writer)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func writeTechniques(to writer: inout JSONWriter) {
    let named = Set(coverage.techniques.map(\.technique.id))
    let parents = Set(coverage.techniques.compactMap(\.technique.parent))
    for entry in coverage.techniques {
      let id = entry.technique.id
      // A technique stands before its sub-techniques, and shows them.
      if let parent = entry.technique.parent, !named.contains(parent),
        coverage.techniques.first(where: { $0.technique.parent == parent })?.technique.id == id
      {
        writer.beginObject()
        writer.field("techniqueID", parent)
        writer.field("showSubtechniques", true)
        writer.endObject()
      }
      // Without a tactic the entry is shown under all that the technique has.
      let tactics: [AttackTactic?] = entry.tactics.isEmpty ? [nil] : entry.tactics
      for tactic in tactics {
        writer.beginObject()
        writer.field("techniqueID", id)
        if let tactic { writer.field("tactic", tactic.shortName) }
        writer.field("score", entry.rules.count)
        writer.field("comment", entry.rules.joined(separator: ", "))
        writer.field("enabled", true)
        if parents.contains(id) { writer.field("showSubtechniques", true) }
        writer.endObject()
      }
    }
  }

  private func writeGradient(to writer: inout JSONWriter) {
    let most = coverage.techniques.map(\.rules.count).max() ?? 0
    writer.key("gradient")
    writer.beginObject()
    writer.field("colors", ["#e8f2fb", "#1f6fb5"])
    writer.field("minValue", 0)
    writer.field("maxValue", max(most, 1))
    writer.endObject()
  }
}
