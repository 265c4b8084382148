// Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

/// Every check with its page, by code.
package enum CheckIndex {
  /// The checks.
  package static let all: [any Check] = [
    NeverMatches(),
    AlwaysMatches(),
    Contradiction(),
    EmptyRange(),
    ImpossibleGroup(),
    AlternativesAlwaysHold(),
    DuplicateExpression(),
    ImpliedCondition(),
    NeedlessPresenceTest(),
    CoveredAlternative(),
    UnreachableAlternative(),
    OverlappingOnlyOne(),
    FilterAgainstDetection(),
    FilterWithoutEffect(),
    UnreachableSeverity(),
    SeverityOfEveryMatch(),
    DominatingConstant(),
    CombinatorOfOne(),
    NestedCombinator(),
    ScalarConditionOnWildcard(),
    ConditionsOnDifferentElements(),
    AllElementsOfNothing(),
    PresenceOfWildcard(),
    ListOfOne(),
    GlobInText(),
    RegularExpressionInText(),
    NumberAsText(),
    EmptyTextOperand(),
    FieldComparedWithItself(),
    NegationOnMissingField(),
    MatchesEmptyEvent(),
    WholeAddressSpace(),
    PublicAddressesInPrivateRange(),
    HandWrittenPrivateRanges(),
    NotAPrivateAddress(),
    EqualsRepeated(),
    ExcludedListItem(),
    AbsolutePathInExpressions(),
    CaseVariantsInList(),
    DottedKey(),
    UnknownLogType(),
    MisspeltLogType(),
    UnknownField(),
    FilterFieldInOtherCase(),
    ValueOfOtherKind(),
    ValueInOtherCase(),
    UnlistedValue(),
    CaseSensitiveComparison(),
    FalseIsEmpty(),
    NameOnList(),
    ScalarConditionOnList(),
    ElementsOfOtherField(),
    NameInScalar(),
    EventSourceWithoutDomain(),
    ActionAsEventName(),
    MissingDescription(),
    MissingRunbook(),
    MissingReference(),
    MissingDisplayName(),
    PlaceholderText(),
    MalformedTechnique(),
    MisspeltFramework(),
    UnknownTechnique(),
    TechniqueOfOtherTactic(),
    SupersededTechnique(),
    InfoWithAlert(),
    ThresholdOverAllMatches(),
    ThresholdByTitle(),
    GroupByConstant(),
    GroupByEventID(),
    GroupByTime(),
    GroupByIPAddress(),
    AlertKeyWithoutAlert(),
    ReferenceWithoutLink(),
    UnencryptedReference(),
    DisabledWithoutReason(),
    DescriptionIsName(),
    RunbookIsDescription(),
    TagOfOtherSeverity(),
    IneffectiveDynamicSeverity(),
    LineBreakInTitle(),
    PaddedText(),
    RepeatedContextValue(),
    UnconventionalRuleID(),
    UnconventionalFileName(),
    UnchangedDerivation(),
    MissingTests(),
    MissingPositiveTest(),
    MissingNegativeTest(),
    PlaceholderInNoTest(),
    FilterFieldInNoTest(),
    FieldInNoTest(),
    GroupByFieldInNoTest(),
    ContextFieldInNoTest(),
    SummaryFieldInNoTest(),
    NegativeTestsWithoutFields(),
    RepeatedTestLog(),
    ExpectationOfConstant(),
    TestOfOtherLogType(),
    UntestedExpression(),
    UntestedSeverity(),
    MeaninglessTestName(),
    RealAccountID(),
    RealIPAddress(),
    RealMACAddress(),
    RealMailAddress(),
    RealDomain(),
    InvisibleCharacter(),
    BidirectionalCharacter(),
    LookAlikeCharacter(),
    UnusualSpace(),
    TypographicQuotes(),
    TrailingSpace(),
    TabInText(),
    MixedLineEnds(),
    SecretInFile(),
    DuplicateRule(),
    SubsumedRule(),
    RepeatedDisplayName(),
    RuleIDsAlike(),
    CopiedDescription(),
    RepeatedBaseValue(),
  ]

  /// The pages, in the order of the checks: the doc comments, in Markdown.
  package static let pages: [StaticString] = [
    ##"""
    No event fulfils the rule, so that it never makes an alert.

    ## Why

    A rule that is proved never to match looks like cover and is none. Pairs of conditions that contradict each other
    are
    told as such (MG6003); here it takes more than two, or the Detection is AlwaysFalse.

    ## Bad

    ```yaml
    Detection: # MG6001
      - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
      - {KeyPath: eventName, Condition: IsNotIn, Values: [StopLogging, UpdateTrail]}
      - {KeyPath: eventName, Condition: IsNotIn, Values: [DeleteTrail, CreateTrail]}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
      - {KeyPath: errorCode, Condition: DoesNotExist}
    ```
    """##,
    ##"""
    Every event fulfils the rule, though it has conditions.

    ## Why

    Of several alternatives one always holds, most often because two negatives stand in an Any where an All was meant:
    what
    equals the one value does not equal the other. A rule that is to match every event says so with AlwaysTrue.

    ## Bad

    ```yaml
    Detection: # MG6002
      - Any:
          - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
          - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
      - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
    ```
    """##,
    ##"""
    Two conditions must both hold, and no event fulfils both.

    ## Why

    Conditions of a list must all hold. A field that equals one value equals no other, does not start otherwise, and
    is not
    missing. Where one of two values is meant, IsIn or Any says so.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: StopLogging}
    - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6003
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
    ```
    """##,
    ##"""
    No value lies between two bounds that must both hold.

    ## Why

    The lower bound is not below the upper one. Often the two are exchanged, or an Any was meant: below the one or
    above the
    other.

    ## Bad

    ```yaml
    - {KeyPath: additionalEventData.bytes, Condition: IsLessThan, Value: 100}
    - {KeyPath: additionalEventData.bytes, Condition: IsGreaterThan, Value: 500} # MG6004
    ```

    ## Good

    ```yaml
    - {KeyPath: additionalEventData.bytes, Condition: IsGreaterThan, Value: 100}
    - {KeyPath: additionalEventData.bytes, Condition: IsLessThan, Value: 500}
    ```
    """##,
    ##"""
    No event fulfils a part of the rule.

    ## Why

    The part does nothing: as an alternative it never holds, as a list comprehension it finds no element. Where only
    two
    conditions contradict each other they are told as such (MG6003).

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
    - Any:
        - {KeyPath: errorCode, Condition: DoesNotExist}
        - None: # MG6005
            - {KeyPath: readOnly, Condition: Equals, Value: true}
            - {KeyPath: readOnly, Condition: DoesNotEqual, Value: true}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
    - Any:
        - {KeyPath: errorCode, Condition: DoesNotExist}
        - None:
            - {KeyPath: readOnly, Condition: Equals, Value: true}
    ```
    """##,
    ##"""
    Of some alternatives one always holds, so that they ask for nothing.

    ## Why

    Two negatives of one field in an Any: what equals the one value does not equal the other. All was meant, or
    IsNotIn.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - Any: # MG6006
        - {KeyPath: sourceIPAddress, Condition: DoesNotEqual, Value: 192.0.2.1}
        - {KeyPath: sourceIPAddress, Condition: DoesNotEqual, Value: 192.0.2.2}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: sourceIPAddress, Condition: IsNotIn, Values: [192.0.2.1, 192.0.2.2]}
    ```
    """##,
    ##"""
    An expression stands twice, or says the same as another one beside it.

    ## Why

    The second changes nothing. Often another field or value was meant when the first was copied.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: readOnly, Condition: Equals, Value: false}
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin} # MG6007
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: readOnly, Condition: Equals, Value: false}
    ```

    ## Fix

    Safe: removes the second; what the rule matches stays.
    """##,
    ##"""
    A condition holds wherever another one does that must hold too.

    ## Why

    It asks for nothing: a field that equals `PutBucketPolicy` starts with `Put`, and an address that is public is an
    address.
    Either it is left over, or it should have been an alternative.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: StartsWith, Value: Put} # MG6008
    - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: PutBucketPolicy}
    ```

    ## Fix

    Unsafe: removes the condition. What the rule matches stays, but another value may have been meant.
    """##,
    ##"""
    A condition asks whether there is a value, and another one on the same field needs it anyway.

    ## Why

    Conditions in their positive never hold for a missing field: `Exists` beside `Equals` changes nothing. Some write
    it for
    readers, so that this check is off unless it is selected.

    ## Bad

    ```yaml
    - {KeyPath: errorCode, Condition: Exists} # MG6009
    - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
    ```

    ## Good

    ```yaml
    - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
    ```

    ## Fix

    Safe: removes the test; what the rule matches stays.
    """##,
    ##"""
    An alternative holds only where another one does.

    ## Why

    It adds nothing: what starts with `DeleteTrail` starts with `Delete`. Either it is left over, or the other
    alternative is
    wider than it was meant to be.

    ## Bad

    ```yaml
    - Any:
        - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
        - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6010
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
    ```

    ## Fix

    Unsafe: removes the alternative. What the rule matches stays, but the other one may be too wide.
    """##,
    ##"""
    An alternative contradicts a condition that must hold beside it.

    ## Why

    The alternative never holds where the whole could, so that it adds nothing. Of copies for another event name that
    is
    the usual rest.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
    - Any:
        - {KeyPath: errorCode, Condition: DoesNotExist}
        - {KeyPath: eventName, Condition: Equals, Value: UpdateTrail} # MG6011
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]}
    - {KeyPath: errorCode, Condition: DoesNotExist}
    ```
    """##,
    ##"""
    An expression of OnlyOne never holds alone.

    ## Why

    OnlyOne holds when exactly one of its expressions does. Where another one holds whenever this one does, this one
    makes
    the whole fail.

    ## Bad

    ```yaml
    - OnlyOne:
        - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
        - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail} # MG6012
    ```

    ## Good

    ```yaml
    - OnlyOne:
        - {KeyPath: eventName, Condition: StartsWith, Value: Delete}
        - {KeyPath: errorCode, Condition: Equals, Value: AccessDenied}
    ```
    """##,
    ##"""
    An inline filter lets no event pass that the Detection asks for.

    ## Why

    The filter is asked first, and what it lets pass never fulfils the Detection: the rule never matches. A filter
    says which
    events are looked at, not which are left out.

    ## Bad

    ```yaml
    InlineFilters:
      - {KeyPath: eventName, Condition: Equals, Value: AssumeRole} # MG6013
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Good

    ```yaml
    InlineFilters:
      - {KeyPath: recipientAccountId, Condition: DoesNotEqual, Value: "111122223333"}
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```
    """##,
    ##"""
    An inline filter lets every event pass that the Detection asks for.

    ## Why

    The Detection alone says as much: the filter keeps nothing out. Where it was meant to leave something out, its
    value or
    its field is another one.

    ## Bad

    ```yaml
    InlineFilters:
      - {KeyPath: eventName, Condition: DoesNotEqual, Value: AssumeRole} # MG6014
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Good

    ```yaml
    InlineFilters:
      - {KeyPath: recipientAccountId, Condition: DoesNotEqual, Value: "111122223333"}
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Fix

    Unsafe: removes the filter. What the rule matches stays, but another value may have been meant.
    """##,
    ##"""
    An entry of DynamicSeverities never decides.

    ## Why

    The first entry whose conditions hold wins. Where an earlier entry holds whenever this one does, or the conditions
    never
    hold in a match, the entry has no effect: the narrower one stands first.

    ## Bad

    ```yaml
    DynamicSeverities:
      - ChangeTo: High
        Conditions: [{KeyPath: userIdentity.arn, Condition: Contains, Value: prod}]
      - ChangeTo: Critical
        Conditions: [{KeyPath: userIdentity.arn, Condition: Equals, Value: "arn:aws:iam::111122223333:user/prod"}] # MG6015
    ```

    ## Good

    ```yaml
    DynamicSeverities:
      - ChangeTo: Critical
        Conditions: [{KeyPath: userIdentity.arn, Condition: Equals, Value: "arn:aws:iam::111122223333:user/prod"}]
      - ChangeTo: High
        Conditions: [{KeyPath: userIdentity.arn, Condition: Contains, Value: prod}]
    ```
    """##,
    ##"""
    An entry of DynamicSeverities decides for every match.

    ## Why

    The Detection asks for what the conditions say, so that they always hold: Severity and the entries behind it have
    no
    effect.

    ## Bad

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    DynamicSeverities:
      - ChangeTo: High
        Conditions: [{KeyPath: eventName, Condition: StartsWith, Value: Console}] # MG6016
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    Severity: High
    ```
    """##,
    ##"""
    AlwaysTrue or AlwaysFalse decides alone, whatever stands beside it.

    ## Why

    AlwaysFalse in a list that must hold keeps it from ever holding, and AlwaysTrue in an Any makes every other
    alternative
    idle. Most often it is left over from a trial. AlwaysTrue in a list that must hold and AlwaysFalse in an Any
    change
    nothing and stay.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {Condition: AlwaysFalse} # MG6017
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Fix

    Unsafe: removes the constant.
    """##,
    ##"""
    All, Any or OnlyOne has a single expression.

    ## Why

    It says what the expression says. Where more alternatives are to come the frame may stay, so that this check is
    off unless
    it is selected. None of one expression is its negation and stays.

    ## Bad

    ```yaml
    - Any: # MG6018
        - KeyPath: eventName
          Condition: Equals
          Value: ConsoleLogin
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: ConsoleLogin
    ```

    ## Fix

    Safe: puts the expression in the combinator's place, in block style.
    """##,
    ##"""
    All stands in All, or Any in Any.

    ## Why

    The inner list could be part of the outer one: the nesting says nothing. Some group for readers, so that this
    check is
    off unless it is selected.

    ## Bad

    ```yaml
    - All: # MG6019
        - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
        - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    - {KeyPath: errorCode, Condition: DoesNotExist}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    - {KeyPath: errorCode, Condition: DoesNotExist}
    ```
    """##,
    ##"""
    A path with `[*]` has a condition that never holds for a list.

    ## Why

    `[*]` gives the list of the values in all elements. A list equals no text, starts with none and is no address, so
    that
    the condition never holds, and its negative always does. Contains asks whether the list has the value; AnyElement
    asks
    any condition of each element.

    ## Bad

    ```yaml
    - KeyPath: resources[*].type
      Condition: Equals # MG6020
      Value: AWS::S3::Bucket
    ```

    ## Good

    ```yaml
    - KeyPath: resources[*].type
      Condition: Contains
      Value: AWS::S3::Bucket
    ```

    ## Fix

    Unsafe: writes the condition that asks the elements, where there is one.
    """##,
    ##"""
    Two conditions on `[*]` of one list may be fulfilled by two different elements.

    ## Why

    `a[*].key` and `a[*].value` are two lists: some element has the key, some element has the value, not necessarily
    the
    same. Where one element is meant AnyElement says so. It cannot be known what is meant, so that this check is off
    unless
    it is selected.

    ## Bad

    ```yaml
    - {KeyPath: "resources[*].type", Condition: Contains, Value: "AWS::S3::Bucket"}
    - {KeyPath: "resources[*].accountId", Condition: Contains, Value: "111122223333"} # MG6021
    ```

    ## Good

    ```yaml
    - KeyPath: resources
      Condition: AnyElement
      Expressions:
        - {KeyPath: type, Condition: Equals, Value: "AWS::S3::Bucket"}
        - {KeyPath: accountId, Condition: Equals, Value: "111122223333"}
    ```
    """##,
    ##"""
    AllElements holds where there is no list, and nothing else asks for one.

    ## Why

    What is asked of all elements is true of an empty list, and a missing field counts as one. Then the condition
    holds for
    every event without the field. A condition beside it that the list is there, or not empty, says what is meant.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: PutEventSelectors}
    - KeyPath: requestParameters.eventSelectors
      Condition: AllElements # MG6022
      Expressions:
        - {KeyPath: includeManagementEvents, Condition: Equals, Value: false}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: PutEventSelectors}
    - {KeyPath: requestParameters.eventSelectors, Condition: IsNotNullOrEmpty}
    - KeyPath: requestParameters.eventSelectors
      Condition: AllElements
      Expressions:
        - {KeyPath: includeManagementEvents, Condition: Equals, Value: false}
    ```
    """##,
    ##"""
    A path with `[*]` is asked whether it exists.

    ## Why

    `a[*].b` gives a list wherever `a` is one, an empty one where no element has `b`. So it exists, and is not null,
    whatever
    the elements hold. IsNotNullOrEmpty asks whether there is a value.

    ## Bad

    ```yaml
    - {KeyPath: "resources[*].ARN", Condition: Exists} # MG6023
    ```

    ## Good

    ```yaml
    - {KeyPath: "resources[*].ARN", Condition: IsNotNullOrEmpty}
    ```

    ## Fix

    Unsafe: writes IsNotNullOrEmpty, or IsNullOrEmpty for DoesNotExist and IsNull.
    """##,
    ##"""
    IsIn or IsNotIn has a single item.

    ## Why

    On a field that holds one value Equals says the same. Where the field is a list IsIn asks for an element and
    stays, and
    where more items are to come it may stay too, so that this check is off unless it is selected.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [ConsoleLogin]} # MG6024
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```
    """##,
    ##"""
    A text has a `*` where only its beginning or end is looked at.

    ## Why

    There are no patterns in the language: `*` is a character like others. `StartsWith: arn:aws:iam::*` looks for a
    text that
    goes on with a star behind the colons. StartsWith needs no star at the end, EndsWith none at the beginning.

    ## Bad

    ```yaml
    - {KeyPath: userIdentity.arn, Condition: StartsWith, Value: "arn:aws:iam::111122223333:*"} # MG6025
    ```

    ## Good

    ```yaml
    - {KeyPath: userIdentity.arn, Condition: StartsWith, Value: "arn:aws:iam::111122223333:"}
    ```

    ## Fix

    Unsafe: leaves out the star.
    """##,
    ##"""
    A text looks like a regular expression.

    ## Why

    There are no regular expressions in the language: conditions compare texts as they stand, and a value hardly ever
    holds
    `.*` or `[0-9]`. Alternatives are written as Any, a beginning as StartsWith, what lies between two parts as two
    conditions.

    ## Bad

    ```yaml
    - {KeyPath: userAgent, Condition: Contains, Value: "aws-cli.*kali"} # MG6026
    ```

    ## Good

    ```yaml
    - {KeyPath: userAgent, Condition: Contains, Value: aws-cli}
    - {KeyPath: userAgent, Condition: Contains, Value: kali}
    ```
    """##,
    ##"""
    A comparison by order has a number in quotes.

    ## Why

    Text is compared byte by byte, so that `9` is greater than `10`, and a number is never greater or less than a
    text.

    ## Bad

    ```yaml
    - {KeyPath: additionalEventData.bytesTransferredOut, Condition: IsGreaterThan, Value: "1000000"} # MG6027
    ```

    ## Good

    ```yaml
    - {KeyPath: additionalEventData.bytesTransferredOut, Condition: IsGreaterThan, Value: 1000000}
    ```

    ## Fix

    Unsafe: writes the number without quotes, which holds for numbers only.
    """##,
    ##"""
    A condition on parts of a text has an empty text.

    ## Why

    Every text begins and ends with the empty text and contains it: the condition asks only whether the value is a
    text.

    ## Bad

    ```yaml
    - {KeyPath: errorCode, Condition: StartsWith, Value: ""} # MG6028
    ```

    ## Good

    ```yaml
    - {KeyPath: errorCode, Condition: Exists}
    ```
    """##,
    ##"""
    A field is compared with itself.

    ## Why

    The comparison asks only whether the field is there. The second of the two was meant to be another one.

    ## Bad

    ```yaml
    - Condition: DoesNotEqual
      Values: # MG6029
        - KeyPath: userIdentity.accountId
        - KeyPath: userIdentity.accountId
    ```

    ## Good

    ```yaml
    - Condition: DoesNotEqual
      Values:
        - KeyPath: userIdentity.accountId
        - KeyPath: recipientAccountId
    ```
    """##,
    ##"""
    A negative holds too where its field is missing, and nothing asks for the field.

    ## Why

    DoesNotEqual is the exact opposite of Equals: where there is no value it holds. Often that is what is wanted, so
    that this
    check is off unless it is selected; where it is not, a condition that the field exists stands beside it.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"} # MG6030
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    - {KeyPath: additionalEventData.MFAUsed, Condition: Exists}
    - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
    ```
    """##,
    ##"""
    The rule matches an event without any of the fields that it looks at.

    ## Why

    All conditions are negatives or ask for something missing, so that every event matches that is about something
    else. One
    condition says what the rule looks for, an event name for instance; negatives then leave something out of it.

    ## Bad

    ```yaml
    Detection: # MG6031
      - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
      - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: AWSService}
      - {KeyPath: additionalEventData.MFAUsed, Condition: DoesNotEqual, Value: "Yes"}
    ```
    """##,
    ##"""
    A network holds every address.

    ## Why

    Every IPv4 address and network lies in `0.0.0.0/0`, and every IPv6 one in `::/0`. Where a field holds the text of
    a network
    that is open to everybody, Equals asks for it; where any address is meant, IsIPv4Address does.

    ## Bad

    ```yaml
    - {KeyPath: requestParameters.cidrIp, Condition: IsIPAddressInCIDR, Value: 0.0.0.0/0} # MG6032
    ```

    ## Good

    ```yaml
    - {KeyPath: requestParameters.cidrIp, Condition: Equals, Value: 0.0.0.0/0}
    ```
    """##,
    ##"""
    A network is a private range with a prefix that is too short, so that it holds public addresses too.

    ## Why

    Of `172.0.0.0/8` only `172.16.0.0/12` is private, and of `192.0.0.0/8` only `192.168.0.0/16`. Traffic from the
    other
    addresses is taken for one's own.

    ## Bad

    ```yaml
    - {KeyPath: sourceIPAddress, Condition: IsIPAddressNotInCIDR, Value: 172.0.0.0/8} # MG6033
    ```

    ## Good

    ```yaml
    - {KeyPath: sourceIPAddress, Condition: IsIPAddressNotInCIDR, Value: 172.16.0.0/12}
    ```

    ## Fix

    Unsafe: writes the private range.
    """##,
    ##"""
    The private ranges of IPv4 are written by hand.

    ## Why

    IsIPAddressPrivate knows them, and loopback, link-local and IPv6 addresses too. Some want exactly the three
    ranges, so that
    this check is off unless it is selected.

    ## Bad

    ```yaml
    - None: # MG6034
        - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 10.0.0.0/8}
        - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 172.16.0.0/12}
        - {KeyPath: sourceIPAddress, Condition: IsIPAddressInCIDR, Value: 192.168.0.0/16}
    ```

    ## Good

    ```yaml
    - {KeyPath: sourceIPAddress, Condition: IsIPAddressPublic}
    ```
    """##,
    ##"""
    None with a test for private addresses holds for everything that is no address.

    ## Why

    What is not private may be public, but also missing, or a name: `sourceIPAddress` of CloudTrail holds the names of
    services.
    IsIPAddressPublic asks for a public address. It cannot be known what is meant, so that this check is off unless it
    is
    selected.

    ## Bad

    ```yaml
    - None:
        - {KeyPath: sourceIPAddress, Condition: IsIPAddressPrivate} # MG6035
    ```

    ## Good

    ```yaml
    - {KeyPath: sourceIPAddress, Condition: IsIPAddressPublic}
    ```
    """##,
    ##"""
    Several alternatives compare one field with one value each.

    ## Why

    IsIn says in one condition what the alternatives say, and IsNotIn what as many DoesNotEqual say. It is a matter of
    taste, so
    that this check is off unless it is selected.

    ## Bad

    ```yaml
    - Any: # MG6036
        - {KeyPath: eventName, Condition: Equals, Value: StopLogging}
        - {KeyPath: eventName, Condition: Equals, Value: DeleteTrail}
        - {KeyPath: eventName, Condition: Equals, Value: UpdateTrail}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail, UpdateTrail]}
    ```
    """##,
    ##"""
    An item of IsIn is left out again by IsNotIn or DoesNotEqual beside it.

    ## Why

    The item never counts: what equals it, or is a list with it, fails the other condition. One of the two lists is
    wrong.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging, DeleteTrail]} # MG6037
    - {KeyPath: eventName, Condition: IsNotIn, Values: [DeleteTrail, UpdateTrail]}
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: IsIn, Values: [StopLogging]}
    ```

    ## Fix

    Unsafe: removes the item from IsIn.
    """##,
    ##"""
    A path in Expressions begins with the list's own path.

    ## Why

    Paths in Expressions begin at the element: `userIdentity.roles` inside of it is a field of the element, which is
    hardly
    ever there. What stands behind the list's path is meant.

    ## Bad

    ```yaml
    - KeyPath: requestParameters.permissions
      Condition: AnyElement
      Expressions:
        - {KeyPath: requestParameters.permissions.group, Condition: Equals, Value: all} # MG6038
    ```

    ## Good

    ```yaml
    - KeyPath: requestParameters.permissions
      Condition: AnyElement
      Expressions:
        - {KeyPath: group, Condition: Equals, Value: all}
    ```

    ## Fix

    Unsafe: leaves out the list's path.
    """##,
    ##"""
    Items of a list differ in case only.

    ## Why

    A field whose case varies has more spellings than a list names. Any of IEquals finds all of them. Where the source
    is known
    to write exactly these, the list is right, so that this check is off unless it is selected.

    ## Bad

    ```yaml
    - {KeyPath: userIdentity.userName, Condition: IsIn, Values: [admin, Admin, ADMIN]} # MG6039
    ```

    ## Good

    ```yaml
    - {KeyPath: userIdentity.userName, Condition: IEquals, Value: admin}
    ```
    """##,
    ##"""
    A Key holds a name with dots, which reads like a path.

    ## Why

    Key takes one name literally: `Key: userIdentity.type` looks for a field whose name is `userIdentity.type`, dot
    included, and not for `type` in `userIdentity`. Such a field is hardly ever there, so that the condition sees a
    missing value in every event. A path is written as KeyPath. A field whose name does hold a dot can be written as
    `KeyPath: '"the.name"'`, which says so.

    ## Bad

    ```yaml
    - Key: userIdentity.type # MG6201
      Condition: Equals
      Value: Root
    ```

    ## Good

    ```yaml
    - KeyPath: userIdentity.type
      Condition: Equals
      Value: Root
    ```

    ## Fix

    Unsafe: writes KeyPath, which is another field unless it was meant.
    """##,
    ##"""
    A rule takes a log type that Margay does not know.

    ## Why

    The rule runs for events of that type as for any other, but its fields cannot be checked. Log types of one's own
    are named
    with their fields under `logTypes` in `.margay.yml`. The vendor has many more than Margay knows, so that this
    check is off
    unless it is selected.

    ## Bad

    ```yaml
    LogTypes: [Custom.Application] # MG6202
    ```

    ## Good

    ```yaml
    LogTypes: [AWS.CloudTrail]
    ```
    """##,
    ##"""
    The name of a log type is nearly one that Margay knows.

    ## Why

    Names of log types are compared exactly: a rule with `AWS.Cloudtrail` is never asked about events of
    `AWS.CloudTrail`.

    ## Bad

    ```yaml
    LogTypes: [AWS.Cloudtrail] # MG6203
    ```

    ## Good

    ```yaml
    LogTypes: [AWS.CloudTrail]
    ```

    ## Fix

    Unsafe: writes the known name.
    """##,
    ##"""
    A path names a field that events of the log type do not have.

    ## Why

    The documentation of the source lists all fields of the object, and this is none of them: the condition sees a
    missing
    value in every event. Only objects whose list is known to be whole are looked at; fields that the site adds are
    named under
    `fields` in `.margay.yml`.

    ## Bad

    ```yaml
    - {KeyPath: userIdentity.usrName, Condition: Equals, Value: alice} # MG6204
    ```

    ## Good

    ```yaml
    - {KeyPath: userIdentity.userName, Condition: Equals, Value: alice}
    ```

    ## Fix

    Unsafe: writes the field whose name is nearest.
    """##,
    ##"""
    A filter spells a field in another case than events do.

    ## Why

    InlineFilters find names exactly as they are spelt, unlike the Detection: `eventname` is another field than
    `eventName`. The
    filter sees a missing value in every event.

    ## Bad

    ```yaml
    InlineFilters:
      - {KeyPath: eventname, Condition: Equals, Value: ConsoleLogin} # MG6205
    ```

    ## Good

    ```yaml
    InlineFilters:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Fix

    Safe: writes the name as events have it.
    """##,
    ##"""
    A field is compared with a value of a kind that it never has.

    ## Why

    A text equals no number and no boolean, whatever it looks like: `mfaAuthenticated` of CloudTrail holds the text
    `"true"`,
    account numbers are text, and `readOnly` is a boolean. The condition never holds, and its negative always does.

    ## Bad

    ```yaml
    - {KeyPath: userIdentity.sessionContext.attributes.mfaAuthenticated, Condition: Equals, Value: false} # MG6206
    ```

    ## Good

    ```yaml
    - {KeyPath: userIdentity.sessionContext.attributes.mfaAuthenticated, Condition: Equals, Value: "false"}
    ```

    ## Fix

    Unsafe: writes the value in the field's kind.
    """##,
    ##"""
    A value is spelt in another case than the source writes it.

    ## Why

    The documentation of the source lists the field's values, and has this one in another case. Equals and IsIn
    compare text as
    it stands, so that the condition never holds.

    ## Bad

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: outcome.result, Condition: Equals, Value: Failure} # MG6207
    ```

    ## Good

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: outcome.result, Condition: Equals, Value: FAILURE}
    ```

    ## Fix

    Unsafe: writes the value as it is documented.
    """##,
    ##"""
    A value is none of those that the documentation of the source lists.

    ## Why

    It may be misspelt, or newer than the list, so that this check is off unless it is selected. Lists that are not
    known to be whole are left out.

    ## Bad

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: outcome.result, Condition: Equals, Value: FAILED} # MG6208
    ```

    ## Good

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: outcome.result, Condition: Equals, Value: FAILURE}
    ```
    """##,
    ##"""
    Text whose case somebody else chose is compared as it stands.

    ## Why

    User agents, host names and addresses of e-mail are written in any case by those who send them: `Contains: sqlmap`
    misses
    `SQLMap`. The conditions that begin with I compare after lower-casing. Where a service writes the text its case
    can be relied
    on, so that this check is off unless it is selected.

    ## Bad

    ```yaml
    - {KeyPath: userAgent, Condition: Contains, Value: sqlmap} # MG6209
    ```

    ## Good

    ```yaml
    - {KeyPath: userAgent, Condition: IContains, Value: sqlmap}
    ```

    ## Fix

    Unsafe: writes the condition that compares after lower-casing.
    """##,
    ##"""
    IsNullOrEmpty or IsNotNullOrEmpty asks for a boolean or a number.

    ## Why

    In the Detection `false` and `0` count as empty: IsNotNullOrEmpty on `readOnly` holds only where it is true.
    Sometimes just
    that is meant, so that this check is off unless it is selected; where it is not, IsNull asks whether the field is
    there.

    ## Bad

    ```yaml
    - {KeyPath: readOnly, Condition: IsNotNullOrEmpty} # MG6210
    ```

    ## Good

    ```yaml
    - {KeyPath: readOnly, Condition: IsNotNull}
    ```
    """##,
    ##"""
    A path goes on by name behind a field that is a list.

    ## Why

    A list has no names: `target.alternateId` of Okta is missing in every event, since `target` is a list of objects.
    `[*]`
    stands for its elements, `[0]` for the first, and AnyElement asks for one that fulfils several conditions.

    ## Bad

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: target.type, Condition: Contains, Value: User} # MG6211
    ```

    ## Good

    ```yaml
    LogTypes: [Okta.SystemLog]
    Detection:
      - {KeyPath: "target[*].type", Condition: Contains, Value: User}
    ```

    ## Fix

    Unsafe: writes `[*]` behind the list.
    """##,
    ##"""
    A field that is a list has a condition that never holds for a list.

    ## Why

    A list equals no text, starts with none and is no address: `sourceIPs` of Kubernetes is a list, of which Contains
    and IsIn
    ask for an element. AnyElement asks any condition of each element.

    ## Bad

    ```yaml
    LogTypes: [Amazon.EKS.Audit]
    Detection:
      - {KeyPath: user.groups, Condition: Equals, Value: "system:masters"} # MG6212
    ```

    ## Good

    ```yaml
    LogTypes: [Amazon.EKS.Audit]
    Detection:
      - {KeyPath: user.groups, Condition: Contains, Value: "system:masters"}
    ```

    ## Fix

    Unsafe: writes the condition that asks the elements, where there is one.
    """##,
    ##"""
    `[*]`, an index or a list comprehension stands for elements of a field that is no list.

    ## Why

    What is no list has no elements: the path leads to nothing, and a comprehension sees an empty list.

    ## Bad

    ```yaml
    - {KeyPath: "userIdentity[*].type", Condition: Contains, Value: Root} # MG6213
    ```

    ## Good

    ```yaml
    - {KeyPath: userIdentity.type, Condition: Contains, Value: Root}
    ```

    ## Fix

    Unsafe: leaves out the index.
    """##,
    ##"""
    A path goes on behind a field that is a text, a number or a boolean.

    ## Why

    Such a field has no fields of its own, so that the path leads to nothing in every event.

    ## Bad

    ```yaml
    - {KeyPath: eventSource.name, Condition: Equals, Value: iam.amazonaws.com} # MG6214
    ```

    ## Good

    ```yaml
    - {KeyPath: eventSource, Condition: Equals, Value: iam.amazonaws.com}
    ```
    """##,
    ##"""
    `eventSource` of CloudTrail is compared with the bare name of a service.

    ## Why

    CloudTrail writes the name with its domain: `iam.amazonaws.com`. `iam` alone is never there.

    ## Bad

    ```yaml
    - {KeyPath: eventSource, Condition: Equals, Value: iam} # MG6215
    ```

    ## Good

    ```yaml
    - {KeyPath: eventSource, Condition: Equals, Value: iam.amazonaws.com}
    ```

    ## Fix

    Unsafe: writes the domain behind the name.
    """##,
    ##"""
    `eventName` of CloudTrail is compared with an IAM action.

    ## Why

    IAM writes an action with its service, `iam:CreateUser`; CloudTrail has the service in `eventSource` and the name
    alone in
    `eventName`.

    ## Bad

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: "iam:CreateUser"} # MG6216
    ```

    ## Good

    ```yaml
    - {KeyPath: eventName, Condition: Equals, Value: CreateUser}
    ```

    ## Fix

    Unsafe: leaves out the service.
    """##,
    ##"""
    A rule has no Description.

    ## Why

    Whoever gets the alert, perhaps at night, reads there what was seen and why it matters. Whoever tunes the rule in a year
    reads there what it was meant to find.

    ## Bad

    ```yaml
    RuleID: Example.Rule # MG7001
    Severity: High
    ```

    ## Good

    ```yaml
    RuleID: Example.Rule
    Severity: High
    Description: A session of the root user began without a second factor.
    ```
    """##,
    ##"""
    A rule has no Runbook.

    ## Why

    An alert without a first step is answered differently by everybody, or by nobody. The runbook says how to tell a true
    alert from a false one, and what to do then. Rules that make no alerts (`CreateAlert: false`) need none.

    ## Bad

    ```yaml
    RuleID: Example.Rule # MG7002
    Severity: High
    ```

    ## Good

    ```yaml
    RuleID: Example.Rule
    Severity: High
    Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
    ```
    """##,
    ##"""
    A rule has no Reference.

    ## Why

    A link to the documentation of the event, or to the technique, lets the next person check that the rule still sees what
    it was written for.

    ## Bad

    ```yaml
    RuleID: Example.Rule # MG7003
    Severity: High
    ```

    ## Good

    ```yaml
    RuleID: Example.Rule
    Severity: High
    Reference: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-user-guide.html
    ```
    """##,
    ##"""
    A rule has no DisplayName.

    ## Why

    Without a DisplayName alerts and lists show the RuleID, which is made for tools.

    ## Bad

    ```yaml
    RuleID: Example.Rule # MG7004
    Severity: High
    ```

    ## Good

    ```yaml
    RuleID: Example.Rule
    Severity: High
    DisplayName: Sign-in of the root user
    ```
    """##,
    ##"""
    A text of the rule only holds the place of one that is still to be written.

    ## Why

    `TODO` under Runbook passes every check that asks whether a runbook is there, and helps nobody who gets the alert.

    ## Bad

    ```yaml
    Runbook: TODO # MG7005
    ```

    ## Good

    ```yaml
    Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
    ```
    """##,
    ##"""
    An item under MITRE ATT&CK is not a tactic and a technique.

    ## Why

    Reports of coverage take the items apart at the colon: the tactic's id, then the technique's, with its sub-technique
    behind a dot. What is written otherwise is counted nowhere.

    ## Bad

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0006:T1556,006 # MG7006
        - ta0001:t1078 # MG7006
    ```

    ## Good

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0006:T1556.006
        - TA0001:T1078
    ```

    ## Fix

    Safe: writes the letters as capitals, a colon between the ids and a dot before the sub-technique, where that is all.
    """##,
    ##"""
    A framework under Reports is MITRE ATT&CK in another spelling.

    ## Why

    Reports of coverage look for `MITRE ATT&CK`, letter by letter; under another name the techniques are counted nowhere.

    ## Bad

    ```yaml
    Reports:
      Mitre Attack: # MG7007
        - TA0001:T1078
    ```

    ## Good

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0001:T1078
    ```

    ## Fix

    Safe: writes the name, unless it stands there already.
    """##,
    ##"""
    An item under MITRE ATT&CK names a tactic or a technique that there never was.

    ## Why

    Reports of coverage count it as a technique of its own, or nowhere. Most often two digits were exchanged. Margay knows the
    Enterprise matrix in the version that the message names; tactics of the matrices for mobile devices and industrial control
    systems are left alone, with what stands under them.

    ## Bad

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0001:T1087.999 # MG7008
    ```

    ## Good

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0001:T1078
    ```
    """##,
    ##"""
    A technique stands under a tactic that it does not serve.

    ## Why

    Reports of coverage show the rule in the wrong column of the matrix, or leave it out. A technique serves one tactic or a
    few; the tactic is what the attacker wants with it in the case that the rule finds.

    ## Bad

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0040:T1087 # MG7009
    ```

    ## Good

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0007:T1087
    ```

    ## Fix

    Unsafe: writes the tactic, where the technique serves a single one.
    """##,
    ##"""
    A technique under MITRE ATT&CK has left the matrix.

    ## Why

    Reports of coverage draw the present matrix, in which there is no place for it. Revoked techniques live on under another
    id, often as a sub-technique; deprecated ones have no successor.

    ## Bad

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0003:T1060 # MG7010
    ```

    ## Good

    ```yaml
    Reports:
      MITRE ATT&CK:
        - TA0003:T1547.001
    ```

    ## Fix

    Unsafe: writes the successor, where it serves the tactic or serves a single one.
    """##,
    ##"""
    A rule of the severity Info makes alerts.

    ## Why

    Info says that nobody has to act. Alerts of that severity train people to close alerts unread; what is only wanted as a
    record is a signal: `CreateAlert: false`. A rule whose DynamicSeverities can raise the severity is left alone.

    ## Bad

    ```yaml
    Severity: Info # MG7011
    ```

    ## Good

    ```yaml
    Severity: Info
    CreateAlert: false
    ```

    ## Fix

    Unsafe: writes `CreateAlert: false`, after which the rule makes signals only.
    """##,
    ##"""
    A Threshold counts the matches of everybody together.

    ## Why

    Matches are counted for each dedup string. Without GroupBy that is the title, and a title without a placeholder is the
    same for every match: ten failed sign-ins of ten people are then as bad as ten of one. What is to be counted apart stands
    in GroupBy.

    ## Bad

    ```yaml
    AlertTitle: Many failed sign-ins
    Threshold: 10 # MG7012
    ```

    ## Good

    ```yaml
    AlertTitle: Many failed sign-ins of {userIdentity.arn}
    GroupBy:
      - KeyPath: userIdentity.arn
    Threshold: 10
    ```
    """##,
    ##"""
    A Threshold counts matches of one title, since there is no GroupBy.

    ## Why

    Without GroupBy the rendered title is the dedup string. Then a change of the title's wording is a change of what is
    counted together, and a placeholder that is added for readers splits the count. GroupBy says what is counted.

    ## Bad

    ```yaml
    AlertTitle: Many failed sign-ins of {userIdentity.arn}
    Threshold: 10 # MG7013
    ```

    ## Good

    ```yaml
    AlertTitle: Many failed sign-ins of {userIdentity.arn}
    GroupBy:
      - KeyPath: userIdentity.arn
    Threshold: 10
    ```
    """##,
    ##"""
    GroupBy names a field that has the same value in every match.

    ## Why

    The Detection asks for one value of the field, so that it splits nothing. Either another field was meant, or, where it is
    the only one, all matches of everybody become one alert.

    ## Bad

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    GroupBy:
      - Key: eventName # MG7014
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    GroupBy:
      - KeyPath: userIdentity.arn
    ```
    """##,
    ##"""
    GroupBy names a field that is different in every event.

    ## Why

    Each match then opens a window of its own: nothing is grouped, and a Threshold above 1 is never reached. Grouping is
    switched off with `GroupBy: [{Key: p_row_id}]`, which says so.

    ## Bad

    ```yaml
    GroupBy:
      - Key: eventID # MG7015
    ```

    ## Good

    ```yaml
    GroupBy:
      - KeyPath: userIdentity.arn
    ```
    """##,
    ##"""
    GroupBy names a time.

    ## Why

    Hardly two events have the same time, so that hardly two matches are grouped, and a Threshold above 1 is hardly ever
    reached. Windows are formed by time anyway: DedupPeriodMinutes says how long they are.

    ## Bad

    ```yaml
    GroupBy:
      - Key: eventTime # MG7016
    ```

    ## Good

    ```yaml
    GroupBy:
      - KeyPath: userIdentity.arn
    DedupPeriodMinutes: 60
    ```
    """##,
    ##"""
    GroupBy names an address.

    ## Why

    An attacker with many addresses makes as many alerts, and stays below a Threshold from each; a proxy or a gateway puts
    many people under one address. Where a rule is about an account or a resource, group by that. For scans and floods from
    one source the address is right, so that this check is off by default.

    ## Bad

    ```yaml
    GroupBy:
      - Key: sourceIPAddress # MG7017
    ```

    ## Good

    ```yaml
    GroupBy:
      - KeyPath: userIdentity.arn
    ```
    """##,
    ##"""
    A key shapes alerts of a rule that makes none.

    ## Why

    With `CreateAlert: false` a match is a signal: there are no windows, nothing is counted and nothing is sent. The key
    looks as if it were in force.

    ## Bad

    ```yaml
    CreateAlert: false
    Threshold: 10 # MG7018
    ```

    ## Good

    ```yaml
    CreateAlert: true
    GroupBy:
      - KeyPath: userIdentity.arn
    Threshold: 10
    ```
    """##,
    ##"""
    The Reference is no link.

    ## Why

    Whoever gets the alert clicks it. Tools show it as a link, which leads nowhere without `https://`.

    ## Bad

    ```yaml
    Reference: attack.mitre.org/techniques/T1078 # MG7021
    ```

    ## Good

    ```yaml
    Reference: https://attack.mitre.org/techniques/T1078
    ```

    ## Fix

    Unsafe: writes `https://` before a text that begins with the name of a host.
    """##,
    ##"""
    A link in Reference or Runbook is not encrypted.

    ## Why

    People open it while they answer an alert, perhaps in the network of the attacker, who may then read along or answer in
    place of the page. Links to reserved names (`http://example.com`) and to the own machine are left alone.

    ## Bad

    ```yaml
    Reference: http://attack.mitre.org/techniques/T1078 # MG7022
    ```

    ## Good

    ```yaml
    Reference: https://attack.mitre.org/techniques/T1078
    ```

    ## Fix

    Unsafe: writes `https`, which not every host speaks.
    """##,
    ##"""
    A rule is switched off, and nothing says why.

    ## Why

    After some months nobody dares to switch it on or to delete it. A comment at the key, or a Status, says what it waits for.

    ## Bad

    ```yaml
    Enabled: false # MG7023
    ```

    ## Good

    ```yaml
    # Waits for the logs of the new tenant.
    Enabled: false
    ```
    """##,
    ##"""
    The Description only repeats the name of the rule.

    ## Why

    Whoever gets the alert has read the name already. The description says what was seen and why it matters.

    ## Bad

    ```yaml
    DisplayName: Sign-in of the root user
    Description: Sign-in of the root user # MG7024
    ```

    ## Good

    ```yaml
    DisplayName: Sign-in of the root user
    Description: The root user, which no policy limits, opened a session in the console.
    ```
    """##,
    ##"""
    The Runbook repeats the Description.

    ## Why

    The description says what was seen, the runbook what to do now. One text in both places leaves one of the two out.

    ## Bad

    ```yaml
    Description: The root user opened a session in the console.
    Runbook: The root user opened a session in the console. # MG7025
    ```

    ## Good

    ```yaml
    Description: The root user opened a session in the console.
    Runbook: Ask the owner of the account whether the sign-in was theirs; if not, revoke its sessions.
    ```
    """##,
    ##"""
    A tag names another severity than the rule has.

    ## Why

    Who searches by the tag and who searches by Severity find different rules; most often the severity was changed and the
    tag forgotten. A rule with DynamicSeverities is left alone.

    ## Bad

    ```yaml
    Severity: Medium
    Tags: [AWS, High] # MG7026
    ```

    ## Good

    ```yaml
    Severity: High
    Tags: [AWS]
    ```
    """##,
    ##"""
    The last entry of DynamicSeverities gives the severity that the rule has anyway.

    ## Why

    An entry that gives the rule's own severity is worth something only as an exception before another entry. As the last
    one it changes nothing: either the severity or the order is not what was meant.

    ## Bad

    ```yaml
    Severity: High
    DynamicSeverities:
      - ChangeTo: High # MG7027
        Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
    ```

    ## Good

    ```yaml
    Severity: Medium
    DynamicSeverities:
      - ChangeTo: High
        Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
    ```
    """##,
    ##"""
    The AlertTitle holds a line break.

    ## Why

    A title is one line: in lists and in the subject of a mail the rest is cut or shown as a blank. A block scalar (`|`)
    always ends in a line break. Without GroupBy the title, line break included, is the dedup string too.

    ## Bad

    ```yaml
    AlertTitle: | # MG7028
      Sign-in of {userIdentity.arn}
    ```

    ## Good

    ```yaml
    AlertTitle: Sign-in of {userIdentity.arn}
    ```

    ## Fix

    Unsafe: writes `|-` or `>-` where the line break is the last character; the dedup string may become another one.
    """##,
    ##"""
    A name begins or ends with white space.

    ## Why

    Nobody sees the space, and every comparison does: a log type is not recognised, a tag is not found, a destination does not
    exist.

    ## Bad

    ```yaml
    Tags:
      - "AWS " # MG7029
    ```

    ## Good

    ```yaml
    Tags:
      - AWS
    ```

    ## Fix

    Unsafe: takes the white space away; another place may name the text with it.
    """##,
    ##"""
    AlertContext shows one field under two names.

    ## Why

    Most often an entry was copied and only its name was changed. Readers of the alert take the two for different things.

    ## Bad

    ```yaml
    AlertContext:
      - KeyName: actor
        KeyValue: {KeyPath: userIdentity.arn}
      - KeyName: target
        KeyValue: {KeyPath: userIdentity.arn} # MG7030
    ```

    ## Good

    ```yaml
    AlertContext:
      - KeyName: actor
        KeyValue: {KeyPath: userIdentity.arn}
      - KeyName: target
        KeyValue: {KeyPath: requestParameters.userName}
    ```
    """##,
    ##"""
    A RuleID is not made of letters, digits, dots, hyphens and underscores.

    ## Why

    RuleIDs stand on command lines, in file names, in queries and in the names of metrics: a blank or an accent has to be
    quoted there, each time in another way. `AWS.CloudTrail.RootActivity` says log source and finding. Off by default: the
    language allows nearly every character.

    ## Bad

    ```yaml
    RuleID: Root user active! # MG7031
    ```

    ## Good

    ```yaml
    RuleID: AWS.CloudTrail.RootActivity
    ```
    """##,
    ##"""
    The name of a rule's file is not made of lower-case letters, digits, hyphens and underscores.

    ## Why

    Names that differ only in case are one file on some disks and two on others, and a blank has to be quoted on every
    command line. Off by default: the language takes every name that ends in `.yml` or `.yaml`.

    ## Bad

    ```yaml file=RootActivity.yml
    RuleID: AWS.CloudTrail.RootActivity # MG7032
    ```

    ## Good

    ```yaml file=root_activity.yml
    RuleID: AWS.CloudTrail.RootActivity
    ```
    """##,
    ##"""
    A derived detection changes nothing of its base.

    ## Why

    Both rules match the same events, so that every alert is sent twice. A derived detection is worth its file by what it
    writes: a filter, a severity, a destination.

    ## Bad

    ```yaml file=base.yml
    RuleID: Example.Base
    ```

    ```yaml file=derived.yml
    RuleID: Example.Derived
    BaseDetection: Example.Base # MG7033
    ```

    ## Good

    ```yaml file=base.yml
    RuleID: Example.Base
    ```

    ```yaml file=derived.yml
    RuleID: Example.Derived
    BaseDetection: Example.Base
    InlineFilters:
      - {KeyPath: recipientAccountId, Condition: DoesNotEqual, Value: "111122223333"}
    ```
    """##,
    ##"""
    A rule has no tests.

    ## Why

    Nobody can say whether it finds what it is meant to find, and the next change of the rule, or of the log, breaks it
    unseen. One event that must match and one that must not are a start.

    ## Bad

    ```yaml
    RuleID: Example.Rule # MG7101
    ```

    ## Good

    ```yaml
    RuleID: Example.Rule
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
      - Name: Another event
        ExpectedResult: false
        Log: {eventName: AssumeRole}
    ```
    """##,
    ##"""
    No test of a rule expects a match.

    ## Why

    A rule that never matches passes all of its tests then: a misspelt field, or a value that the log never has, stays
    unseen.

    ## Bad

    ```yaml
    Tests: # MG7102
      - Name: Another event
        ExpectedResult: false
        Log: {eventName: AssumeRole}
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
      - Name: Another event
        ExpectedResult: false
        Log: {eventName: AssumeRole}
    ```
    """##,
    ##"""
    Every test of a rule expects a match.

    ## Why

    A rule that matches everything passes all of its tests then. The best negative test is an event that differs from the
    positive one in the single thing that makes it harmless.

    ## Bad

    ```yaml
    Tests: # MG7103
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
      - Name: Another event
        ExpectedResult: false
        Log: {eventName: AssumeRole}
    ```
    """##,
    ##"""
    A placeholder of the title finds nothing in any positive test.

    ## Why

    The alert would say `<userName not found>`. Either the path is misspelt, which no other test shows, or the tests lack a
    field that the events of the log have.

    ## Bad

    ```yaml
    AlertTitle: Sign-in of {userName} # MG7104
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```

    ## Good

    ```yaml
    AlertTitle: Sign-in of {userIdentity.userName}
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```
    """##,
    ##"""
    An inline filter looks at a field that no test has.

    ## Why

    A filter on a missing field drops every event where it is a positive, and lets every event pass where it is a negative:
    the tests then say nothing about it. Names in inline filters are matched exactly, so that a difference in case is enough.

    ## Bad

    ```yaml
    InlineFilters:
      - {KeyPath: userIdentity.username, Condition: DoesNotEqual, Value: robot} # MG7105
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```

    ## Good

    ```yaml
    InlineFilters:
      - {KeyPath: userIdentity.userName, Condition: DoesNotEqual, Value: robot}
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```
    """##,
    ##"""
    A condition looks at a field that no test has.

    ## Why

    The condition sees a missing value in every test, so that a misspelt path passes them all. Conditions that ask whether
    something is there are left alone. The field may still be a rare one that nobody has an example of: off by default.

    ## Bad

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.kind, Condition: DoesNotEqual, Value: Root} # MG7106
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: DoesNotEqual, Value: Root}
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
    ```
    """##,
    ##"""
    GroupBy names a field that no positive test has.

    ## Why

    Matches without the field all get the default dedup string: they become one alert, whoever they are about. Either the
    path is misspelt or the tests lack a field that the events of the log have.

    ## Bad

    ```yaml
    GroupBy:
      - KeyPath: userIdentity.name # MG7107
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```

    ## Good

    ```yaml
    GroupBy:
      - KeyPath: userIdentity.userName
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```
    """##,
    ##"""
    AlertContext names a field that no positive test has.

    ## Why

    The context of an alert holds null there. Either the path is misspelt, which no other test shows, or the tests lack a
    field that the events of the log have.

    ## Bad

    ```yaml
    AlertContext:
      - KeyName: user
        KeyValue: {KeyPath: userIdentity.name} # MG7108
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```

    ## Good

    ```yaml
    AlertContext:
      - KeyName: user
        KeyValue: {KeyPath: userIdentity.userName}
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```
    """##,
    ##"""
    SummaryAttributes names a field that no positive test has.

    ## Why

    An alert lists the values that its matches have in these fields. Either the path is misspelt, which no other test shows,
    or the tests lack a field that the events of the log have. Fields whose names begin with `p_` are left alone: they are
    added to events later.

    ## Bad

    ```yaml
    SummaryAttributes:
      - userIdentity.name # MG7109
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```

    ## Good

    ```yaml
    SummaryAttributes:
      - userIdentity.userName
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {userName: ada}}
    ```
    """##,
    ##"""
    No negative test has a field that the rule looks at.

    ## Why

    Such events pass whatever the conditions say, so that nothing is known of what the rule leaves alone. The best negative
    test is an event that differs from the positive one in the single thing that makes it harmless.

    ## Bad

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    Tests:
      - Name: The root user signs in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
      - Name: Something else # MG7110
        ExpectedResult: false
        Log: {message: hello}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    Tests:
      - Name: The root user signs in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
      - Name: Somebody else signs in
        ExpectedResult: false
        Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
    ```
    """##,
    ##"""
    Two tests of a rule have the same Log.

    ## Why

    The second tests nothing that the first does not test: most often it was copied to be changed, and the change was
    forgotten. Where the two expect different results, one of them must fail.

    ## Bad

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
      - Name: A sign-in at night
        ExpectedResult: true
        Log: {eventName: ConsoleLogin} # MG7111
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, eventTime: "2024-03-11T09:15:00Z"}
      - Name: A sign-in at night
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, eventTime: "2024-03-11T02:15:00Z"}
    ```
    """##,
    ##"""
    An expected alert field is a text that the rule gives every alert.

    ## Why

    What cannot differ needs no test; it only has to be changed twice whenever it is changed. A field is worth an expectation
    where the event decides it: a title with placeholders, a severity with DynamicSeverities. Some teams want the second
    place on purpose, and `test --update-expectations` writes it: off by default.

    ## Bad

    ```yaml
    Severity: High
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    x-margay:
      Expect:
        A sign-in:
          Severity: High # MG7112
    ```

    ## Good

    ```yaml
    AlertTitle: Sign-in from {sourceIPAddress}
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, sourceIPAddress: 192.0.2.1}
    x-margay:
      Expect:
        A sign-in:
          Title: Sign-in from 192.0.2.1
    ```
    """##,
    ##"""
    A test's event is of a log type that the rule does not take.

    ## Why

    Tests are run whatever the log type, but over logs the rule is never given such an event: a positive test promises a match
    that there will not be.

    ## Bad

    ```yaml
    LogTypes: [AWS.CloudTrail]
    Tests:
      - Name: A sign-in
        LogType: Okta.SystemLog # MG7113
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    ```

    ## Good

    ```yaml
    LogTypes: [AWS.CloudTrail]
    Tests:
      - Name: A sign-in
        LogType: AWS.CloudTrail
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    ```
    """##,
    ##"""
    Every test keeps its result when an expression is taken out.

    ## Why

    No test is there for the expression: a mistake in it stays unseen, and a positive test that seems to be about it passes for
    another reason. In All a negative test is wanted that fails on this expression alone, in Any a positive one that needs it.

    The rule is run once more for every expression and test, without the expression; the first 64 expressions and 32 tests
    count. That is several times the work of `margay test`: off by default, and run with `--select MG7114`.

    ## Bad

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin} # MG7114
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root} # MG7114
    Tests:
      - Name: The root user signs in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
      - Name: Another event
        ExpectedResult: false
        Log: {eventName: AssumeRole, userIdentity: {type: IAMUser}}
    ```

    ## Good

    ```yaml
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    Tests:
      - Name: The root user signs in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
      - Name: The root user does something else
        ExpectedResult: false
        Log: {eventName: AssumeRole, userIdentity: {type: Root}}
      - Name: Somebody else signs in
        ExpectedResult: false
        Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
    ```
    """##,
    ##"""
    No positive test gets the severity of an entry of DynamicSeverities.

    ## Why

    Whether an alert wakes somebody up is decided there, and nobody has seen it decide. A test whose event fulfils the
    conditions, with the severity expected under `x-margay`, shows it.

    ## Bad

    ```yaml
    Severity: Medium
    DynamicSeverities:
      - ChangeTo: High # MG7115
        Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: IAMUser}}
    ```

    ## Good

    ```yaml
    Severity: Medium
    DynamicSeverities:
      - ChangeTo: High
        Conditions: [{KeyPath: userIdentity.type, Condition: Equals, Value: Root}]
    Tests:
      - Name: The root user signs in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, userIdentity: {type: Root}}
    ```
    """##,
    ##"""
    The name of a test says nothing but that it is one.

    ## Why

    When `Test 2` fails, somebody has to read the event to learn what broke. A name says what happens in the event: `Service
    acts for root`.

    ## Bad

    ```yaml
    Tests:
      - Name: Test 1 # MG7116
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin}
    ```
    """##,
    ##"""
    A test names an AWS account that is none of documentation.

    ## Why

    Events for tests are copied from real logs. The number of an account is no secret, and still tells whoever reads the
    repository where to look. AWS's documentation uses numbers such as 123456789012 and 111122223333. A number that the rule
    itself names is left alone, and so are those under `accountIds` in `.margay.yml`.

    ## Bad

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, recipientAccountId: "482915730264"} # MG7121
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, recipientAccountId: "123456789012"}
    ```

    ## Fix

    Unsafe: writes a number of documentation throughout the tests and what is expected of them.
    """##,
    ##"""
    A test holds an address of the internet that is none of documentation.

    ## Why

    Events for tests are copied from real logs, and an address may lead to a person or an office. RFC 5737 keeps 192.0.2.0/24,
    198.51.100.0/24 and 203.0.113.0/24 for documentation, RFC 3849 2001:db8::/32. These count as private, so that a rule that
    asks for public addresses is left alone, and so are the addresses of well-known resolvers. Off by default: nobody can see
    of an address whether it is real.

    ## Bad

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, sourceIPAddress: 81.2.69.142} # MG7122
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, sourceIPAddress: 203.0.113.1}
    ```

    ## Fix

    Unsafe: writes an address of documentation throughout the tests and what is expected of them.
    """##,
    ##"""
    A test holds the address of a network card that is none of documentation.

    ## Why

    Such an address is one device's for its whole life. RFC 9542 keeps 00-00-5E-00-53-00 to 00-00-5E-00-53-FF for
    documentation. Addresses that are given out locally, and those of groups, are left alone. Off by default: nobody can see of
    an address whether it is real.

    ## Bad

    ```yaml
    Tests:
      - Name: A new device
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, mac: "3c:22:fb:1a:90:7e"} # MG7123
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A new device
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, mac: "00:00:5e:00:53:01"}
    ```

    ## Fix

    Unsafe: writes an address of documentation throughout the tests and what is expected of them.
    """##,
    ##"""
    A test holds a mail address that may be somebody's.

    ## Why

    Events for tests are copied from real logs, and a mail address is a person. RFC 2606 keeps example.com, example.net,
    example.org and the names below `.example` and `.test` for this. Addresses of the services themselves, those that the
    rule itself names, and those below `domains` in `.margay.yml` are left alone. Off by default: nobody can see of an address
    whether it is real.

    ## Bad

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, user: ada@lovelace-industries.com} # MG7124
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, user: ada@example.com}
    ```

    ## Fix

    Unsafe: writes example.com as the domain throughout the tests and what is expected of them.
    """##,
    ##"""
    A test holds a link to a host that may be somebody's.

    ## Why

    Events for tests are copied from real logs: the name of a host tells which systems there are, and a name that was free
    when the test was written may be an attacker's tomorrow. RFC 2606 keeps example.com, example.net, example.org and the
    names below `.example` and `.test` for this. Hosts of the services themselves, those that the rule itself names, and those
    below `domains` in `.margay.yml` are left alone. Off by default: nobody can see of a name whether it is real.

    ## Bad

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, url: https://wiki.lovelace-industries.com/start} # MG7125
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A sign-in
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, url: https://wiki.example.com/start}
    ```

    ## Fix

    Unsafe: writes a name below example.com throughout the tests and what is expected of them.
    """##,
    ##"""
    The file holds a character that cannot be seen.

    ## Why

    Zero-width characters come along when text is copied from a page or a chat. A value with one in it is never equal to what
    the log holds, and the two look the same in every editor and every review. Where such a character is meant, an escape in
    double quotes shows it: `"\u200B"`. Joiners inside emoji and in scripts that need them are left alone.

    Below, `⟨U+200B⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: Console⟨U+200B⟩Login # MG8001
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: ConsoleLogin
    ```

    ## Fix

    Safe in double quotes, where it writes an escape, and in comments. Unsafe elsewhere: takes the character away, and with it
    a difference that may have been meant.
    """##,
    ##"""
    The file holds a character that turns the direction of text.

    ## Why

    What a reviewer sees is then not what the rule says: the order of characters on the screen is another one than in the
    file. Such characters can hide a condition in a comment, or a comment in a condition. Where one is meant, an escape in
    double quotes shows it: `"\u202E"`.

    Below, `⟨U+202E⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: fileName
      Condition: Contains
      Value: 'report⟨U+202E⟩fdp.exe' # MG8002
    ```

    ## Good

    ```yaml
    - KeyPath: fileName
      Condition: Contains
      Value: "report\u202Efdp.exe"
    ```

    ## Fix

    Safe in double quotes, where it writes an escape, and in comments. Unsafe elsewhere: takes the character away.
    """##,
    ##"""
    A word in Latin letters holds a letter of another script that looks like one of them.

    ## Why

    A Cyrillic `а` in `Console` looks like the Latin one and is never equal to it. Words all in another script are left alone,
    and so are tests, in which such words may be what is tested.

    Below, `⟨U+043E⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: C⟨U+043E⟩nsoleLogin # MG8003
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: ConsoleLogin
    ```

    ## Fix

    Unsafe: writes the Latin letters.
    """##,
    ##"""
    A name or a value holds a space that is not the plain one.

    ## Why

    A no-break space comes along when text is copied from a page. It looks like a plain one and is never equal to it. In
    descriptions and runbooks it does no harm, and tests may hold it on purpose.

    Below, `⟨U+A0⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: Console⟨U+A0⟩Login # MG8004
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: Console Login
    ```

    ## Fix

    Unsafe: writes a plain space.
    """##,
    ##"""
    A value stands in the quotation marks of printed text.

    ## Why

    To YAML only `'` and `"` are quotes: others are part of the value, which then is never equal to what the log holds. Word
    processors and chats write them on their own.

    ## Bad

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: “ConsoleLogin” # MG8005
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Equals
      Value: "ConsoleLogin"
    ```

    ## Fix

    Unsafe: writes the value without them.
    """##,
    ##"""
    Lines end in white space.

    ## Why

    Nobody sees it, and the editor of the next person takes it away: the change then shows lines that nobody changed. Lines
    inside of block scalars and of quoted texts are left alone, where it is part of the text.

    Below, `⟨U+20⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: eventName # MG8006⟨U+20⟩
      Condition: Exists
    ```

    ## Good

    ```yaml
    - KeyPath: eventName
      Condition: Exists
    ```

    ## Fix

    Safe: takes the white space away, in all lines of the file.
    """##,
    ##"""
    A name or a value holds a tab.

    ## Why

    On the screen a tab looks like blanks, and it is never equal to them. Where one is meant, `"\t"` shows it. Texts in block
    scalars and tests are left alone.

    Below, `⟨U+9⟩` stands for the character.

    ## Bad

    ```yaml
    - KeyPath: commandLine
      Condition: Contains
      Value: 'cat⟨U+9⟩/etc/passwd' # MG8007
    ```

    ## Good

    ```yaml
    - KeyPath: commandLine
      Condition: Contains
      Value: "cat\t/etc/passwd"
    ```

    ## Fix

    Safe: writes the same text in double quotes with `\t`.
    """##,
    ##"""
    Some lines of the file end in CR LF and others in LF alone.

    ## Why

    YAML reads both alike, but tools that compare texts do not: changes show lines that nobody changed. Most often an editor
    or a script wrote only its own lines with other ends.

    Below, `⟨U+D⟩` stands for the character.

    ## Bad

    ```yaml
    Detection: # MG8008⟨U+D⟩
      - KeyPath: eventName
        Condition: Exists
    ```

    ## Good

    ```yaml
    Detection:
      - KeyPath: eventName
        Condition: Exists
    ```

    ## Fix

    Safe: writes LF at the end of every line.
    """##,
    ##"""
    The file holds something that looks like a key, a token or a password.

    ## Why

    Events for tests are copied from real logs, and rules are read by many people: what stands in a repository is known, and
    stays known in its history. Revoke it, and write an invented one. The keys of AWS's documentation
    (`AKIAIOSFODNN7EXAMPLE`), texts that say `EXAMPLE`, and texts of a few repeated characters are left alone.

    ## Bad

    ```yaml
    Tests:
      - Name: A call
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, accessKeyId: AKIAQ3EGT7XJ5RWZ2L6B} # MG8009
    ```

    ## Good

    ```yaml
    Tests:
      - Name: A call
        ExpectedResult: true
        Log: {eventName: ConsoleLogin, accessKeyId: AKIAIOSFODNN7EXAMPLE}
    ```

    ## Fix

    Unsafe: writes the key id of AWS's documentation for an access key id; other secrets are left to people.
    """##,
    ##"""
    Two rules match the same events.

    ## Why

    Each match becomes two alerts. Most often one file was copied to be changed, and the change was forgotten, or two people
    wrote the same rule. That the conditions are the same is proved; their order, nesting and spelling may differ. Rules that
    take other log types, count to another Threshold, make no alerts or are switched off are left alone, and so are rules of
    which one derives from the other.

    ## Bad

    ```yaml file=first.yml
    RuleID: Example.First
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    ```

    ```yaml file=second.yml
    RuleID: Example.Second # MG8101
    Detection:
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Good

    ```yaml file=first.yml
    RuleID: Example.First
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    ```

    ```yaml file=second.yml
    RuleID: Example.Second
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: CreateAccessKey}
      - {KeyPath: userIdentity.type, Condition: Equals, Value: Root}
    ```
    """##,
    ##"""
    Every event that a rule matches is matched by another rule too.

    ## Why

    Each match of the narrower rule becomes two alerts. That may be wanted: the narrower rule may be more severe, or send its
    alerts elsewhere. Off by default for that, and since every two rules of a log type are compared: a few seconds for a
    thousand rules; above two thousand nothing is compared. A rule and what derives from it are left alone.

    ## Bad

    ```yaml file=wide.yml
    RuleID: Example.Wide
    Detection:
      - {KeyPath: eventName, Condition: StartsWith, Value: Console}
    ```

    ```yaml file=narrow.yml
    RuleID: Example.Narrow # MG8102
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```

    ## Good

    ```yaml file=wide.yml
    RuleID: Example.Wide
    Detection:
      - {KeyPath: eventName, Condition: StartsWith, Value: Console}
      - {KeyPath: eventName, Condition: DoesNotEqual, Value: ConsoleLogin}
    ```

    ```yaml file=narrow.yml
    RuleID: Example.Narrow
    Detection:
      - {KeyPath: eventName, Condition: Equals, Value: ConsoleLogin}
    ```
    """##,
    ##"""
    Two rules have the same DisplayName.

    ## Why

    Alerts and lists show the name: nobody can tell the two apart there. Names that differ only in case are the same to readers.

    ## Bad

    ```yaml file=first.yml
    RuleID: Example.First
    DisplayName: Sign-in of the root user
    ```

    ```yaml file=second.yml
    RuleID: Example.Second
    DisplayName: Sign-in of the root user # MG8103
    ```

    ## Good

    ```yaml file=first.yml
    RuleID: Example.First
    DisplayName: Sign-in of the root user
    ```

    ```yaml file=second.yml
    RuleID: Example.Second
    DisplayName: Sign-in of the root user without a second factor
    ```
    """##,
    ##"""
    Two RuleIDs differ only in case and punctuation.

    ## Why

    `AWS.Root.Login` and `aws_root_login` are two rules to every tool and one to every reader: an override, a suppression or a
    ticket then names the wrong one.

    ## Bad

    ```yaml file=first.yml
    RuleID: Example.RootLogin
    ```

    ```yaml file=second.yml
    RuleID: Example.Root-Login # MG8104
    ```

    ## Good

    ```yaml file=first.yml
    RuleID: Example.RootLogin
    ```

    ```yaml file=second.yml
    RuleID: Example.RootLoginWithoutMFA
    ```
    """##,
    ##"""
    Two rules have the same Description.

    ## Why

    Most often a file was copied and the text forgotten, so that it describes the other rule. Families of rules may share a
    text on purpose: off by default.

    ## Bad

    ```yaml file=first.yml
    RuleID: Example.First
    Description: The root user opened a session in the console.
    ```

    ```yaml file=second.yml
    RuleID: Example.Second
    Description: The root user opened a session in the console. # MG8105
    ```

    ## Good

    ```yaml file=first.yml
    RuleID: Example.First
    Description: The root user opened a session in the console.
    ```

    ```yaml file=second.yml
    RuleID: Example.Second
    Description: The root user made an access key.
    ```
    """##,
    ##"""
    A derived detection writes the value that its base has.

    ## Why

    A key that is not written follows the base, whatever changes there later; one that is written stays behind. Where the base
    is to be followed, leave the key out. The value may also be fixed on purpose: off by default.

    ## Bad

    ```yaml file=base.yml
    RuleID: Example.Base
    Severity: High
    ```

    ```yaml file=derived.yml
    RuleID: Example.Derived
    BaseDetection: Example.Base
    Severity: High # MG8106
    Threshold: 5
    ```

    ## Good

    ```yaml file=base.yml
    RuleID: Example.Base
    Severity: High
    ```

    ```yaml file=derived.yml
    RuleID: Example.Derived
    BaseDetection: Example.Base
    Threshold: 5
    ```
    """##,
  ]
}
