import MargayKit
import Testing

/// What code reads of events.
@Suite("Reading events in Swift")
struct EventAccessTests {
  static let event = try? Event(
    json: #"""
      {"userIdentity": {"type": "Root", "odd.name": 1, "Type": "second"}, "count": 5, "ratio": 1.0, "big": 9007199254740993,
       "flag": false, "none": null, "text": "\u00e9", "list": [{"b": 1}, {"b": null}, {"c": 2}, {"b": [3, 4]}],
       "words": ["a", "b"], "p_any_ip_addresses": ["10.0.0.1", 7, "::1"], "empty": ""}
      """#)

  private func event() throws -> Event { try #require(Self.event) }

  @Test("names are taken literally, exactly first, then in another case")
  func names() throws {
    let event = try event()
    #expect(event["userIdentity", "type"] == "Root")
    #expect(event["USERIDENTITY", "TYPE"] == "Root")
    #expect(event["userIdentity", "Type"] == "second")
    #expect(event["userIdentity", "odd.name"] == 1)
    #expect(event["userIdentity.type"].exists == false)
    #expect(event["list", -1, "b", 0] == 3)
    #expect(event["list", 9].kind == .missing)
    #expect(event["list", "b"].kind == .missing)
  }

  @Test("paths are those of rules in YAML")
  func paths() throws {
    let event = try event()
    #expect(event.string("userIdentity.type") == "Root")
    #expect(event.int(#"userIdentity."odd.name""#) == 1)
    #expect(event.values("list[*].b").map(\.json) == ["1", "[3,4]"])
    #expect(event.values("list[*].b[*]").map(\.json) == ["3", "4"])
    #expect(event.values("words").compactMap(\.string) == ["a", "b"])
    #expect(event.values("count").map(\.json) == ["5"])
    #expect(event.values("none").isEmpty)
    #expect(event.value(EventPath("list[0].b")) == 1)
    #expect(event.shown("nowhere.at") == "<nowhere.at not found>")
    #expect(event.shown("none") == "<none not found>")
    #expect(event.shown("words") == #"["a","b"]"#)
    #expect(event.walk("list", "b").map(\.json) == ["1", "3", "4"])
    #expect(event.indicators(.ipAddresses).map(\.string) == ["10.0.0.1", "::1"])
  }

  @Test("numbers compare by value, never with text or bools")
  func numbers() throws {
    let event = try event()
    #expect(event["ratio"] == 1)
    #expect(event["ratio"] == 1.0)
    #expect(event["big"] != 9_007_199_254_740_992.0)
    #expect(event["big"] == 9_007_199_254_740_993)
    #expect(event["count"] > 4 && event["count"] >= 5 && event["count"] < 6 && event["count"] <= 5)
    #expect(!(event["count"] > 5) && !(event["count"] < 5))
    #expect(event["count"] > 4.5 && event["count"] < 5.5)
    #expect(event["flag"] == false)
    #expect(event["flag"] != true)
    #expect(event["flag"] != 0)
    #expect(event["count"] != "5")
    #expect(!(event["none"] > 0) && !(event["none"] < 0) && event["none"] != 0)
    #expect(event["none"] != event["none"])
    #expect(event["count"] == event["list", -1, "b"] ? false : true)
    #expect(event["ratio"] == event["list", 0, "b"])
  }

  @Test("text compares by bytes: an accent of its own is another text")
  func text() throws {
    let event = try event()
    #expect(event["text"] == "\u{E9}")
    #expect(event["text"] != "e\u{301}")
    #expect("\u{E9}" == ("e\u{301}" as String), "what Swift's String says")
    #expect(!event["text"].hasPrefix("e"))
    #expect(event["text"].isIn(["\u{E9}", "x"]))
    #expect(!event["text"].isIn(Set<Text>(["e\u{301}"])))
    #expect(Text("\u{212A}").equalsIgnoringCase("k"))
    #expect(Text("\u{130}").lowercased() == "i\u{307}")
    #expect(Text("a,b,,c").split(separator: ",").map(\.string) == ["a", "b", "", "c"])
    switch event["userIdentity", "type"] {
    case "Root": break
    default: Issue.record("a text stands in a case")
    }
  }

  @Test("contains has the meaning of Contains")
  func contains() throws {
    let event = try event()
    #expect(event["userIdentity", "type"].contains("oo"))
    #expect(event["words"].contains("a"))
    #expect(!event["words"].contains("A"))
    #expect(event["words"].containsIgnoringCase("A"))
    #expect(event["userIdentity"].contains("odd.name"))
    #expect(!event["count"].contains("5"))
    #expect(event["words"].isIn(["b"]))
    #expect(
      event["empty"].isNullOrEmpty && event["flag"].isNullOrEmpty && event["none"].isNullOrEmpty)
    #expect(!event["count"].isNullOrEmpty)
  }

  @Test("a value outlives the parser that read its event")
  func lifetime() throws {
    var kept: [Value] = []
    for number in 0..<100 {
      let event = try Event(json: #"{"a": ["x\#(number)", "\u0041\#(number)"]}"#)
      kept += event.values("a[*]")
    }
    #expect(kept.count == 200)
    #expect(kept[199].string == "A99")
    #expect(kept[0].string == "x0")
  }

  @Test(
    "what is no event is refused with its place",
    arguments: ["", "[]", "{", "{\"a\": NaN}", "{} {}"])
  func refused(_ json: String) {
    #expect(throws: UnreadableEvent.self) { try Event(json: json) }
  }

  @Test("times and addresses")
  func timesAndAddresses() throws {
    let event = try Event(
      json: #"{"t": "1970-01-01T00:00:01Z", "n": 1700000000, "ip": "10.1.2.3"}"#)
    #expect(event["t"].nanosecondsSince1970 == 1_000_000_000)
    #expect(event["n"].nanosecondsSince1970 == 1_700_000_000_000_000_000)
    #expect(event["ip"].nanosecondsSince1970 == nil)
    let range = try #require(IPRange("10.0.0.0/8"))
    #expect(range.contains(event["ip"]))
    #expect(!range.contains(event["t"]))
    #expect(event["ip"].text?.isPrivateIPAddress == true)
    #expect(event["ip"].text?.isPublicIPAddress == false)
    #expect(IPRange("10.0.0.0/40") == nil)
  }
}
