/// What a file of a rule repository is: the values of AnalysisType (Documentation/Language, section 1).
package enum AnalysisKind: String, Sendable, CaseIterable {
  /// A rule over log events.
  case rule
  /// A rule over the rows of a query.
  case scheduledRule = "scheduled_rule"
  /// A check of a cloud resource.
  case policy
  /// A rule over the matches of other rules.
  case correlationRule = "correlation_rule"
  /// A stored query.
  case savedQuery = "saved_query"
  /// A query that runs by itself.
  case scheduledQuery = "scheduled_query"
  /// Field names common to several log types.
  case dataModel = "datamodel"
  /// A table for enrichment.
  case lookupTable = "lookup_table"
  /// A list of detections.
  case pack
  /// Python code shared by rules.
  case global
  /// A prompt that runs by itself.
  case scheduledPrompt = "scheduled_prompt"

  /// What it is, for a sentence: "a policy".
  package var phrase: String {
    switch self {
    case .rule: "a rule"
    case .scheduledRule: "a scheduled rule"
    case .policy: "a policy"
    case .correlationRule: "a correlation rule"
    case .savedQuery: "a saved query"
    case .scheduledQuery: "a scheduled query"
    case .dataModel: "a data model"
    case .lookupTable: "a lookup table"
    case .pack: "a pack"
    case .global: "a global helper"
    case .scheduledPrompt: "a scheduled prompt"
    }
  }
}
