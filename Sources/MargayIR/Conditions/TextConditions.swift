import MargayEvents

extension Condition {
  static let startsWith = Condition(
    .predicate(.startsWith), negative: "DoesNotStartWith", operands: [.value, .multiKey],
    literalKinds: .string, index: .prefix,
    documentation: "The value is a string that begins with the operand.",
    examples: [
      .yes(#""s3:GetObject""#, .value(#""s3:""#)), .yes(#""""#, .value(#""""#)),
      .no(#""S3:GetObject""#, .value(#""s3:""#)), .no("12", .value(#""1""#)),
      .no(nil, .value(#""""#)),
    ])

  static let endsWith = Condition(
    .predicate(.endsWith), negative: "DoesNotEndWith", operands: [.value, .multiKey],
    literalKinds: .string, index: .suffix,
    documentation: "The value is a string that ends with the operand.",
    examples: [
      .yes(#""report.exe""#, .value(#"".exe""#)), .no(#""report.EXE""#, .value(#"".exe""#)),
      .no(#"["report.exe"]"#, .value(#"".exe""#)),
    ])

  static let iStartsWith = Condition(
    .predicate(.iStartsWith), negative: "IDoesNotStartWith", operands: [.value, .multiKey],
    literalKinds: .string, index: .prefix,
    documentation:
      "The value is a string that begins with the operand, both lower-cased.",
    examples: [
      .yes(#""S3:GetObject""#, .value(#""s3:""#)), .yes(#""\u00c9a""#, .value(#""\u00e9""#)),
      .no(#""ec2:Start""#, .value(#""s3:""#)),
    ])

  static let iEndsWith = Condition(
    .predicate(.iEndsWith), negative: "IDoesNotEndWith", operands: [.value, .multiKey],
    literalKinds: .string, index: .suffix,
    documentation: "The value is a string that ends with the operand, both lower-cased.",
    examples: [
      .yes(#""report.EXE""#, .value(#"".exe""#)), .no(#""report.exe.txt""#, .value(#"".exe""#)),
      .no("null", .value(#""""#)),
    ])
}

/// The meaning of the conditions on the beginning and the end of text.
enum TextConditions {
  static func startsWith(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, operand.pointee.value.isString else { return false }
    return TextComparison.hasPrefix(value.text, operand.pointee.value.text)
  }

  static func endsWith(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, operand.pointee.value.isString else { return false }
    return TextComparison.hasSuffix(value.text, operand.pointee.value.text)
  }

  static func iStartsWith(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, operand.pointee.value.isString else { return false }
    return TextComparison.hasPrefixFolded(value.text, operand.pointee.folded)
  }

  static func iEndsWith(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    guard value.isString, operand.pointee.value.isString else { return false }
    return TextComparison.hasSuffixFolded(value.text, operand.pointee.folded)
  }
}
