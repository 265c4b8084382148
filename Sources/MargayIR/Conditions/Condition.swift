/// One row of the condition table: all that the language knows about a condition (Documentation/Language, section 3).
///
/// The parser, did-you-mean, JSON Schema, formatter, language page and random-rule generator derive from these
/// declarations; each stands in the file of its family, beside the function that gives its meaning.
package struct Condition: Sendable {
  /// What a condition looks at, and what it is lowered to.
  package enum Form: Hashable, Sendable {
    /// A condition on a value: a predicate.
    case predicate(ConditionID)
    /// A list comprehension.
    case elements(ElementQuantifier)
    /// `AlwaysTrue` or `AlwaysFalse`: no specifier and no operand.
    case constant(Bool)
  }

  /// The names of one direction of a condition.
  package struct Spellings: Hashable, Sendable {
    /// The canonical name, which a formatter writes.
    package let canonical: String
    /// Other names with the same meaning.
    package let aliases: [String]
  }

  /// The operands that a condition takes.
  package struct OperandForms: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8
    /// No operand.
    package static let none = OperandForms(rawValue: 1)
    /// `Value`: one scalar.
    package static let value = OperandForms(rawValue: 2)
    /// `Values`: a list of scalars of one kind.
    package static let values = OperandForms(rawValue: 4)
    /// `Values`: two key specifiers, without a specifier beside them.
    package static let multiKey = OperandForms(rawValue: 8)
    /// `Value`: the text of a network (CIDR).
    package static let network = OperandForms(rawValue: 16)
    /// `Expressions`: match expressions on an element.
    package static let expressions = OperandForms(rawValue: 32)

    /// Makes forms from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// Kinds of literals.
  package struct LiteralKinds: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8
    /// Text.
    package static let string = LiteralKinds(rawValue: 1)
    /// Numbers.
    package static let number = LiteralKinds(rawValue: 2)
    /// Booleans.
    package static let bool = LiteralKinds(rawValue: 4)
    /// Every kind.
    package static let all: LiteralKinds = [.string, .number, .bool]

    /// Makes kinds from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The kind of a literal.
    package init(_ literal: Literal) {
      switch literal {
      case .string: self = .string
      case .number: self = .number
      case .bool: self = .bool
      }
    }
  }

  /// The grammars that a condition may stand in.
  package struct Grammars: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8
    /// Detection, and everything with its grammar: Conditions of DynamicSeverities, Expressions.
    package static let detection = Grammars(rawValue: 1)
    /// InlineFilters (Documentation/Language, section 5).
    package static let inlineFilters = Grammars(rawValue: 2)

    /// Makes grammars from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// How an engine for many rules can find the conditions that hold for a value without trying each one.
  package enum IndexKind: String, Hashable, Sendable {
    /// By the value itself.
    case equality
    /// By the texts that it contains.
    case substring
    /// By its beginning.
    case prefix
    /// By its end.
    case suffix
    /// By its place in an order.
    case bounds
    /// By the networks that an address lies in.
    case network
    /// Not at all: the condition is tried when it is asked for.
    case onDemand
  }

  /// What it looks at.
  package let form: Form
  /// The names of the condition.
  package let positive: Spellings
  /// The names of its exact negation; nil when it has none.
  package let negative: Spellings?
  /// The operands that it takes.
  package let operands: OperandForms
  /// The kinds of literals that some value can satisfy; another kind can never hold.
  package let literalKinds: LiteralKinds
  /// The grammars that it may stand in.
  package let grammars: Grammars
  /// How many rules can share it.
  package let index: IndexKind
  /// What it means, in one sentence for people.
  package let documentation: String
  /// Values for which it does and does not hold, in the meaning of Detection; the tests execute them.
  package let examples: [ConditionExample]

  /// The condition on a value, by its positive; nil for list comprehensions and constants.
  package var id: ConditionID? {
    if case .predicate(let id) = form { return id }
    return nil
  }

  /// Makes a row.
  init(
    _ form: Form, negative: String? = nil, aliases: [String] = [], negativeAliases: [String] = [],
    operands: OperandForms, literalKinds: LiteralKinds = [],
    grammars: Grammars = [.detection, .inlineFilters], index: IndexKind, documentation: String,
    examples: [ConditionExample]
  ) {
    let name =
      switch form {
      case .predicate(let id): id.rawValue
      case .elements(let quantifier): quantifier.rawValue
      case .constant(let value): value ? "AlwaysTrue" : "AlwaysFalse"
      }
    self.form = form
    self.positive = Spellings(canonical: name, aliases: aliases)
    self.negative = negative.map { Spellings(canonical: $0, aliases: negativeAliases) }
    self.operands = operands
    self.literalKinds = literalKinds
    self.grammars = grammars
    self.index = index
    self.documentation = documentation
    self.examples = examples
  }
}
