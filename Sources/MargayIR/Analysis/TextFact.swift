import MargayEvents

/// What a condition on text says of a value that fulfils it: a part of the value, where the part stands, and whether
/// the value was lower-cased before.
struct TextFact {
  private enum Place {
    case whole
    case start
    case end
  }

  private let place: Place
  private let isFolded: Bool
  private let text: [UInt8]

  /// Makes the fact of a condition; nil for one that does not fix a part of a text.
  ///
  /// Contains is none: it holds for lists and objects too. Nor is Equals, of which everything is known.
  init?(_ condition: ConditionID, _ text: [UInt8]) {
    switch condition {
    case .startsWith: (place, isFolded) = (.start, false)
    case .endsWith: (place, isFolded) = (.end, false)
    case .iEquals: (place, isFolded) = (.whole, true)
    case .iStartsWith: (place, isFolded) = (.start, true)
    case .iEndsWith: (place, isFolded) = (.end, true)
    default: return nil
    }
    self.text = text
  }

  /// Whether the value then fulfils another condition (true), cannot fulfil it (false), or may (nil).
  func relation(to condition: ConditionID, _ part: [UInt8]) -> Bool? {
    switch condition {
    case .startsWith, .endsWith, .contains:
      // Of a lower-cased value it is not known how it was written.
      return isFolded ? nil : relation(of: text, to: condition, part)
    case .iEquals, .iStartsWith, .iEndsWith, .iContains:
      return relation(of: isFolded ? text : Lowercasing.lowercased(text), to: condition, part)
    default: return nil
    }
  }

  private func relation(of text: [UInt8], to condition: ConditionID, _ part: [UInt8]) -> Bool? {
    switch condition {
    case .startsWith, .iStartsWith:
      switch place {
      case .whole: return text.starts(with: part)
      case .start: return text.starts(with: part) ? true : part.starts(with: text) ? nil : false
      case .end: return part.isEmpty ? true : nil
      }
    case .endsWith, .iEndsWith:
      let (text, part) = (text.reversed(), part.reversed())
      switch place {
      case .whole: return text.starts(with: part)
      case .end: return text.starts(with: part) ? true : part.starts(with: text) ? nil : false
      case .start: return part.isEmpty ? true : nil
      }
    case .contains, .iContains:
      let isInside = text.withUnsafeBufferPointer { text in
        part.withUnsafeBufferPointer { TextComparison.contains(text, $0) }
      }
      return isInside ? true : place == .whole ? false : nil
    case .iEquals:
      // A whole text is equal or not; a beginning or an end only excludes texts that lack it.
      switch place {
      case .whole: return text == part
      case .start: return part.starts(with: text) ? nil : false
      case .end: return part.reversed().starts(with: text.reversed()) ? nil : false
      }
    default: return nil
    }
  }
}
