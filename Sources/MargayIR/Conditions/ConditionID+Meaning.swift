import MargayEvents

extension ConditionID {
  /// Whether the condition, in its positive, holds for a value (Documentation/Language, section 3).
  ///
  /// Total: any value, any operand. The functions stand beside the rows of the table.
  func holds(_ value: ValueRef, _ operand: UnsafePointer<PreparedOperand>) -> Bool {
    switch self {
    case .equals: ComparisonConditions.equals(value, operand)
    case .iEquals: ComparisonConditions.iEquals(value, operand)
    case .startsWith: TextConditions.startsWith(value, operand)
    case .endsWith: TextConditions.endsWith(value, operand)
    case .iStartsWith: TextConditions.iStartsWith(value, operand)
    case .iEndsWith: TextConditions.iEndsWith(value, operand)
    case .contains: MembershipConditions.contains(value, operand)
    case .iContains: MembershipConditions.iContains(value, operand)
    case .isGreaterThan:
      ComparisonConditions.order(value, operand.pointee.value).map { $0 > 0 } ?? false
    case .isGreaterThanOrEquals:
      ComparisonConditions.order(value, operand.pointee.value).map { $0 >= 0 } ?? false
    case .isLessThan:
      ComparisonConditions.order(value, operand.pointee.value).map { $0 < 0 } ?? false
    case .isLessThanOrEquals:
      ComparisonConditions.order(value, operand.pointee.value).map { $0 <= 0 } ?? false
    case .isIn: MembershipConditions.isIn(value, operand)
    case .exists: value.kind != .missing
    case .isNull: value.isMissingOrNull
    case .isNullOrEmpty: PresenceConditions.isNullOrEmpty(value, operand)
    case .isIPAddress: AddressConditions.address(value) != nil
    case .isIPv4Address: AddressConditions.address(value)?.isIPv6 == false
    case .isIPv6Address: AddressConditions.address(value)?.isIPv6 == true
    case .isIPAddressPrivate:
      AddressConditions.address(value).map(SpecialPurposeAddresses.isPrivate) ?? false
    case .isIPAddressPublic:
      AddressConditions.address(value).map(SpecialPurposeAddresses.isPublic) ?? false
    case .isIPAddressInCIDR: AddressConditions.isInNetwork(value, operand)
    case .cidrContainsIPAddresses: AddressConditions.networkContains(value, operand)
    }
  }

  /// Whether text is compared after lower-casing, so that the operand must be lower-cased beforehand.
  var foldsText: Bool {
    switch self {
    case .iEquals, .iStartsWith, .iEndsWith, .iContains: true
    default: false
    }
  }
}
