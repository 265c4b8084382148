import MargayDiagnostics
import MargayEvents
import MargayFrontend
import MargayIR
import MargayYAML

/// A path of a rule with what is known of the place that it leads to.
final class FieldUse: Sendable {
  /// Where a path stands.
  enum Place {
    /// In the expression of a site.
    case site(Int)
    /// As the second field of the comparison of a site.
    case operand(Int)
    /// In an item of GroupBy, with its place.
    case groupBy(SourceRange)
    /// In an item of AlertContext, by its index.
    case context(Int)
    /// In AlertTitle.
    case title
  }

  /// Where it stands.
  let place: Place
  /// The path as it is written.
  let path: EventKeyPath
  /// Its steps from the event on: of a path in a list comprehension those of the list, `[*]`, and its own.
  let steps: [EventKeyPathStep]
  /// What is known of the place that it leads to.
  let resolution: KnownFields.Resolution
  /// The documented fields of the log type.
  let fields: KnownFields

  private init(
    _ place: Place, _ path: EventKeyPath, _ steps: [EventKeyPathStep],
    _ resolution: KnownFields.Resolution, _ fields: KnownFields
  ) {
    self.place = place
    self.path = path
    self.steps = steps
    self.resolution = resolution
    self.fields = fields
  }

  /// The index of the site whose expression looks at the field; nil outside of expressions.
  var site: Int? {
    if case .site(let site) = place { site } else { nil }
  }

  /// The paths of a rule whose log types are all known; none for other rules.
  ///
  /// Where log types differ in what they know of a field nothing is said of it.
  static func all(in rule: LintedRule) -> [FieldUse] {
    let names = rule.logTypes
    guard !names.isEmpty, let known = rule.source.memory.paths(names, rule.settings) else {
      return []
    }
    var uses: [FieldUse] = []
    @discardableResult
    func add(
      _ place: Place, _ path: EventKeyPath, _ steps: [EventKeyPathStep]
    ) -> KnownFields.Resolution {
      if case .name(let name)? = steps.first, name.starts(with: "p_".utf8) { return .open }
      let resolution =
        path.base == .event ? known.resolve(path) : known.look(steps, path.names)
      if case .open = resolution { return .open }
      uses.append(FieldUse(place, path, steps, resolution, known.fields))
      return resolution
    }
    var lists: [Int: [EventKeyPathStep]] = [:]
    for (index, site) in rule.sites.enumerated() {
      let outer: [EventKeyPathStep]
      if let comprehension = site.comprehension {
        // Where the list is none, what is said of its elements follows from that.
        guard let list = lists[comprehension] else { continue }
        outer = list
      } else {
        outer = []
      }
      switch site.expression.kind {
      case .predicate(let predicate):
        if let path = predicate.path {
          add(.site(index), path, path.base == .event ? path.steps : outer + path.steps)
        }
        if case .path(let path) = predicate.operand {
          add(.operand(index), path, path.base == .event ? path.steps : outer + path.steps)
        }
      case .elements(_, let path, _):
        let steps = path.base == .event ? path.steps : outer + path.steps
        guard add(.site(index), path, steps).mayBeList else { continue }
        // What `[*]` leads to is a list of such values already.
        lists[index] = path.steps.contains(.wildcard) ? steps : steps + [.wildcard]
      default: break
      }
    }
    for item in rule.groupByItems { add(.groupBy(item.range), item.path, item.path.steps) }
    for (index, field) in (rule.fields.context ?? []).enumerated() {
      add(.context(index), field.path, field.path.steps)
    }
    for case .value(let path, _) in rule.fields.title?.parts ?? [] {
      add(.title, path, path.steps)
    }
    return uses
  }

  /// Where the path is to be reported.
  func range(in rule: LintedRule) -> SourceRange {
    switch place {
    case .site(let index):
      let expression = rule.sites[index].expression
      if let item = rule.multiKeyItem(0, of: expression) { return item }
      for form in WrittenSpecifier.Form.allCases {
        if let entry = rule.entry(form.rawValue, of: expression) { return entry.value.reportRange }
      }
      return rule.range(of: expression)
    case .operand(let index):
      let expression = rule.sites[index].expression
      return rule.multiKeyItem(1, of: expression) ?? rule.range(of: expression)
    case .groupBy(let range): return range
    case .context(let index):
      let items = rule.entry(.alertContext)?.value.items ?? []
      guard items.indices.contains(index) else { return rule.place(ofKey: .alertContext) }
      return items[index].entry("KeyValue")?.value.reportRange ?? items[index].reportRange
    case .title: return rule.entry(.alertTitle)?.value.reportRange ?? rule.fields.ruleID.range
    }
  }

  /// A fix-it that writes another path, where the path is a KeyPath that looks as it does when Margay writes it.
  func replacement(_ path: EventKeyPath, in rule: LintedRule) -> [FixIt] {
    guard case .site(let index) = place,
      let value = rule.entry("KeyPath", of: rule.sites[index].expression)?.value
        ?? rule.entry("Key", of: rule.sites[index].expression)?.value,
      value.aliasRange == nil, value.isText(self.path.text)
    else { return [] }
    return [
      FixIt(
        title: "write \(path.text)", safety: .unsafe, replacing: value.range,
        with: YAMLValueText.scalar(path.text))
    ]
  }
}
