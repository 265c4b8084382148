import MargayDiagnostics
import MargayFrontend
import MargayYAML
import TestSupport
import Testing

/// A Log that becomes JSON text when it is asked for is the text that would have been made at once.
@Suite struct WrittenLogTests {
  /// The logs of a file that is read in one way or the other; nil for one without tests.
  private func logs(_ bytes: [UInt8], atOnce: Bool, _ memory: ReadingMemory) -> [String]? {
    let read = DetectionReader.read(
      SourceFile(path: "r.yml", bytes: bytes), options: FrontendOptions(makesLogs: atOnce),
      memory: memory)
    guard case .detection(let fields?) = read.content, let tests = fields.tests else { return nil }
    return tests.map { String(decoding: $0.writtenLog.json(memory), as: UTF8.self) }
  }

  @Test func filesGiveTheSame() {
    let memory = ReadingMemory()
    var count = 0
    for folder in ["../../Detections", ""] {
      for file in Fixtures(folder).files(endingIn: ".yml") {
        guard let bytes = try? file.bytes() else { continue }
        let late = logs(bytes, atOnce: false, memory)
        #expect(late == logs(bytes, atOnce: true, memory), "\(file.name)")
        count += late?.count ?? 0
      }
    }
    #expect(count > 300)
  }

  @Test(arguments: [
    "Tests:\n- Name: n\n  ExpectedResult: true\n  Log:\n    a: 1\n    b: [x, {c: 1.50}]\n",
    "Tests:\n  - Log:\n      a: 1\n\n      # c\n      b:\n        - c: d\n        - - 2\n    Name: n\n    ExpectedResult: true\n",
    "Tests: [{Name: n, ExpectedResult: true, Log: {a: 1, b: 'x''y', \"c\":2}}]\n",
    "Tests:\n  - Name: n\n    ExpectedResult: true\n    Log: {a: 1,\n      b: [2,\n 3]} # c\n",
    "Tests:\n  - Name: n\n    ExpectedResult: true\n    Log:\n      a: |+\n        x\n\n\n",
    "Tests:\n  - Name: n\n    ExpectedResult: true\n    Log:\n      a: |+\n        x\n\n\n# c\nTags: [t]\n",
    "Tests:\n  - Name: n\n    ExpectedResult: true\n    Log:\n      a: >\n        x\n        y\n\n    LogType: L\n",
    "Tests:\n  - Name: n\n    ExpectedResult: true\n    Log:\n      a: |\n        x\n  - Name: m\n    ExpectedResult: false\n    Log: {}\n",
    "Tests:\n  - ExpectedResult: true\n    Name: n\n    Log:\n      a: \"x\\ny\" # c\n      b:\n      c: ~\nTags: [t]",
    "Tests:\n  - ExpectedResult: true\n    Name: n\n    Log:\n      é: \"日本\"\n      b:   \n\n\n",
    "Tests:\n  - ExpectedResult: true\n    Name: n\n    Log:\n      a: 1e3\n      b: 0o17\n",
    "Tests:\n  - ExpectedResult: true\n    Name: n\n    Log: &x\n      a: 1\n  - {ExpectedResult: true, Name: m, Log: *x}\n",
    "Tests:\n  - ExpectedResult: true\n    Name: n\n    Log: '{\"a\": 1}'\n",
  ])
  func shapesGiveTheSame(tests: String) throws {
    let bytes = Array((RuleText.head + tests).utf8)
    let memory = ReadingMemory()
    let atOnce = try #require(logs(bytes, atOnce: true, memory))
    #expect(logs(bytes, atOnce: false, memory) == atOnce)
    #expect(atOnce.allSatisfy { $0.hasPrefix("{") })
  }

  /// What is to be said about the values of a Log is said when the file is read, whoever asks for the text.
  @Test func disputedValuesAreReported() {
    let text =
      RuleText.head + "Tests:\n  - {Name: n, ExpectedResult: true, Log: {a: 0o17, b: .inf}}\n"
    let found = DetectionReader.read(SourceFile(path: "r.yml", text: text)).diagnostics
    #expect(found.map(\.kind.code) == ["MG5005", "MG2016"])
  }

  /// Files that are read with one memory say what they say alone, and a tree that is kept stays as it was.
  @Test func memoryIsUsedAgain() {
    let memory = ReadingMemory()
    let texts = (0..<40).map { number in
      RuleText.head + "Tests:\n  - Name: n\(number)\n    ExpectedResult: true\n    Log:\n"
        + (0...number * 7).map { "      k\($0): \"v\\t\($0 * number)\"\n" }.joined()
    }
    var kept: [(DetectionFile, String)] = []
    for text in texts + texts.reversed() {
      let file = SourceFile(path: "r.yml", text: text)
      let alone = DetectionReader.read(file)
      let read = DetectionReader.read(
        file, options: FrontendOptions(keepsTree: kept.count % 3 == 0), memory: memory)
      #expect(logs(of: read) == logs(of: alone))
      kept.append((read, logs(of: alone)))
    }
    for (file, logs) in kept { #expect(self.logs(of: file) == logs) }
    let roots = kept.compactMap { file, _ in file.root.map { ($0, file.file.bytes.count) } }
    #expect(roots.count == 27)
    for (root, length) in roots {
      #expect(root.entries.last?.key.string == "Tests")
      #expect(root.range.upper > length - 2)
    }
  }

  private func logs(of file: DetectionFile) -> String {
    guard case .detection(let fields?) = file.content else { return "none" }
    return (fields.tests ?? []).map { String(decoding: $0.log, as: UTF8.self) }.joined()
  }
}
