import MargayDiagnostics
import TestSupport
import Testing

@testable import MargayYAML

/// Items and keys that are looked at one after another are those of the arrays.
@Suite struct YAMLItemsTests {
  @Test func filesAreLookedAtAlike() {
    var count = 0
    for folder in ["../../Detections", ""] {
      for file in Fixtures(folder).files(endingIn: ".yml") {
        guard let bytes = try? file.bytes(),
          let root = YAMLParser.parse(SourceFile(path: file.name, bytes: bytes)).root
        else { continue }
        check(root)
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test(arguments: [
    "a: &x {b: 1, 2: c, 'd''e': [f, *y]}\n", "- &y [1, {a: b}]\n- *y\n- {<<: {a: 1}, b: *y}\n",
    "a: {}\nb: []\n\"c\\nd\": ~\n", "a: 1\ntrue: 2\n~: 3\n1.5: 4\n", "{}\n", "[]\n", "a\n",
  ])
  func hardFiles(_ text: String) throws {
    check(try #require(YAMLParser.parse(SourceFile(path: "a.yml", text: text)).root))
  }

  private func check(_ node: YAMLNode) {
    let items = node.items
    #expect(node.eachItem.count == items.count)
    #expect(node.eachItem.isEmpty == items.isEmpty)
    #expect(node.eachItem.map(\.index) == items.map(\.index))
    let entries = node.entries
    #expect(node.entryCount == entries.count)
    var number = 0
    node.eachKey { text, place in
      guard number < entries.count else { return false }
      let entry = entries[number]
      #expect(text.map { String(decoding: $0, as: UTF8.self) } == entry.key.string)
      #expect(node.entry(at: place).key.index == entry.key.index)
      #expect(node.entry(at: place).value.index == entry.value.index)
      #expect(node.value(at: place).index == entry.value.index)
      #expect(node.writtenRange(at: place) == entry.writtenRange)
      #expect(place > 0)
      number += 1
      return true
    }
    #expect(number == entries.count)
    var asked = 0
    node.eachKey { _, _ in
      asked += 1
      return false
    }
    #expect(asked == min(1, entries.count))
    for item in items { check(item) }
    for entry in entries { check(entry.value) }
  }
}
