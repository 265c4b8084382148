/// Commands that tools with a server have, and Margay has not.
enum ServerCommands {
  /// The names, each with the end of the sentence that refuses it.
  private static let names: [(name: String, reason: String)] = [
    ("upload", "there is no server to upload to; margay run reads rules where they are"),
    ("zip", "there is no server to pack rules for; margay run reads them where they are"),
    ("release", "there is no server to make a release for; a folder of rule files is one"),
    ("publish", "there is no server to publish to; a folder of rule files is a release"),
    ("delete", "there is no server to delete rules from; remove their files"),
    ("check-connection", "there is no server to connect to"),
    ("update-custom-schemas", "there is no server to send schemas to; .margay.yml names fields"),
    ("test-lookup-table", "there is no server with lookup tables; events hold their enrichments"),
    ("enrich-test-data", "there is no server to ask for enrichments; write them into the tests"),
    ("benchmark", "there is no server to measure rules on; margay run says how long it took"),
  ]

  /// The sentence with which a command of such tools is refused; nil for any other word.
  static func refusal(of word: String) -> String? {
    names.first { $0.name.utf8.elementsEqual(word.utf8) }
      .map { "Margay works on your machine: \($0.reason)" }
  }
}
