import MargayDiagnostics
import MargayEvents
import MargayIR
import MargayYAML

/// Reads an edited rule file again and tells whether it says what was meant.
struct ExpectationUpdateCheck {
  /// The file before the edit.
  let before: SourceFile
  /// The file after it.
  let after: SourceFile
  /// How the file is read.
  let options: FrontendOptions

  /// Whether the file has no errors, expects of each test what was meant, and is otherwise the same.
  func isAsMeant(_ entries: [ExpectationUpdate.Entry]) -> Bool {
    let edited = DetectionReader.read(after, options: options)
    let original = DetectionReader.read(before, options: options)
    guard !edited.hasErrors, case .detection(let new?) = edited.content,
      case .detection(let old?) = original.content
    else { return false }
    guard isSameElsewhere else { return false }
    var meant = old.expectations
    let places = Dictionary(
      meant.indices.map { (Array(meant[$0].testName.value.utf8), $0) },
      uniquingKeysWith: { first, _ in first })
    for entry in entries {
      if let index = places[Array(entry.testName.utf8)] {
        meant[index].write(entry.values, onlyPresent: true)
      } else {
        var added = Expectation(
          testName: Located(entry.testName, SourceRange(0, 0)), file: after)
        added.write(entry.values, onlyPresent: false)
        meant.append(added)
      }
    }
    return meant.count == new.expectations.count
      && zip(meant, new.expectations).allSatisfy { $0.isSame(as: $1) }
  }

  /// Whether every key other than `x-margay` has the value that it had.
  private var isSameElsewhere: Bool {
    func others(_ file: SourceFile) -> [YAMLEntry]? {
      guard let root = YAMLParser.parse(file).root, root.isMapping else { return nil }
      return root.entries.filter { $0.key.plainText != "x-margay" }
    }
    guard let old = others(before), let new = others(after), old.count == new.count else {
      return false
    }
    return zip(old, new).allSatisfy { $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value) }
  }
}

extension YAMLNode {
  /// Whether two nodes hold the same value, wherever they stand.
  fileprivate func isSame(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left), .scalar(let right)):
      left.value == right.value && left.text.utf8.elementsEqual(right.text.utf8)
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy {
          $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value)
        }
    default: false
    }
  }
}

extension Expectation {
  /// Takes over the values of an entry; with `onlyPresent` those of fields that are expected already.
  fileprivate mutating func write(
    _ values: [ExpectationField: ExpectationUpdate.Value], onlyPresent: Bool
  ) {
    let nowhere = SourceRange(0, 0)
    func write(_ field: ExpectationField, _ target: inout Located<String>?) {
      guard case .text(let text)? = values[field], target != nil || !onlyPresent else { return }
      target = Located(text, nowhere)
    }
    write(.title, &title)
    write(.dedup, &dedup)
    write(.description, &description)
    write(.reference, &reference)
    write(.runbook, &runbook)
    if case .text(let text)? = values[.severity], severity != nil || !onlyPresent {
      severity = Severity(rawValue: text).map { Located($0, nowhere) }
    }
    if case .texts(let texts)? = values[.destinations], destinations != nil || !onlyPresent {
      destinations = Located(texts, nowhere)
    }
    if case .object(let json)? = values[.alertContext], context != nil || !onlyPresent {
      context = Located(Array(json.utf8), nowhere)
    }
  }

  /// Whether two expectations are the same, wherever they stand.
  fileprivate func isSame(as other: Expectation) -> Bool {
    func same(_ left: Located<String>?, _ right: Located<String>?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return left.value.utf8.elementsEqual(right.value.utf8)
    }
    return same(testName, other.testName) && same(title, other.title) && same(dedup, other.dedup)
      && severity?.value == other.severity?.value && same(description, other.description)
      && same(reference, other.reference) && same(runbook, other.runbook)
      && hasSameDestinations(as: other) && hasSameContext(as: other)
  }

  private func hasSameDestinations(as other: Expectation) -> Bool {
    guard let left = destinations?.value, let right = other.destinations?.value else {
      return destinations == nil && other.destinations == nil
    }
    return left.count == right.count
      && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  private func hasSameContext(as other: Expectation) -> Bool {
    guard let left = context?.value, let right = other.context?.value else {
      return context == nil && other.context == nil
    }
    var parser = EventParser()
    let pair = [UInt8(ascii: "[")] + left + [UInt8(ascii: ",")] + right + [UInt8(ascii: "]")]
    guard case .ok(let event) = parser.parse(pair) else { return false }
    return withExtendedLifetime(event) {
      event.root.element(at: 0).isIdentical(to: event.root.element(at: 1))
    }
  }
}
