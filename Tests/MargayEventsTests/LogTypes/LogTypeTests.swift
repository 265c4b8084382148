import MargayEvents
import Testing

@Suite("Log types")
struct LogTypeTests {
  private func event(_ json: String) throws -> Event {
    var parser = EventParser()
    switch parser.parse(Array(json.utf8)) {
    case .ok(let event): return event
    case .bad(let defect): throw defect
    }
  }

  private func resolve(_ json: String, _ resolver: inout LogTypeResolver) throws -> String? {
    let event = try event(json)
    return resolver.name(of: event.withTape { _ in resolver.resolve(event.root) })
  }

  @Test("Every log type is recognised by its own event and by no other", arguments: sampleEvents)
  func recognition(type: String, json: String, time: Int64) throws {
    var resolver = LogTypeResolver()
    #expect(try resolve(json, &resolver) == type)
    // Whatever came before.
    for other in sampleEvents {
      #expect(try resolve(other.json, &resolver) == other.type)
      #expect(try resolve(json, &resolver) == type)
    }
  }

  @Test("Every known log type has a sample, in order")
  func samples() {
    #expect(sampleEvents.map(\.type) == LogTypes.all.map(\.name))
  }

  @Test("Without one of its markers an event is of no type", arguments: sampleEvents)
  func missingMarkers(type: String, json: String, time: Int64) throws {
    let logType = try #require(LogTypes.named(type))
    for marker in logType.shape.markers {
      var resolver = LogTypeResolver()
      let without = json.split(separator: "\"\(marker.name)\":").joined(separator: "\"other\":")
      #expect(without != json)
      #expect(try resolve(without, &resolver) == nil, "\(marker.name)")
    }
  }

  @Test(
    "Ambiguous and misleading events are of no type",
    arguments: [
      "{}", "[]", "1",
      // Two shapes at once, in either order.
      sampleEvents[0].json.dropLast() + "," + sampleEvents[5].json.dropFirst(),
      sampleEvents[5].json.dropLast() + "," + sampleEvents[0].json.dropFirst(),
      // An activity with both a list of events and the name of one.
      sampleEvents[7].json.dropLast() + #","type":"login","name":"login_success"}"#,
      // The right names with values of another kind.
      #"{"@timestamp":"2026-03-02T08:00:00Z","_document_id":"d","action":"repo.create"}"#,
      #"{"@timestamp":1772438400123,"action":"start","process":{}}"#,
      #"{"kind":"Event","apiVersion":"v1","auditID":"a","verb":"get"}"#,
      #"{"log_id":"1","data":{"date":"2026-03-02"}}"#,
      #"{"name":"n","hostIdentifier":"h","unixTime":1,"columns":{},"action":"snapshot"}"#,
      #"{"schemaVersion":"2.0","accountId":"1","updatedAt":"x","service":{"serviceName":"macie"}}"#,
      // Markers below the top, or in other case.
      #"{"detail":\#(sampleEvents[0].json)}"#,
      #"{"EventVersion":"1","EventSource":"s","EventName":"n","AwsRegion":"r","EventTime":"t"}"#,
    ] as [String])
  func unknown(json: String) throws {
    var resolver = LogTypeResolver()
    #expect(try resolve(json, &resolver) == nil)
  }

