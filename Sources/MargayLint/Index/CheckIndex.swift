// Written by MARGAY_RECORD=1 swift test --filter CheckPagesTests, or margay-dev generate.

/// Every check with its page, by code.
package enum CheckIndex {
  /// The checks.
  package static let all: [any Check] = [
    DottedKey(),
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
  ]
}
