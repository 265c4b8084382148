import MargayEvents
import MargayIR
import Testing

/// Paths as they are written in a rule.
struct EventKeyPathTextTests {
  @Test(
    arguments: [
      ([.name(Array("a".utf8)), .name(Array("b_1".utf8))], "a.b_1"),
      ([.name(Array("a".utf8)), .index(-1), .name(Array("b".utf8))], "a[-1].b"),
      ([.name(Array("a".utf8)), .wildcard], "a[*]"), ([.index(0), .name([0x61])], "[0].a"),
      ([.name(Array("@timestamp".utf8))], #""@timestamp""#), ([.name([])], #""""#),
      ([.name(Array("1a".utf8)), .name(Array("x\"y".utf8))], #""1a"."x\"y""#),
      ([.name(Array("é".utf8))], #""é""#), ([], "@"),
    ] as [([EventKeyPathStep], String)])
  func text(_ steps: [EventKeyPathStep], _ expected: String) {
    #expect(EventKeyPath(base: .element, steps: steps).text == expected)
  }
}
