package import MargayDiagnostics

/// The kinds of diagnostics that the front end gives: one line each.
///
/// MG2 structure, MG3 expressions, MG4 alert fields, MG5 tests and registry. Codes are never reused.
package enum FrontendDiagnostics {
  // Structure (Documentation/Language, section 1)
  package static let missingAnalysisType = DiagnosticKind("MG2001", "MissingAnalysisType", .error)
  package static let unknownAnalysisType = DiagnosticKind("MG2002", "UnknownAnalysisType", .error)
  package static let unknownKey = DiagnosticKind("MG2003", "UnknownKey", .error)
  package static let missingKey = DiagnosticKind("MG2004", "MissingKey", .error)
  package static let wrongType = DiagnosticKind("MG2005", "WrongType", .error)
  package static let invalidName = DiagnosticKind("MG2006", "InvalidName", .error)
  package static let invalidSeverity = DiagnosticKind("MG2007", "InvalidSeverity", .error)
  package static let unquotedNumber = DiagnosticKind("MG2008", "UnquotedNumber", .error)
  package static let conflictingKeys = DiagnosticKind("MG2009", "ConflictingKeys", .error)
  package static let repeatedItem = DiagnosticKind("MG2010", "RepeatedItem", .warning)
  package static let dedupPeriodNotPositive = DiagnosticKind(
    "MG2011", "DedupPeriodNotPositive", .error)
  package static let shortDedupPeriod = DiagnosticKind("MG2012", "ShortDedupPeriod", .warning)
  package static let longDedupPeriod = DiagnosticKind("MG2013", "LongDedupPeriod", .note)
  package static let numberOutOfRange = DiagnosticKind("MG2014", "NumberOutOfRange", .error)
  package static let ambiguousScalar = DiagnosticKind("MG2015", "AmbiguousScalar", .error)
  package static let numberNotFinite = DiagnosticKind("MG2016", "NumberNotFinite", .error)
  package static let foreignFile = DiagnosticKind("MG2017", "ForeignFile", .error)
  package static let keyNotInherited = DiagnosticKind("MG2018", "KeyNotInherited", .error)
  package static let misplacedKey = DiagnosticKind("MG2019", "MisplacedKey", .error)
  package static let notAMapping = DiagnosticKind("MG2020", "NotAMapping", .error)
  package static let emptyList = DiagnosticKind("MG2021", "EmptyList", .warning)
  package static let forgottenDash = DiagnosticKind("MG2022", "ForgottenDash", .error)
  package static let scheduledOnly = DiagnosticKind("MG2023", "KeyForOtherRuleKind", .error)
  package static let keyWithoutEffect = DiagnosticKind("MG2025", "KeyWithoutEffect", .warning)
  package static let keyNotText = DiagnosticKind("MG2024", "KeyNotText", .error)

  // Expressions (sections 2, 3 and 5)
  package static let unknownExpressionKey = DiagnosticKind("MG3001", "UnknownExpressionKey", .error)
  package static let notAnExpression = DiagnosticKind("MG3002", "NotAnExpression", .error)
  package static let mixedShapes = DiagnosticKind("MG3003", "MixedShapes", .error)
  package static let missingCondition = DiagnosticKind("MG3004", "MissingCondition", .error)
  package static let unknownCondition = DiagnosticKind("MG3005", "UnknownCondition", .error)
  package static let notInFilters = DiagnosticKind("MG3006", "NotAllowedInInlineFilters", .error)
  package static let missingOperand = DiagnosticKind("MG3007", "MissingOperand", .error)
  package static let valueForValues = DiagnosticKind("MG3008", "ValueForValues", .error)
  package static let valuesForValue = DiagnosticKind("MG3009", "ValuesForValue", .error)
  package static let unexpectedOperand = DiagnosticKind("MG3010", "UnexpectedOperand", .error)
  package static let redundantValue = DiagnosticKind("MG3011", "RedundantValue", .warning)
  package static let missingSpecifier = DiagnosticKind("MG3012", "MissingSpecifier", .error)
  package static let severalSpecifiers = DiagnosticKind("MG3013", "SeveralSpecifiers", .error)
  package static let invalidKeyPath = DiagnosticKind("MG3014", "InvalidKeyPath", .error)
  package static let invalidDeepKey = DiagnosticKind("MG3015", "InvalidDeepKey", .error)
  package static let elementOutsideExpressions = DiagnosticKind(
    "MG3016", "ElementOutsideExpressions", .error)
  package static let nullValue = DiagnosticKind("MG3017", "NullValue", .error)
  package static let mixedValues = DiagnosticKind("MG3018", "MixedValues", .error)
  package static let duplicateValues = DiagnosticKind("MG3019", "DuplicateValues", .warning)
  package static let emptyValues = DiagnosticKind("MG3020", "EmptyValues", .warning)
  package static let emptyCombinator = DiagnosticKind("MG3021", "EmptyCombinator", .warning)
  package static let emptyExpressions = DiagnosticKind("MG3022", "EmptyExpressions", .error)
  package static let malformedCIDR = DiagnosticKind("MG3023", "MalformedCIDR", .error)
  package static let hostBits = DiagnosticKind("MG3024", "HostBitsSet", .note)
  package static let impossibleOperand = DiagnosticKind("MG3025", "ImpossibleOperand", .warning)
  package static let cidrInIsIn = DiagnosticKind("MG3026", "CIDRInIsIn", .warning)
  package static let invalidMultiKey = DiagnosticKind("MG3027", "InvalidMultiKey", .error)
  package static let invalidEnrichment = DiagnosticKind("MG3028", "InvalidEnrichment", .error)
  package static let enrichmentNotHere = DiagnosticKind(
    "MG3029", "EnrichmentNotAllowedHere", .error)

  // Alert fields (section 6)
  package static let invalidTitle = DiagnosticKind("MG4001", "InvalidTitle", .error)
  package static let plainStringInGroupBy = DiagnosticKind("MG4002", "PlainStringInGroupBy", .error)
  package static let invalidSpecifier = DiagnosticKind("MG4003", "InvalidKeySpecifier", .error)
  package static let repeatedKeyName = DiagnosticKind("MG4004", "RepeatedKeyName", .error)
  package static let invalidChangeTo = DiagnosticKind("MG4005", "InvalidChangeTo", .error)
  package static let invalidAttribute = DiagnosticKind("MG4006", "InvalidSummaryAttribute", .error)

  // Tests and registry (sections 1 and 7)
  package static let repeatedTestName = DiagnosticKind("MG5001", "RepeatedTestName", .error)
  package static let logAsText = DiagnosticKind("MG5002", "LogAsText", .warning)
  package static let invalidLog = DiagnosticKind("MG5003", "InvalidLog", .error)
  package static let mocksWithoutEffect = DiagnosticKind("MG5004", "MocksWithoutEffect", .warning)
  package static let ambiguousScalarInLog = DiagnosticKind(
    "MG5005", "AmbiguousScalarInLog", .warning)
  package static let unknownTest = DiagnosticKind("MG5006", "UnknownTestInExpect", .error)
  package static let expectOnNegativeTest = DiagnosticKind("MG5007", "ExpectOnNegativeTest", .error)
  package static let unknownExpectKey = DiagnosticKind("MG5008", "UnknownExpectKey", .error)
  package static let duplicateRuleID = DiagnosticKind("MG5009", "DuplicateRuleID", .error)
  package static let missingBase = DiagnosticKind("MG5010", "MissingBase", .error)
  package static let baseCycle = DiagnosticKind("MG5011", "BaseCycle", .error)
  package static let unsuitableBase = DiagnosticKind("MG5012", "UnsuitableBase", .error)
  package static let basesTooDeep = DiagnosticKind("MG5013", "BasesTooDeep", .error)
  package static let brokenBase = DiagnosticKind("MG5014", "BrokenBase", .note)

  // Override files (Documentation/Language, Override files)
  package static let unchangeableKey = DiagnosticKind("MG5015", "UnchangeableKey", .error)
  package static let invalidSelection = DiagnosticKind("MG5016", "InvalidSelection", .error)
  package static let overrideWithoutEffect = DiagnosticKind(
    "MG5017", "OverrideWithoutEffect", .warning)
  package static let repeatedFilterName = DiagnosticKind("MG5018", "RepeatedFilterName", .error)
  package static let unknownFilterMode = DiagnosticKind("MG5019", "UnknownFilterMode", .error)

  /// Every kind above, in the order of the codes.
  package static let all: [DiagnosticKind] = [
    missingAnalysisType, unknownAnalysisType, unknownKey, missingKey, wrongType, invalidName,
    invalidSeverity, unquotedNumber, conflictingKeys, repeatedItem, dedupPeriodNotPositive,
    shortDedupPeriod, longDedupPeriod, numberOutOfRange, ambiguousScalar, numberNotFinite,
    foreignFile, keyNotInherited, misplacedKey, notAMapping, emptyList, forgottenDash,
    scheduledOnly, keyNotText, keyWithoutEffect, unknownExpressionKey, notAnExpression, mixedShapes,
    missingCondition, unknownCondition, notInFilters, missingOperand, valueForValues,
    valuesForValue, unexpectedOperand, redundantValue, missingSpecifier, severalSpecifiers,
    invalidKeyPath, invalidDeepKey, elementOutsideExpressions, nullValue, mixedValues,
    duplicateValues, emptyValues, emptyCombinator, emptyExpressions, malformedCIDR, hostBits,
    impossibleOperand, cidrInIsIn, invalidMultiKey, invalidEnrichment, enrichmentNotHere,
    invalidTitle, plainStringInGroupBy, invalidSpecifier, repeatedKeyName, invalidChangeTo,
    invalidAttribute, repeatedTestName, logAsText, invalidLog, mocksWithoutEffect,
    ambiguousScalarInLog, unknownTest, expectOnNegativeTest, unknownExpectKey, duplicateRuleID,
    missingBase, baseCycle, unsuitableBase, basesTooDeep, brokenBase,
    unchangeableKey, invalidSelection, overrideWithoutEffect, repeatedFilterName, unknownFilterMode,
  ]
}
