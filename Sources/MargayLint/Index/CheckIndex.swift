// Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

/// Every check with its page, by code.
package enum CheckIndex {
  /// The checks.
  package static let all: [any Check] = [
    DottedKey(),
    MissingDescription(),
    MissingRunbook(),
    MissingReference(),
    MissingDisplayName(),
    PlaceholderText(),
    MalformedTechnique(),
    MisspeltFramework(),
    InfoWithAlert(),
    ThresholdOverAllMatches(),
    ThresholdByTitle(),
    GroupByConstant(),
    GroupByEventID(),
    GroupByTime(),
    GroupByIPAddress(),
  ]

  /// The pages, in the order of the checks: the doc comments, in Markdown.
  package static let pages: [StaticString] = [
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
  ]
}
