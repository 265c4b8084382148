// Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

/// What the fixtures of the language's diagnostics show, by code.
enum DiagnosticExamples {
  /// The codes, each with the text of a fixture.
  static let all: [(code: String, example: StaticString)] = [
    (
      "MG1001",
      ##"""
      MG1001/larger-than-limit.yml:1:1: error: the file has 150 bytes, more than the limit of 100 [MG1001]
        1 | # The runner of this fixture sets the limit to 100 bytes.
          | ^
      """##
    ),
    (
      "MG1002",
      ##"""
      MG1002/latin-1.yml:1:12: error: the byte 0xE9 is not UTF-8 here; save the file as UTF-8 [MG1002]
        1 | RuleID: Caf�.Login
          |            ^
      """##
    ),
    (
      "MG1003",
      ##"""
      MG1003/utf-16-le.yml:1:1: error: the file is UTF-16 or UTF-32; save it as UTF-8 [MG1003]
        1 | ��R\u{0000}u\u{0000}l\u{0000}e\u{0000}I\u{0000}D\u{0000}:\u{0000} \u{0000}A\u{0000}
          | ^~
      """##
    ),
    (
      "MG1004",
      ##"""
      MG1004/c1.yml:1:14: error: the character U+009B may not stand in YAML; in double quotes write it as \u009B [MG1004]
        1 | Description: \u{009B}x
          |              ^~~~~~~~
      fix: remove the character
      """##
    ),
    (
      "MG1005",
      ##"""
      MG1005/empty-document.yml:1:1: error: the file holds no YAML, only white space or comments [MG1005]
        1 | ---
          | ^
      """##
    ),
    (
      "MG1006",
      ##"""
      MG1006/two-rules.yml:3:1: error: a second YAML document begins here; put each rule into a file of its own [MG1006]
        3 | ---
          | ^~~
      """##
    ),
    (
      "MG1007",
      ##"""
      MG1007/alias-in-depth.yml:2:44: error: lists and mappings are nested more than 64 levels deep [MG1007]
        2 | B: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
          |                                            ^~
      """##
    ),
    (
      "MG1008",
      ##"""
      MG1008/alias-bomb.yml:4:36: error: the aliases of this file stand for more than 10000 nodes [MG1008]
        4 | d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
          |                                    ^~
      """##
    ),
    (
      "MG1009",
      ##"""
      MG1009/misspelt.yml:3:16: error: no anchor '&filter' stands before this alias; text that begins with '*' needs quotes [MG1009]
        3 | InlineFilters: *filter
          |                ^~~~~~~
      fix: write '*filters'
      fix: put it in quotes
      """##
    ),
    (
      "MG1010",
      ##"""
      MG1010/inside-itself.yml:2:10: error: the alias '*loop' stands inside the value that it names [MG1010]
        2 |   - All: *loop
          |          ^~~~~
      MG1010/inside-itself.yml:1:12: note: the value of '&loop' begins here
        1 | Detection: &loop
          |            ^~~~~
      """##
    ),
    (
      "MG1011",
      ##"""
      MG1011/in-flow-and-quoted.yml:1:8: error: the key 'a' stands twice in this mapping [MG1011]
        1 | {a: 1, "a": 2, b: {c: 1, c: 2}}
          |        ^~~
      MG1011/in-flow-and-quoted.yml:1:2: note: it stands here first
        1 | {a: 1, "a": 2, b: {c: 1, c: 2}}
          |  ^
      MG1011/in-flow-and-quoted.yml:1:26: error: the key 'c' stands twice in this mapping [MG1011]
        1 | {a: 1, "a": 2, b: {c: 1, c: 2}}
          |                          ^
      MG1011/in-flow-and-quoted.yml:1:20: note: it stands here first
        1 | {a: 1, "a": 2, b: {c: 1, c: 2}}
          |                    ^
      """##
    ),
    (
      "MG1012",
      ##"""
      MG1012/merge.yml:4:3: error: merge keys are not part of the language; write the keys out, or use an alias as the value of each key [MG1012]
        4 |   <<: *common
          |   ^~
      """##
    ),
    (
      "MG1013",
      ##"""
      MG1013/list.yml:2:3: error: a list or mapping cannot be a key; text in brackets needs quotes [MG1013]
        2 |   [a, b]: c
          |   ^~~~~~
      """##
    ),
    (
      "MG1014",
      ##"""
      MG1014/broken.yml:1:9: error: the tag '!<tag' is unknown; known are !!str, !!int, !!float, !!bool and !!null, for scalars only [MG1014]
        1 | RuleID: !<tag x
          |         ^~~~~
      """##
    ),
    (
      "MG1015",
      ##"""
      MG1015/words.yml:1:17: error: 'yes' is not a value of the tag !!bool [MG1015]
        1 | Enabled: !!bool yes
          |                 ^~~
      MG1015/words.yml:2:18: error: '1.5' is not a value of the tag !!int [MG1015]
        2 | Threshold: !!int 1.5
          |                  ^~~
      """##
    ),
    (
      "MG1016",
      ##"""
      MG1016/hexadecimal.yml:1:8: error: an integer that is not decimal may have at most 10000 digits [MG1016]
        1 | Value: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff…
          |        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG1017",
      ##"""
      MG1017/after-dash.yml:2:4: error: a tab stands here; YAML is indented with spaces only [MG1017]
        2 |   -	Key: eventName
          |    ^
      fix: replace tabs with spaces
      """##
    ),
    (
      "MG1018",
      ##"""
      MG1018/double.yml:2:14: error: this quote is not closed [MG1018]
        2 | DisplayName: "My rule
          |              ^
      fix: close the quote at the end of the line
      """##
    ),
    (
      "MG1019",
      ##"""
      MG1019/key.yml:2:1: error: a space is missing after the colon, so that YAML does not see a key here [MG1019]
        2 | Severity:High
          | ^~~~~~~~~~~~~
      fix: write a space after the colon
      """##
    ),
    (
      "MG1020",
      ##"""
      MG1020/at-start.yml:2:1: error: a '-' is missing: everything at this indentation is an item of a list [MG1020]
        2 | RuleID: b
          | ^~~~~~
      fix: write '- ' before it
      MG1020/at-start.yml:1:3: note: the list's last item begins here
        1 | - RuleID: a
          |   ^~~~~~~~~
      """##
    ),
    (
      "MG1021",
      ##"""
      MG1021/between-keys.yml:3:3: error: this line begins in column 3, but 'eventName' on line 2 in column 5 and 'Log' on line 1 in column 1 [MG1021]
        3 |   userName: b
          |   ^~~~~~~~
      fix: indent it like 'eventName' on line 2
      fix: indent it like 'Log' on line 1
      MG1021/between-keys.yml:2:5: note: begins in column 5
        2 |     eventName: a
          |     ^~~~~~~~~
      MG1021/between-keys.yml:1:1: note: begins in column 1
        1 | Log:
          | ^~~
      """##
    ),
    (
      "MG1022",
      ##"""
      MG1022/first-line.yml:1:1: error: this line has no key; in a mapping each line is 'Key: value', with a colon and a space [MG1022]
        1 | My new rule
          | ^~~~~~~~~~~
      """##
    ),
    (
      "MG1023",
      ##"""
      MG1023/over-lines.yml:1:14: error: text over several lines with a colon and a space in it needs '>-' in front of it, or quotes [MG1023]
        1 | Description: This rule looks for
          |              ^~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG1024",
      ##"""
      MG1024/last-line.yml:1:7: error: this '[' is not closed [MG1024]
        1 | Tags: [one, two
          |       ^
      fix: write ']' at its end
      """##
    ),
    (
      "MG1025",
      ##"""
      MG1025/missing-comma.yml:1:19: error: 't' cannot stand here; between the entries of […] stand single commas [MG1025]
        1 | Tags: [one, "two" three]
          |                   ^
      MG1025/missing-comma.yml:1:7: note: the brackets open here
        1 | Tags: [one, "two" three]
          |       ^
      """##
    ),
    (
      "MG1026",
      ##"""
      MG1026/expression.yml:1:10: error: '\d' is no escape in double quotes; in single quotes a backslash is just a backslash [MG1026]
        1 | Value: "a\d+\.b\n"
          |          ^~
      fix: write '\\' for each backslash
      MG1026/expression.yml:3:1: error: the key 'Severity' stands twice in this mapping [MG1011]
        3 | Severity: Low
          | ^~~~~~~~
      MG1026/expression.yml:2:1: note: it stands here first
        2 | Severity: High
          | ^~~~~~~~
      """##
    ),
    (
      "MG1027",
      ##"""
      MG1027/at-sign.yml:2:14: error: text that begins with '@' needs quotes [MG1027]
        2 |   - KeyPath: @timestamp
          |              ^~~~~~~~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG1028",
      ##"""
      MG1028/apostrophe.yml:1:18: error: text stands behind the closing quote; inside single quotes a ' is written '' [MG1028]
        1 | Description: 'It's not allowed'
          |                  ^~~~~~~~~~~~~~
      fix: write '' for the quotes inside
      """##
    ),
    (
      "MG1029",
      ##"""
      MG1029/ampersand.yml:1:8: error: '*' and '&' at the start of a value make an alias or anchor, and no name of one follows; text that begins with them needs quotes [MG1029]
        1 | Value: && true
          |        ^~~~~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG1030",
      ##"""
      MG1030/unknown.yml:1:1: error: a line that begins with '%' is a directive to YAML, and this one is not valid; leave it out [MG1030]
        1 | %RULE x
          | ^~~~~~~
      """##
    ),
    (
      "MG1031",
      ##"""
      MG1031/comparison.yml:1:12: error: '|' and '>' begin a text on the lines that follow, so nothing else may stand here; text that begins with them needs quotes [MG1031]
        1 | Condition: >= 5
          |            ^~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG1032",
      ##"""
      MG1032/detection.yml:1:12: error: a list begins on the line after its key [MG1032]
        1 | Detection: - Key: eventName
          |            ^~~~~~~~~~~~~~~~
      fix: move the list to the next line
      """##
    ),
    (
      "MG1033",
      ##"""
      MG1033/list-item.yml:2:3: error: a space is missing after the dash, so that YAML does not see a list item here [MG1033]
        2 |   -Key: eventName
          |   ^~~~
      fix: write a space after the dash
      """##
    ),
    (
      "MG1034",
      ##"""
      MG1034/long-key.yml:2:1: error: this is not valid YAML: a key may have at most 1024 characters [MG1034]
        2 | kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…
          | ^
      """##
    ),
    (
      "MG2001",
      ##"""
      MG2001/missing.yml:1:1: error: this file has no AnalysisType: a Simple Detection begins with 'AnalysisType: rule' [MG2001]
        1 | RuleID: Fixture.Rule
          | ^~~~~~
      fix: add 'AnalysisType: rule'
      """##
    ),
    (
      "MG2002",
      ##"""
      MG2002/unknown.yml:1:15: error: 'signature' is not an AnalysisType; a Simple Detection is a 'rule' [MG2002]
        1 | AnalysisType: signature
          |               ^~~~~~~~~
      """##
    ),
    (
      "MG2003",
      ##"""
      MG2003/in_test.yml:12:5: error: 'ExpectedResults' is not a key of a test; did you mean 'ExpectedResult'? [MG2003]
       12 |     ExpectedResults: true
          |     ^~~~~~~~~~~~~~~
      fix: write 'ExpectedResult'
      """##
    ),
    (
      "MG2004",
      ##"""
      MG2004/no_detection.yml:2:1: error: a rule needs 'Detection' (or Filename for a Python rule, BaseDetection for a derived one) [MG2004]
        2 | RuleID: Fixture.Rule
          | ^~~~~~
      """##
    ),
    (
      "MG2005",
      ##"""
      MG2005/boolean_for_text.yml:10:14: error: Description must be text, but 'true' without quotes is a boolean [MG2005]
       10 | Description: true
          |              ^~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG2006",
      ##"""
      MG2006/angle_brackets.yml:2:17: error: RuleID must not have '<': the characters < > & " % are not allowed [MG2006]
        2 | RuleID: Fixture.<Rule>
          |                 ^
      """##
    ),
    (
      "MG2007",
      ##"""
      MG2007/unknown.yml:4:11: error: Severity must be Info, Low, Medium, High or Critical, not 'Urgent' [MG2007]
        4 | Severity: Urgent
          |           ^~~~~~
      """##
    ),
    (
      "MG2008",
      ##"""
      MG2008/alias.yml:4:14: error: DisplayName must be text, but '60' without quotes is a number [MG2008]
        4 | DisplayName: *sixty
          |              ^~~~~~
      """##
    ),
    (
      "MG2009",
      ##"""
      MG2009/both_sources.yml:10:1: error: LogTypes and ScheduledQueries exclude each other [MG2009]
       10 | ScheduledQueries: [q]
          | ^~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG2010",
      ##"""
      MG2010/flow.yml:10:19: warning: 'a' stands twice in OutputIds [MG2010]
       10 | OutputIds: [a, b, a]
          |                   ^
      fix: remove the repetition
      """##
    ),
    (
      "MG2011",
      ##"""
      MG2011/negative.yml:10:21: error: DedupPeriodMinutes must be at least 1 (the vendor ignores 0); to switch grouping off, write 'GroupBy: [{Key: p_row_id}]' [MG2011]
       10 | DedupPeriodMinutes: -5
          |                     ^~
      """##
    ),
    (
      "MG2012",
      ##"""
      MG2012/two.yml:10:21: warning: DedupPeriodMinutes below 5 means 2 here, but the vendor counts 5 [MG2012]
       10 | DedupPeriodMinutes: 2
          |                     ^
      """##
    ),
    (
      "MG2013",
      ##"""
      MG2013/two_days.yml:10:21: note: DedupPeriodMinutes of 2880 is more than one day (1440) [MG2013]
       10 | DedupPeriodMinutes: 2880
          |                     ^~~~
      """##
    ),
    (
      "MG2014",
      ##"""
      MG2014/beyond_64_bits.yml:10:12: error: Threshold must be a whole number from 1 to 2147483647, not 123456789012345678901234567890 [MG2014]
       10 | Threshold: 123456789012345678901234567890
          |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG2015",
      ##"""
      MG2015/exponent.yml:9:12: error: readers of YAML disagree about '1e3': quote it, or write the decimal number [MG2015]
        9 |     Value: 1e3
          |            ^~~
      fix: put it in quotes
      fix: write 1000
      """##
    ),
    (
      "MG2016",
      ##"""
      MG2016/infinity_in_log.yml:13:14: error: '.inf' is not a number of JSON [MG2016]
       13 |     Log: {a: .inf}
          |              ^~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG2017",
      ##"""
      MG2017/sigma.yml:1:1: error: this is a Sigma rule, not a Simple Detection: write it with AnalysisType: rule, RuleID, LogTypes and a Detection list of match expressions [MG2017]
        1 | title: CloudTrail stopped
          | ^~~~~
      """##
    ),
    (
      "MG2018",
      ##"""
      MG2018/log_types.yml:4:1: error: LogTypes cannot be written in a derived detection: it always comes from the base [MG2018]
        4 | LogTypes: [AWS.CloudTrail]
          | ^~~~~~~~
      MG2018/log_types.yml:5:1: error: CreatedBy cannot be written in a derived detection: it always comes from the base [MG2018]
        5 | CreatedBy: somebody
          | ^~~~~~~~~
      """##
    ),
    (
      "MG2019",
      ##"""
      MG2019/in_test.yml:14:5: error: 'Threshold' is a key of the rule, not of a test: it is indented too far [MG2019]
       14 |     Threshold: 5
          |     ^~~~~~~~~
      fix: indent it less
      """##
    ),
    (
      "MG2020",
      ##"""
      MG2020/list.yml:1:1: error: a rule file must be a mapping of keys, but this is a list [MG2020]
        1 | - AnalysisType: rule
          | ^~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG2021",
      ##"""
      MG2021/group_by.yml:10:10: warning: GroupBy is empty, which is the same as leaving it out [MG2021]
       10 | GroupBy: []
          |          ^~
      """##
    ),
    (
      "MG2022",
      ##"""
      MG2022/all.yml:8:7: error: All must be a list of match expressions: '- ' is missing before the first key [MG2022]
        8 |       Key: eventName
          |       ^~~
      fix: make it a list of one
      """##
    ),
    (
      "MG2023",
      ##"""
      MG2023/derived_scheduled_rule.yml:1:15: error: a derived detection must be AnalysisType: rule [MG2023]
        1 | AnalysisType: scheduled_rule
          |               ^~~~~~~~~~~~~~
      """##
    ),
    (
      "MG2024",
      ##"""
      MG2024/number_as_key.yml:10:1: error: a key must be text, but '2024' without quotes is a number [MG2024]
       10 | 2024: a
          | ^~~~
      fix: put it in quotes
      """##
    ),
    (
      "MG2025",
      ##"""
      MG2025/title_of_python_rule.yml:7:1: warning: AlertTitle has no effect in a Python rule: its code gives it [MG2025]
        7 | AlertTitle: a
          | ^~~~~~~~~~
      """##
    ),
    (
      "MG3001",
      ##"""
      MG3001/lower_case.yml:7:5: error: 'key' is not a key of a match expression; did you mean 'Key'? [MG3001]
        7 |   - key: eventName
          |     ^~~
      fix: write 'Key'
      """##
    ),
    (
      "MG3002",
      ##"""
      MG3002/list_in_list.yml:7:5: error: a match expression must be a mapping, but this is a list; a group is written as '- All:' with a list [MG3002]
        7 |   - - Key: a
          |     ^~~~~~~~
      """##
    ),
    (
      "MG3003",
      ##"""
      MG3003/condition_beside_all.yml:10:5: error: 'All' stands alone in its match expression: 'Condition' belongs into an item of its own [MG3003]
       10 |     Condition: Exists
          |     ^~~~~~~~~
      """##
    ),
    (
      "MG3004",
      ##"""
      MG3004/missing.yml:7:5: error: this match expression has no Condition [MG3004]
        7 |   - Key: eventName
          |     ^~~
      """##
    ),
    (
      "MG3005",
      ##"""
      MG3005/in_anchor.yml:8:34: error: 'Equls' is not a condition; did you mean 'Equals'? [MG3005]
        8 |       - &one {Key: x, Condition: Equls, Value: 1}
          |                                  ^~~~~
      fix: write 'Equals'
      """##
    ),
    (
      "MG3006",
      ##"""
      MG3006/combinator.yml:11:5: error: OnlyOne is not allowed in InlineFilters: only All and Any are [MG3006]
       11 |   - OnlyOne:
          |     ^~~~~~~
      """##
    ),
    (
      "MG3007",
      ##"""
      MG3007/alias.yml:7:5: error: DoesNotHave needs 'Value' [MG3007]
        7 |   - Key: eventName
          |     ^~~
      """##
    ),
    (
      "MG3008",
      ##"""
      MG3008/list.yml:9:5: error: IsNotIn takes a list under 'Values', not 'Value' [MG3008]
        9 |     Value: [StopLogging, DeleteTrail]
          |     ^~~~~
      fix: write 'Values'
      """##
    ),
    (
      "MG3009",
      ##"""
      MG3009/one.yml:9:5: error: Equals takes one scalar under 'Value', not a list; IsIn compares with several [MG3009]
        9 |     Values: [StopLogging]
          |     ^~~~~~
      fix: write one Value
      """##
    ),
    (
      "MG3010",
      ##"""
      MG3010/always_true.yml:7:5: error: AlwaysTrue takes no 'Key' [MG3010]
        7 |   - Key: eventName
          |     ^~~
      """##
    ),
    (
      "MG3011",
      ##"""
      MG3011/value_true.yml:9:5: warning: Exists takes no Value: 'Value: true' has no effect [MG3011]
        9 |     Value: true
          |     ^~~~~
      """##
    ),
    (
      "MG3012",
      ##"""
      MG3012/missing.yml:7:5: error: Equals needs a field to look at: Key, DeepKey, KeyPath or Enrichment [MG3012]
        7 |   - Condition: Equals
          |     ^~~~~~~~~
      """##
    ),
    (
      "MG3013",
      ##"""
      MG3013/in_two_keys.yml:8:23: error: 'DeepKey' is a second specifier: an item of Values must be one of Key, DeepKey and KeyPath [MG3013]
        8 |     Values: [{Key: a, DeepKey: [b]}, {Key: c}]
          |                       ^~~~~~~
      """##
    ),
    (
      "MG3014",
      ##"""
      MG3014/at_sign.yml:7:16: error: '@timestamp' is not a key path: this cannot stand in a name without quotes [MG3014]
        7 |   - KeyPath: '@timestamp'
          |                ^
      fix: write "@timestamp"
      """##
    ),
    (
      "MG3015",
      ##"""
      MG3015/empty.yml:7:14: error: DeepKey must name at least one field [MG3015]
        7 |   - DeepKey: []
          |              ^~
      """##
    ),
    (
      "MG3016",
      ##"""
      MG3016/detection.yml:7:14: error: '@' is the current element and stands only inside Expressions [MG3016]
        7 |   - KeyPath: '@'
          |              ^~~
      """##
    ),
    (
      "MG3017",
      ##"""
      MG3017/empty.yml:9:11: error: Value cannot be null: use IsNull, IsNotNull, Exists or DoesNotExist [MG3017]
        9 |     Value:
          |           ^
      """##
    ),
    (
      "MG3018",
      ##"""
      MG3018/text_and_number.yml:9:18: error: Values mixes a number with text: all items must be of one kind [MG3018]
        9 |     Values: [22, ssh]
          |                  ^~~
      """##
    ),
    (
      "MG3019",
      ##"""
      MG3019/number.yml:9:24: warning: this item stands twice in Values [MG3019]
        9 |     Values: [22, 3389, 22.0]
          |                        ^~~~
      fix: remove the repetition
      """##
    ),
    (
      "MG3020",
      ##"""
      MG3020/empty.yml:9:13: warning: Values is empty: IsIn is always false [MG3020]
        9 |     Values: []
          |             ^~
      """##
    ),
    (
      "MG3021",
      ##"""
      MG3021/all.yml:7:10: warning: All is empty: it is always true [MG3021]
        7 |   - All: []
          |          ^~
      """##
    ),
    (
      "MG3022",
      ##"""
      MG3022/conditions.yml:12:17: error: Conditions must have at least one match expression [MG3022]
       12 |     Conditions: []
          |                 ^~
      """##
    ),
    (
      "MG3023",
      ##"""
      MG3023/no_length.yml:9:12: error: '10.0.0.1' is not a network: write ADDRESS/LENGTH, for example 10.0.0.0/8 [MG3023]
        9 |     Value: 10.0.0.1
          |            ^~~~~~~~
      """##
    ),
    (
      "MG3024",
      ##"""
      MG3024/host_bits.yml:9:12: note: '10.1.2.3/8' has bits behind its prefix, which are ignored: it means 10.0.0.0/8 [MG3024]
        9 |     Value: 10.1.2.3/8
          |            ^~~~~~~~~~
      fix: write 10.0.0.0/8
      """##
    ),
    (
      "MG3025",
      ##"""
      MG3025/boolean_for_order.yml:9:12: warning: IsGreaterThan is never true with a boolean as its Value [MG3025]
        9 |     Value: true
          |            ^~~~
      """##
    ),
    (
      "MG3026",
      ##"""
      MG3026/network.yml:9:14: warning: IsIn compares text and never looks inside a network: use IsIPAddressInCIDR [MG3026]
        9 |     Values: [10.0.0.0/8, 192.168.0.1]
          |              ^~~~~~~~~~
      """##
    ),
    (
      "MG3027",
      ##"""
      MG3027/condition.yml:8:5: error: IsIn cannot compare two fields with each other [MG3027]
        8 |     Values: [{Key: a}, {Key: b}]
          |     ^~~~~~
      """##
    ),
    (
      "MG3028",
      ##"""
      MG3028/missing.yml:8:7: error: Enrichment needs Table, Selector and FieldPath; Selector or FieldPath is missing [MG3028]
        8 |       Table: ip
          |       ^~~~~
      """##
    ),
    (
      "MG3029",
      ##"""
      MG3029/expressions.yml:10:9: error: Enrichment is not allowed inside Expressions [MG3029]
       10 |       - Enrichment: {Table: ip, Selector: a, FieldPath: b}
          |         ^~~~~~~~~~
      """##
    ),
    (
      "MG4001",
      ##"""
      MG4001/element.yml:10:18: error: '@' is the current element and stands only inside Expressions [MG4001]
       10 | AlertTitle: 'by {@}'
          |                  ^
      fix: double the braces
      """##
    ),
    (
      "MG4002",
      ##"""
      MG4002/path.yml:10:11: error: an item of GroupBy must be a key specifier such as 'Key: userIdentity.arn' [MG4002]
       10 | GroupBy: [userIdentity.arn]
          |           ^~~~~~~~~~~~~~~~
      fix: write it as a KeyPath
      """##
    ),
    (
      "MG4003",
      ##"""
      MG4003/context.yml:12:15: error: KeyValue must be one of Key, DeepKey and KeyPath, but it is text [MG4003]
       12 |     KeyValue: userName
          |               ^~~~~~~~
      """##
    ),
    (
      "MG4004",
      ##"""
      MG4004/repeated.yml:13:14: error: KeyName 'who' stands twice in AlertContext [MG4004]
       13 |   - KeyName: who
          |              ^~~
      MG4004/repeated.yml:11:14: note: the first one
       11 |   - KeyName: who
          |              ^~~
      """##
    ),
    (
      "MG4005",
      ##"""
      MG4005/unknown.yml:11:15: error: ChangeTo must be Info, Low, Medium, High, Critical or DEFAULT, not 'Hihg'; did you mean 'High'? [MG4005]
       11 |   - ChangeTo: Hihg
          |               ^~~~
      fix: write 'High'
      """##
    ),
    (
      "MG4006",
      ##"""
      MG4006/dash.yml:10:21: error: 'user-agent' in SummaryAttributes is not a key path: this cannot stand in a name without quotes [MG4006]
       10 | SummaryAttributes: ["user-agent"]
          |                     ^~~~~~~~~~~~
      fix: write "user-agent"
      """##
    ),
    (
      "MG5001",
      ##"""
      MG5001/repeated.yml:14:11: error: a test named 'stops a trail' stands twice in this rule [MG5001]
       14 |   - Name: stops a trail
          |           ^~~~~~~~~~~~~
      MG5001/repeated.yml:11:11: note: the first one
       11 |   - Name: stops a trail
          |           ^~~~~~~~~~~~~
      """##
    ),
    (
      "MG5002",
      ##"""
      MG5002/exponent.yml:13:10: warning: Log is the text of an object; write the object itself [MG5002]
       13 |     Log: '{"a": 1e30, "yes": "\u009f"}'
          |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      fix: write it as an object
      """##
    ),
    (
      "MG5003",
      ##"""
      MG5003/broken.yml:13:10: error: Log is text, but not the JSON of an object: a value is expected here [MG5003]
       13 |     Log: '{"eventName": StopLogging}'
          |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG5004",
      ##"""
      MG5004/mocks.yml:14:5: warning: Mocks have no effect on a Simple Detection: it calls no functions [MG5004]
       14 |     Mocks: [{objectName: x, returnValue: true}]
          |     ^~~~~
      """##
    ),
    (
      "MG5005",
      ##"""
      MG5005/exponent.yml:13:41: warning: readers of YAML disagree about '1e3'; here it is text [MG5005]
       13 |     Log: {eventName: StopLogging, size: 1e3}
          |                                         ^~~
      fix: put it in quotes
      fix: write 1000
      """##
    ),
    (
      "MG5006",
      ##"""
      MG5006/misspelt.yml:16:5: error: this rule has no test named 'stops trail'; did you mean 'stops a trail'? [MG5006]
       16 |     stops trail: {Title: a}
          |     ^~~~~~~~~~~
      fix: write 'stops a trail'
      """##
    ),
    (
      "MG5007",
      ##"""
      MG5007/negative.yml:16:5: error: 'stops a trail' expects no match, so there are no alert fields to expect [MG5007]
       16 |     stops a trail: {Title: a}
          |     ^~~~~~~~~~~~~
      MG5007/negative.yml:11:11: note: the test
       11 |   - Name: stops a trail
          |           ^~~~~~~~~~~~~
      """##
    ),
    (
      "MG5008",
      ##"""
      MG5008/misspelt.yml:16:21: error: 'Titel' is not a key of what is expected of a test; did you mean 'Title'? [MG5008]
       16 |     stops a trail: {Titel: a}
          |                     ^~~~~
      fix: write 'Title'
      """##
    ),
    (
      "MG5009",
      ##"""
      MG5009/twice/b.yml:2:9: error: a rule with the RuleID 'Fixture.Rule' stands elsewhere too [MG5009]
        2 | RuleID: Fixture.Rule
          |         ^~~~~~~~~~~~
      MG5009/twice/a.yml:2:9: note: the first one
        2 | RuleID: Fixture.Rule
          |         ^~~~~~~~~~~~
      """##
    ),
    (
      "MG5010",
      ##"""
      MG5010/missing/b.yml:3:16: error: no rule with the RuleID 'Fixture.Rul' was read; did you mean 'Fixture.Rule'? [MG5010]
        3 | BaseDetection: Fixture.Rul
          |                ^~~~~~~~~~~
      fix: write 'Fixture.Rule'
      """##
    ),
    (
      "MG5011",
      ##"""
      MG5011/cycle/a.yml:3:16: note: the base 'Fixture.B' has errors of its own [MG5014]
        3 | BaseDetection: Fixture.B
          |                ^~~~~~~~~
      MG5011/cycle/b.yml:2:9: note: 'Fixture.B' stands here
        2 | RuleID: Fixture.B
          |         ^~~~~~~~~
      MG5011/cycle/b.yml:3:16: note: the base 'Fixture.C' has errors of its own [MG5014]
        3 | BaseDetection: Fixture.C
          |                ^~~~~~~~~
      MG5011/cycle/c.yml:2:9: note: 'Fixture.C' stands here
        2 | RuleID: Fixture.C
          |         ^~~~~~~~~
      MG5011/cycle/c.yml:3:16: error: 'Fixture.A' is derived from this rule: a cycle [MG5011]
        3 | BaseDetection: Fixture.A
          |                ^~~~~~~~~
      MG5011/cycle/a.yml:2:9: note: 'Fixture.A' stands here
        2 | RuleID: Fixture.A
          |         ^~~~~~~~~
      MG5011/cycle/b.yml:2:9: note: 'Fixture.B' stands here
        2 | RuleID: Fixture.B
          |         ^~~~~~~~~
      """##
    ),
    (
      "MG5012",
      ##"""
      MG5012/policy/b.yml:3:16: error: the base 'Fixture.Policy' is a policy; only a rule can be a base [MG5012]
        3 | BaseDetection: Fixture.Policy
          |                ^~~~~~~~~~~~~~
      MG5012/policy/a.yml:2:11: note: 'Fixture.Policy' stands here
        2 | PolicyID: Fixture.Policy
          |           ^~~~~~~~~~~~~~
      """##
    ),
    (
      "MG5013",
      ##"""
      MG5013/deep/9.yml:3:16: error: more than 8 bases lie below this rule [MG5013]
        3 | BaseDetection: Fixture.D8
          |                ^~~~~~~~~~
      MG5013/deep/8.yml:2:9: note: 'Fixture.D8' stands here
        2 | RuleID: Fixture.D8
          |         ^~~~~~~~~~
      """##
    ),
    (
      "MG5014",
      ##"""
      MG5014/broken/a.yml:4:11: error: Severity must be Info, Low, Medium, High or Critical, not 'Urgent' [MG2007]
        4 | Severity: Urgent
          |           ^~~~~~
      MG5014/broken/b.yml:3:16: note: the base 'Fixture.Rule' has errors of its own [MG5014]
        3 | BaseDetection: Fixture.Rule
          |                ^~~~~~~~~~~~
      MG5014/broken/a.yml:2:9: note: 'Fixture.Rule' stands here
        2 | RuleID: Fixture.Rule
          |         ^~~~~~~~~~~~
      """##
    ),
    (
      "MG5015",
      ##"""
      MG5015/detection_in_override.yml:5:7: error: Detection cannot be changed by an override: narrow the rule with Filters, or write a rule of its own [MG5015]
        5 |       Detection:
          |       ^~~~~~~~~
      MG5015/detection_in_override.yml:7:7: error: RuleID cannot be changed by an override: derive a rule with BaseDetection to have it under another id [MG5015]
        7 |       RuleID: B
          |       ^~~~~~
      MG5015/detection_in_override.yml:8:7: error: ScheduledQueries cannot be changed by an override: it says what the rule is, and stands in the file of the rule only [MG5015]
        8 |       ScheduledQueries: [q]
          |       ^~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG5016",
      ##"""
      MG5016/applies.yml:4:25: error: LogTypes must be a list [MG5016]
        4 |     Applies: {LogTypes: AWS.CloudTrail, DisplayName: [x]}
          |                         ^~~~~~~~~~~~~~
      fix: make it a list of one
      MG5016/applies.yml:4:41: error: 'DisplayName' is not a key of Applies; there are RuleID, Tags, LogTypes, Severity [MG5016]
        4 |     Applies: {LogTypes: AWS.CloudTrail, DisplayName: [x]}
          |                                         ^~~~~~~~~~~
      """##
    ),
    (
      "MG5017",
      ##"""
      MG5017/empty.yml:3:15: warning: Override is empty, which changes nothing [MG5017]
        3 |     Override: {}
          |               ^~
      MG5017/empty.yml:5:13: warning: Extend is empty, which changes nothing [MG5017]
        5 |     Extend: {}
          |             ^~
      """##
    ),
    (
      "MG5018",
      ##"""
      MG5018/twice.yml:7:11: error: a filter of the name 'f' stands here already [MG5018]
        7 |   - Name: f
          |           ^
      MG5018/twice.yml:2:11: note: the first one
        2 |   - Name: f
          |           ^
      """##
    ),
    (
      "MG5019",
      ##"""
      MG5019/mode.yml:3:11: error: Mode must be Include or Exclude, not 'exclude'; did you mean 'Exclude'? [MG5019]
        3 |     Mode: exclude
          |           ^~~~~~~
      fix: write 'Exclude'
      MG5019/mode.yml:8:11: error: Mode must be text, but '5' without quotes is a number [MG2008]
        8 |     Mode: 5
          |           ^
      fix: put it in quotes
      """##
    ),
    (
      "MG8901",
      ##"""
      MG8901/error_of_the_language.yml:7:41: warning: MG2003 is an error of the language, which no comment takes back [MG8901]
        7 |   - KeyPath: eventName # margay: ignore[MG2003] we have our own keys
          |                                         ^~~~~~
      fix: remove the comment
      """##
    ),
    (
      "MG8902",
      ##"""
      MG8902/no_reason.yml:7:24: warning: a suppression counts only with a reason behind the bracket [MG8902]
        7 |   - KeyPath: eventName # margay: ignore[MG6201]
          |                        ^~~~~~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG8903",
      ##"""
      MG8903/no_codes.yml:7:24: warning: a suppression is written as '# margay: ignore[CODE] reason' [MG8903]
        7 |   - KeyPath: eventName # margay: ignore because
          |                        ^~~~~~~~~~~~~~~~~~~~~~~~
      """##
    ),
    (
      "MG8904",
      ##"""
      MG8904/misspelt.yml:7:41: warning: there is no code 'DotedKey'; did you mean 'DottedKey'? [MG8904]
        7 |   - KeyPath: eventName # margay: ignore[DotedKey] the vendor writes it so
          |                                         ^~~~~~~~
      fix: write 'DottedKey'
      """##
    ),
    (
      "MG8951",
      ##"""
      MG8951/misspelt.yml:1:1: error: 'slect' is no setting; did you mean 'select'? [MG8951]
        1 | slect: [MG6]
          | ^~~~~
      fix: write 'select'
      """##
    ),
    (
      "MG8952",
      ##"""
      MG8952/not_a_list.yml:1:9: error: select is a list [MG8952]
        1 | select: MG6
          |         ^~~
      """##
    ),
    (
      "MG8953",
      ##"""
      MG8953/misspelt.yml:1:10: error: there is no code 'MG62O1'; did you mean 'MG6201'? [MG8953]
        1 | ignore: [MG62O1]
          |          ^~~~~~
      fix: write 'MG6201'
      """##
    ),
  ]
}
