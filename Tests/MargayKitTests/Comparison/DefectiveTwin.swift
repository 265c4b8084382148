import MargayKit

/// The twin in Swift of the rule of `PlantedTwinDifferencesTests`, with a defect.
struct DefectiveTwin: Rule, Equatable {
  typealias Defect = PlantedTwinDifferencesTests.Defect

  let id = "Twin.Swift"
  let logTypes = ["Custom.Log"]
  let severity = Severity.medium
  let defect: Defect

  private static let office = IPRange("10.0.0.0/8")
  private static let smallOffice = IPRange("10.0.0.0/9")

  var inlineFilters: [MatchExpression] {
    switch defect {
    case .filterMissing, .filterIgnoresCase: []
    case .filterShorter: [MatchExpression("env", "IsNotIn", ["test"])]
    default: [MatchExpression("env", "IsNotIn", ["test", "lab"])]
    }
  }

  func matches(_ event: Event) -> Bool {
    if defect == .filterIgnoresCase, event["env"].isIn(["test", "lab"]) { return false }
    return nameFits(event) && typeFits(event) && teamFits(event) && countFits(event)
      && parentFits(event) && addressFits(event) && agentFits(event) && resourcesFit(event)
  }

  private func nameFits(_ event: Event) -> Bool {
    let name = event["eventName"]
    switch defect {
    case .eventNameOther: return name.isIn(["CreateKey", "DeleteKeys"])
    case .eventNameShorter: return name.isIn(["CreateKey"])
    case .eventNameIgnoresCase:
      return name.isIn(["CreateKey", "DeleteKey"]) || name.equalsIgnoringCase("CreateKey")
    case .eventNameOfLists: return name == "CreateKey" || name == "DeleteKey"
    default: return name.isIn(["CreateKey", "DeleteKey"])
    }
  }

  private func typeFits(_ event: Event) -> Bool {
    let type = event["user", "type"]
    switch defect {
    case .typeKeepsCase: return type.hasPrefix("Admin")
    case .typeContains: return type.text != nil && type.containsIgnoringCase("admin")
    case .typeEquals: return type.equalsIgnoringCase("administrator")
    default: return type.text?.lowercased().hasPrefix("admin") == true
    }
  }

  private func teamFits(_ event: Event) -> Bool {
    let team = event["user", "team"]
    switch defect {
    case .teamDecomposed: return team != "cafe\u{301}"
    // Swift's strings are equal here when they only look alike.
    case .teamCanonical: return team.string != "caf\u{E9}"
    case .teamMustExist: return team.exists && team != "caf\u{E9}"
    case .teamOtherField: return event["team"] != "caf\u{E9}"
    default: return team != "caf\u{E9}"
    }
  }

  private func countFits(_ event: Event) -> Bool {
    let count = event["count"]
    switch defect {
    case .countGreater: return count > 10
    case .countOther: return count >= 11
    case .countOfText: return count >= 10 || count.string.flatMap { Int($0) } ?? 0 >= 10
    case .countRounded: return count.double.map { $0.rounded() >= 10 } ?? false
    default: return count >= 10
    }
  }

  private func parentFits(_ event: Event) -> Bool {
    switch defect {
    case .parentNull: event["parent"].isNull
    case .parentOther: !event["parents"].exists
    default: !event["parent"].exists
    }
  }

  private func addressFits(_ event: Event) -> Bool {
    let address = event["sourceIP"]
    switch defect {
    case .addressBlock: return Self.smallOffice?.contains(address) == false
    case .addressMustBe:
      return address.text?.isIPAddress == true && Self.office?.contains(address) == false
    case .addressOtherField: return Self.office?.contains(event["source", "ip"]) == false
    default: return Self.office?.contains(address) == false
    }
  }

  private func agentFits(_ event: Event) -> Bool {
    switch defect {
    case .agentIgnoresCase: !event["agent"].containsIgnoringCase("bot")
    case .agentPrefix: !event["agent"].hasPrefix("bot")
    default: !event["agent"].contains("bot")
    }
  }

  private func resourcesFit(_ event: Event) -> Bool {
    let resources = event["resources"]
    let list = resources.elements
    switch defect {
    case .resourceSeparate:
      return list.contains { $0["kind"] == "key" } && list.contains { $0["region"].hasSuffix("-1") }
    case .resourceFirst: return list.first.map(resourceFits) ?? false
    case .resourceAll: return !list.isEmpty && list.allSatisfy(resourceFits)
    case .regionStarts: return list.contains { resourceFits($0) && !$0["region"].hasPrefix("us-") }
    case .regionContains:
      return list.contains { $0["kind"] == "key" && $0["region"].text?.contains("-1") == true }
    default: return list.contains(where: resourceFits)
    }
  }

  private func resourceFits(_ resource: Value) -> Bool {
    resource["kind"] == "key" && resource["region"].hasSuffix("-1")
  }

  func title(_ event: Event) -> String? {
    switch defect {
    case .titleOther: "Key of \(event.shown("user.id")) in \(event.shown("region"))"
    case .titleMissingText: "Key of \(event.shown("user.name")) in \(event["region"])"
    default: "Key of \(event.shown("user.name")) in \(event.shown("region"))"
    }
  }

  func dedup(_ event: Event) -> String? {
    switch defect {
    case .dedupOrder: event.groupKey("user.name", "region") ?? defaultDedup
    case .dedupMissing: event.groupKey("region", "user.name")
    default: event.groupKey("region", "user.name") ?? defaultDedup
    }
  }

  func alertContext(_ event: Event) -> AlertContext {
    switch defect {
    case .contextOther: ["who": event["user"], "kinds": event.value("resources[*].kind")]
    case .contextFirst: ["who": event["user", "name"], "kinds": event.value("resources[0].kind")]
    default: ["who": event["user", "name"], "kinds": event.value("resources[*].kind")]
    }
  }

  func severity(_ event: Event) -> Severity? {
    let isMany = defect == .severityBound ? event["count"] >= 100 : event["count"] > 100
    let isDeleted = event["eventName"] == "DeleteKey"
    if defect == .severityOrder, isDeleted { return .low }
    if isMany { return .high }
    if isDeleted { return defect == .severityOther ? .info : .low }
    return nil
  }
}
