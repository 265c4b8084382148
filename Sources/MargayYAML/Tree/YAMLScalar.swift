/// How a scalar is written.
package enum YAMLScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// In `'`.
  case singleQuoted
  /// In `"`.
  case doubleQuoted
  /// A block scalar with `|`.
  case literal
  /// A block scalar with `>`.
  case folded
}

/// The value of a scalar (Documentation/Language, section 1).
package enum YAMLValue: Hashable, Sendable {
  /// Null, or an empty plain scalar.
  case null
  /// A boolean.
  case bool(Bool)
  /// An integer of any length, as decimal digits in JSON's form (`-12`, no leading zeros, no `+`).
  case integer(String)
  /// A fraction, as a JSON number with `.` or an exponent.
  case float(String)
  /// Text.
  case string
  /// A plain scalar that the vendor's loader and YAML 1.2 read differently, such as `0o17` or `1e3`.
  ///
  /// `vendor` is the vendor's reading (nil where that is text); `number` the JSON number that the writer
  /// probably meant.
  case ambiguous(vendor: String?, number: String)
  /// `.nan` or `.inf`, which are no values of the language.
  case notFinite
}

/// A scalar of a located YAML tree.
package struct YAMLScalar: Sendable {
  /// The text after unquoting and folding; for a plain scalar its source text.
  package var text: String
  /// How it is written.
  package var style: YAMLScalarStyle
  /// Its value, with an explicit tag taken into account.
  package var value: YAMLValue

  /// Makes a scalar.
  package init(text: String, style: YAMLScalarStyle, value: YAMLValue) {
    self.text = text
    self.style = style
    self.value = value
  }
}
