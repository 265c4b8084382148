import MargayDiagnostics
import MargayYAML
import TestSupport
import Testing

/// The JSON text of a node is what a JSON writer makes of it step by step.
@Suite struct YAMLJSONTests {
  @Test func filesAreWrittenAlike() {
    var count = 0
    for folder in ["../../Detections", ""] {
      for file in Fixtures(folder).files(endingIn: ".yml") {
        guard let bytes = try? file.bytes(),
          let root = YAMLParser.parse(SourceFile(path: file.name, bytes: bytes)).root,
          root.isReadableAlone
        else { continue }
        #expect(root.jsonText == stepByStep(root), "\(file.name)")
        count += 1
      }
    }
    #expect(count > 200)
  }

  /// A character that needs an escape, at every place of texts of every length around a step of eight bytes.
  @Test(arguments: ["\\\"", "\\\\", "\\n", "\\t", "\\r", "\t", "é", "日"])
  func escapesAreWrittenAlike(text: String) throws {
    for length in 0...27 {
      for place in 0...length {
        let letters = String(repeating: "x", count: place)
        let rest = String(repeating: "y", count: length - place)
        let source = "a: [\"\(letters)\(text)\(rest)\", \"\(text)\"]\n"
        let root = try #require(YAMLParser.parse(SourceFile(path: "t.yml", text: source)).root)
        #expect(root.isReadableAlone)
        #expect(root.jsonText == stepByStep(root), "\(source)")
      }
    }
  }

  @Test(arguments: [
    "a: [1, -2, 0.50, 1.0e+3, 0x1F, 007, +5, ~, null, true, False, x, '', \"\"]\n",
    "a: {}\nb: []\n1: 2\ntrue: x\n~: y\n", "a: |\n  x\n  \"y\"\n\n\nb: >-\n  x\n  y\n",
    "a:\n- b: [c, {d: e}]\n- - f\n",
  ])
  func shapesAreWrittenAlike(source: String) throws {
    let root = try #require(YAMLParser.parse(SourceFile(path: "t.yml", text: source)).root)
    #expect(root.isReadableAlone)
    #expect(root.jsonText == stepByStep(root))
  }

  /// What JSON does not have, and what the C parser has read, is not written without being looked at.
  @Test(arguments: ["a: 0o17\n", "a: .inf\n", "a: 1e3\n", "a: &x 1\n", "a: 1 \n b"])
  func othersAreNotReadableAlone(source: String) {
    let root = YAMLParser.parse(SourceFile(path: "t.yml", text: source)).root
    #expect(root?.isReadableAlone != true)
  }

  private func stepByStep(_ node: YAMLNode) -> [UInt8] {
    var writer = JSONWriter()
    _ = node.walk { step in
      switch step {
      case .beginArray: writer.beginArray()
      case .endArray: writer.endArray()
      case .beginObject: writer.beginObject()
      case .endObject: writer.endObject()
      case .key(let text): writer.key(utf8: text)
      case .string(let text): writer.string(validUTF8: text)
      case .number(let text): writer.raw(json: text)
      case .null: writer.null()
      case .bool(let value): writer.bool(value)
      case .other(let node):
        guard case .scalar(let scalar) = node.content else { return false }
        switch scalar.value {
        case .integer(let text), .float(let text): writer.raw(text.utf8)
        default: return false
        }
      }
      return true
    }
    return writer.bytes
  }
}