  @Test("Of equal names the first counts")
  func duplicates() throws {
    var resolver = LogTypeResolver()
    let nginx = #""time":"t","request":"r","status":200,"bodyBytesSent":1"#
    #expect(
      try resolve("{\"remoteAddr\":\"a\",\(nginx),\"remoteAddr\":1}", &resolver) == "Nginx.Access")
    #expect(try resolve("{\"remoteAddr\":1,\(nginx),\"remoteAddr\":\"a\"}", &resolver) == nil)
  }

  @Test("What the event says wins over its shape, and what is given over both")
  func order() throws {
    let cloudTrail = sampleEvents[0].json
    func says(_ type: String) -> String { "{\"p_log_type\":\(type)," + cloudTrail.dropFirst() }
    var resolver = LogTypeResolver(names: ["Custom.Type", "é"])
    #expect(try resolve(says("\"Okta.SystemLog\""), &resolver) == "Okta.SystemLog")
    #expect(try resolve(says("\"Custom.Type\""), &resolver) == "Custom.Type")
    #expect(try resolve(says("\"é\""), &resolver) == "é")
    let decomposed = try event(says("\"e\u{301}\""))
    #expect(resolver.resolve(decomposed.root) == .foreign)
    let foreign = try event(says("\"aws.cloudtrail\""))
    #expect(resolver.resolve(foreign.root) == .foreign)
    // A name that is no text, or empty, is none.
    #expect(try resolve(says("1"), &resolver) == "AWS.CloudTrail")
    #expect(try resolve(says("null"), &resolver) == "AWS.CloudTrail")
    #expect(try resolve(says("\"\""), &resolver) == "AWS.CloudTrail")

    var given = LogTypeResolver(given: "Other.Type")
    #expect(try resolve(says("\"Okta.SystemLog\""), &given) == "Other.Type")
    #expect(try resolve("{}", &given) == "Other.Type")
  }

  @Test("Identifiers and names")
  func identifiers() throws {
    let resolver = LogTypeResolver(given: "Mine", names: ["Nginx.Access", "Mine", "Yours"])
    #expect(resolver.names == LogTypes.all.map(\.name) + ["Mine", "Yours"])
    for (place, name) in resolver.names.enumerated() {
      let id = try #require(resolver.id(of: name))
      #expect(id.rawValue == Int32(place))
      #expect(resolver.name(of: id) == name)
      #expect(resolver.type(of: id)?.name == (place < LogTypes.all.count ? name : nil))
    }
    #expect(resolver.id(of: "Nobody's") == nil)
    #expect(resolver.name(of: .unknown) == nil)
    #expect(resolver.name(of: .foreign) == nil)
    #expect(LogTypes.named("aws.cloudtrail") == nil)
  }

  @Test("Fields, indicators and times fit together", arguments: LogTypes.all.map(\.name))
  func tables(name: String) throws {
    let type = try #require(LogTypes.named(name))
    #expect(!type.fields.fields.isEmpty)
    let paths =
      type.indicators.map(\.path)
      + type.times.map { field in field.names.map { "\"\($0)\"" }.joined(separator: ".") }
      + type.shape.markers.map { "\"\($0.name)\"" }
    for path in paths {
      let parsed = try KeyPathParser.parse(path, names: .exact).get()
      #expect(type.fields.knows(parsed), "\(path)")
    }
    let sample = try #require(sampleEvents.first { $0.type == name })
    let event = try event(sample.json)
    let keys = event.withTape { _ in
      event.root.fields.map { String(decoding: $0.key.text, as: UTF8.self) }
    }
    for key in keys { #expect(type.fields.fields.contains { $0.name == key }, "\(key)") }
  }
}

@Suite("Fields of a log type")
struct LogTypeFieldTests {
  @Test(
    "Fields that events of CloudTrail may have",
    arguments: [
      ("eventName", true), ("userIdentity.arn", true), ("userIdentity.name", false),
      ("evntName", false),
      ("requestParameters.anything", true), ("p_log_type", true), ("p_enrichment.a.b", true),
      ("p", false),
      ("userIdentity.p_x", false),
    ])
  func knows(path: String, expected: Bool) throws {
    #expect(
      LogType.awsCloudTrail.knows(try KeyPathParser.parse(path, names: .folded).get()) == expected)
  }
}

@Suite("Known fields")
struct KnownFieldsTests {
  @Test(
    "Text is read and written",
    arguments: [
      ("", ""), ("a", "a"), (" a\n  b ", "a b"), ("a{b c} d", "a{b c} d"),
      ("a[]{b{*} *}", "a[]{b{*} *}"),
      ("*", "*"), ("a{}", "a{}"), ("a:text b:number{c} d", "a:text b:number{c} d"),
      ("o{a:bool b:text(x|y)} c:list *", "o{a:bool b:text(x|y)} c:list *"),
      ("a:text(*|x) b:text(*) c:numberOrText", "a:text(x|*) b:text c:numberOrText"),
      // Names as they stand.
      ("a:b k8s:io:text :text a:text(x a:number(1)", "a:b k8s:io:text :text a:text(x a:number(1)"),
      // Not well formed.
      ("a{", "*"), ("a}", "*"), ("a[]", "*"), ("a[b", "*"), ("{a}", "*"), ("a{b[}", "*"),
      ("]", "*"),
    ] as [(StaticString, String)])
  func text(source: StaticString, expected: String) {
    #expect(KnownFields(source).text == expected)
  }

