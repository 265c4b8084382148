package import MargayDiagnostics

/// The kinds of diagnostics that the front end gives: one line each.
///
/// MG2 structure, MG3 expressions, MG4 alert fields, MG5 tests and registry. Codes are never reused.
package enum FrontendDiagnostics {
  // Structure (language.md, section 1)
  static let missingAnalysisType = DiagnosticKind("MG2001", "MissingAnalysisType", .error)
  static let unknownAnalysisType = DiagnosticKind("MG2002", "UnknownAnalysisType", .error)
  static let unknownKey = DiagnosticKind("MG2003", "UnknownKey", .error)
  static let missingKey = DiagnosticKind("MG2004", "MissingKey", .error)
  static let wrongType = DiagnosticKind("MG2005", "WrongType", .error)
  static let invalidName = DiagnosticKind("MG2006", "InvalidName", .error)
  static let invalidSeverity = DiagnosticKind("MG2007", "InvalidSeverity", .error)
  static let unquotedNumber = DiagnosticKind("MG2008", "UnquotedNumber", .error)
  static let conflictingKeys = DiagnosticKind("MG2009", "ConflictingKeys", .error)
  static let repeatedItem = DiagnosticKind("MG2010", "RepeatedItem", .warning)
  static let dedupPeriodNotPositive = DiagnosticKind("MG2011", "DedupPeriodNotPositive", .error)
  static let shortDedupPeriod = DiagnosticKind("MG2012", "ShortDedupPeriod", .warning)
  static let longDedupPeriod = DiagnosticKind("MG2013", "LongDedupPeriod", .note)
  static let numberOutOfRange = DiagnosticKind("MG2014", "NumberOutOfRange", .error)
  static let ambiguousScalar = DiagnosticKind("MG2015", "AmbiguousScalar", .error)
  static let numberNotFinite = DiagnosticKind("MG2016", "NumberNotFinite", .error)
  static let foreignFile = DiagnosticKind("MG2017", "ForeignFile", .error)
  static let keyNotInherited = DiagnosticKind("MG2018", "KeyNotInherited", .error)
  static let misplacedKey = DiagnosticKind("MG2019", "MisplacedKey", .error)
  static let notAMapping = DiagnosticKind("MG2020", "NotAMapping", .error)
  static let emptyList = DiagnosticKind("MG2021", "EmptyList", .warning)
  static let forgottenDash = DiagnosticKind("MG2022", "ForgottenDash", .error)
  static let scheduledOnly = DiagnosticKind("MG2023", "KeyForOtherRuleKind", .error)
  static let keyNotText = DiagnosticKind("MG2024", "KeyNotText", .error)

  // Expressions (sections 2, 3 and 5)
  static let unknownExpressionKey = DiagnosticKind("MG3001", "UnknownExpressionKey", .error)
  static let notAnExpression = DiagnosticKind("MG3002", "NotAnExpression", .error)
  static let mixedShapes = DiagnosticKind("MG3003", "MixedShapes", .error)
  static let missingCondition = DiagnosticKind("MG3004", "MissingCondition", .error)
  static let unknownCondition = DiagnosticKind("MG3005", "UnknownCondition", .error)
  static let notInFilters = DiagnosticKind("MG3006", "NotAllowedInInlineFilters", .error)
  static let missingOperand = DiagnosticKind("MG3007", "MissingOperand", .error)
  static let valueForValues = DiagnosticKind("MG3008", "ValueForValues", .error)
  static let valuesForValue = DiagnosticKind("MG3009", "ValuesForValue", .error)
  static let unexpectedOperand = DiagnosticKind("MG3010", "UnexpectedOperand", .error)
  static let redundantValue = DiagnosticKind("MG3011", "RedundantValue", .warning)
  static let missingSpecifier = DiagnosticKind("MG3012", "MissingSpecifier", .error)
  static let severalSpecifiers = DiagnosticKind("MG3013", "SeveralSpecifiers", .error)
  static let invalidKeyPath = DiagnosticKind("MG3014", "InvalidKeyPath", .error)
  static let invalidDeepKey = DiagnosticKind("MG3015", "InvalidDeepKey", .error)
  static let elementOutsideExpressions = DiagnosticKind(
    "MG3016", "ElementOutsideExpressions", .error)
  static let nullValue = DiagnosticKind("MG3017", "NullValue", .error)
  static let mixedValues = DiagnosticKind("MG3018", "MixedValues", .error)
  static let duplicateValues = DiagnosticKind("MG3019", "DuplicateValues", .warning)
  static let emptyValues = DiagnosticKind("MG3020", "EmptyValues", .warning)
  static let emptyCombinator = DiagnosticKind("MG3021", "EmptyCombinator", .warning)
  static let emptyExpressions = DiagnosticKind("MG3022", "EmptyExpressions", .error)
  static let malformedCIDR = DiagnosticKind("MG3023", "MalformedCIDR", .error)
  static let hostBits = DiagnosticKind("MG3024", "HostBitsSet", .note)
  static let impossibleOperand = DiagnosticKind("MG3025", "ImpossibleOperand", .warning)
  static let cidrInIsIn = DiagnosticKind("MG3026", "CIDRInIsIn", .warning)
  static let invalidMultiKey = DiagnosticKind("MG3027", "InvalidMultiKey", .error)
  static let invalidEnrichment = DiagnosticKind("MG3028", "InvalidEnrichment", .error)
  static let enrichmentNotHere = DiagnosticKind("MG3029", "EnrichmentNotAllowedHere", .error)

  // Alert fields (section 6)
  static let invalidTitle = DiagnosticKind("MG4001", "InvalidTitle", .error)
  static let plainStringInGroupBy = DiagnosticKind("MG4002", "PlainStringInGroupBy", .error)
  static let invalidSpecifier = DiagnosticKind("MG4003", "InvalidKeySpecifier", .error)
  static let repeatedKeyName = DiagnosticKind("MG4004", "RepeatedKeyName", .error)
  static let invalidChangeTo = DiagnosticKind("MG4005", "InvalidChangeTo", .error)
  static let invalidAttribute = DiagnosticKind("MG4006", "InvalidSummaryAttribute", .error)

  // Tests and registry (sections 1 and 7)
  static let repeatedTestName = DiagnosticKind("MG5001", "RepeatedTestName", .error)
  static let logAsText = DiagnosticKind("MG5002", "LogAsText", .warning)
  static let invalidLog = DiagnosticKind("MG5003", "InvalidLog", .error)
  static let mocksWithoutEffect = DiagnosticKind("MG5004", "MocksWithoutEffect", .warning)
  static let ambiguousScalarInLog = DiagnosticKind("MG5005", "AmbiguousScalarInLog", .warning)
  static let unknownTest = DiagnosticKind("MG5006", "UnknownTestInExpect", .error)
  static let expectOnNegativeTest = DiagnosticKind("MG5007", "ExpectOnNegativeTest", .error)
  static let unknownExpectKey = DiagnosticKind("MG5008", "UnknownExpectKey", .error)
  static let duplicateRuleID = DiagnosticKind("MG5009", "DuplicateRuleID", .error)
  static let missingBase = DiagnosticKind("MG5010", "MissingBase", .error)
  static let baseCycle = DiagnosticKind("MG5011", "BaseCycle", .error)
  static let unsuitableBase = DiagnosticKind("MG5012", "UnsuitableBase", .error)
  static let basesTooDeep = DiagnosticKind("MG5013", "BasesTooDeep", .error)
  static let brokenBase = DiagnosticKind("MG5014", "BrokenBase", .note)

  /// Every kind above, in the order of the codes.
  package static let all: [DiagnosticKind] = [
    missingAnalysisType, unknownAnalysisType, unknownKey, missingKey, wrongType, invalidName,
    invalidSeverity, unquotedNumber, conflictingKeys, repeatedItem, dedupPeriodNotPositive,
    shortDedupPeriod, longDedupPeriod, numberOutOfRange, ambiguousScalar, numberNotFinite,
    foreignFile, keyNotInherited, misplacedKey, notAMapping, emptyList, forgottenDash,
    scheduledOnly, keyNotText, unknownExpressionKey, notAnExpression, mixedShapes,
    missingCondition, unknownCondition, notInFilters, missingOperand, valueForValues,
    valuesForValue, unexpectedOperand, redundantValue, missingSpecifier, severalSpecifiers,
    invalidKeyPath, invalidDeepKey, elementOutsideExpressions, nullValue, mixedValues,
    duplicateValues, emptyValues, emptyCombinator, emptyExpressions, malformedCIDR, hostBits,
    impossibleOperand, cidrInIsIn, invalidMultiKey, invalidEnrichment, enrichmentNotHere,
    invalidTitle, plainStringInGroupBy, invalidSpecifier, repeatedKeyName, invalidChangeTo,
    invalidAttribute, repeatedTestName, logAsText, invalidLog, mocksWithoutEffect,
    ambiguousScalarInLog, unknownTest, expectOnNegativeTest, unknownExpectKey, duplicateRuleID,
    missingBase, baseCycle, unsuitableBase, basesTooDeep, brokenBase,
  ]
}