  @Test(
    "Paths that are known",
    arguments: [
      ("a", true), ("A", true), ("a.x", true), ("b", true), ("b.c", true), ("b.C", true),
      ("b.d", false),
      ("b.c.d", true), ("list[0].e", true), ("list[*].f", false), ("open.g", true),
      ("open.h.i", true),
      ("open.g.j", false), ("z", false), ("É", true), ("[0]", true),
    ])
  func knows(path: String, expected: Bool) throws {
    let fields = KnownFields("a b{c} list[]{e} open{g{k} *} é")
    let parsed: EventKeyPath
    if path == "É" {
      parsed = EventKeyPath(steps: [.name(Array("É".utf8))])
    } else {
      parsed = try KeyPathParser.parse(path, names: .folded).get()
    }
    #expect(fields.knows(parsed) == expected)
  }

  @Test(
    "What is known of a path",
    arguments: [
      ("t", "field t"), ("T", "field t"), ("t.x", "nameInScalar 1 text"),
      ("t[0]", "elementOfOther 1"),
      ("s[*]", "element s"), ("s.x", "nameOnList 1"), ("s", "field s"), ("s[0].x", "open"),
      ("o", "open"), ("o.n", "field n"), ("o.m", "unknown 1"), ("o[*].n", "elementOfOther 1"),
      ("l", "field l"), ("l.a", "nameOnList 1"), ("l[*].a", "field a"), ("l[0]", "open"),
      ("l[0].b", "unknown 2"), ("u", "field u"), ("u.x", "open"), ("u[0]", "open"), ("p.q", "open"),
      ("p.r", "field r"),
    ])
  func resolution(path: String, expected: String) throws {
    let fields = KnownFields("t:text s:list o{n:number} l[]{a:bool} u p{r:anycase *}")
    let parsed = try KeyPathParser.parse(path, names: .folded).get()
    let found =
      switch fields.resolve(parsed.steps, parsed.names) {
      case .field(let field, let isElement): "\(isElement ? "element" : "field") \(field.name)"
      case .open: "open"
      case .unknown(let step, _): "unknown \(step)"
      case .nameOnList(let step): "nameOnList \(step)"
      case .nameInScalar(let step, let kind): "nameInScalar \(step) \(kind.rawValue)"
      case .elementOfOther(let step): "elementOfOther \(step)"
      }
    #expect(found == expected)
  }

  @Test("Kinds and values are read")
  func kinds() throws {
    let fields = KnownFields("a:text(x|y) b:bool c")
    #expect(fields.fields.map(\.kind) == [.text, .bool, nil])
    #expect(fields.fields[0].values == ["x", "y"])
    #expect(!fields.fields[0].hasOtherValues)
    let open = KnownFields("a:text(x|*) b:list c[]{d} e{f} g:numberOrText").fields
    #expect(open[0].values == ["x"] && open[0].hasOtherValues)
    #expect(open.map(\.holdsList) == [false, true, true, false, false])
    #expect(open[4].kind == .numberOrText)
    let path = try KeyPathParser.parse("A.b", names: .folded).get()
    #expect(KnownFields("a{B}").spelling(path.steps) == [.name([0x61]), .name([0x42])])
    #expect(fields.spelling(path.steps) == [.name([0x61]), .name([0x62])])
    #expect(KnownFields("d").spelling(path.steps) == nil)
  }

  @Test("Exact matching does not fold")
  func exact() throws {
    let path = try KeyPathParser.parse("A", names: .exact).get()
    #expect(!KnownFields("a").knows(path))
  }
}
