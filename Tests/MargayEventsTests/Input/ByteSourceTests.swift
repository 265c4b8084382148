import MargayEvents
import Testing

@Suite("Sources of bytes")
struct ByteSourceTests {
  /// The lines that the fixtures hold, made by gzip and zstd from the same file.
  static let lines = "{\"a\":1}\n{\"b\":\"xyzxyzxyzxyzxyzxyzxyzxyz\"}\n{\"c\":3}\n"
  static let gzip = hex(
    "1f8b0800000000000203ab564a54b232ace5aa564a52b252aaa8acc28a94400a9295ac8c6bb900904e3d7331000000"
  )
  static let zstd = hex(
    "28b52ffd20310d0100c07b2261223a317d0a7b2262223a2278797a2263223a337d0a02004405a29f5b02")
  static let zstdWithChecksum = hex(
    "28b52ffd24310d0100c07b2261223a317d0a7b2262223a2278797a2263223a337d0a02004405a29f5b02c704bdf9")
  /// A zstd skippable frame of three bytes.
  static let skippable = hex("502a4d1803000000616263")
  /// A zstd frame that asks for a window of 128 MiB.
  static let hugeWindow = hex("28b52ffd0488640000100000")

  static func hex(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }

  /// All that a source gives, read in pieces of at most `room` bytes.
  static func contents(
    _ bytes: [UInt8], blockSize: Int = ByteSource.blockSize, room: Int = 4096
  ) throws(InputError) -> [UInt8] {
    try contents(ByteSource(bytes: bytes, name: "input", blockSize: blockSize), room: room)
  }

  static func contents(_ source: ByteSource, room: Int = 4096) throws(InputError) -> [UInt8] {
    var result: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return result }
      result.append(contentsOf: buffer.prefix(count))
    }
  }

  @Test(
    "Contents, whatever the blocks",
    arguments: [
      ("plain", Array(lines.utf8), 1),
      ("nothing", [], 0),
      ("gzip", gzip, 1),
      ("two gzip members", gzip + gzip, 2),
      ("gzip members with zeros between and behind", gzip + [0, 0, 0] + gzip + [0], 2),
      ("zstd", zstd, 1),
      ("zstd with a checksum", zstdWithChecksum, 1),
      (
        "zstd frames, one to be skipped in front and between", skippable + zstd + skippable + zstd,
        2
      ),
    ] as [(String, [UInt8], Int)])
  func contents(name: String, bytes: [UInt8], times: Int) throws {
    let expected = String(repeating: Self.lines, count: times)
    for blockSize in 1...40 {
      for room in [1, 3, 48, 49, 4096] {
        let found = try Self.contents(bytes, blockSize: blockSize, room: room)
        #expect(String(decoding: found, as: UTF8.self) == expected, "\(name) \(blockSize) \(room)")
      }
    }
  }

  @Test("Three bytes that could begin as zstd or gzip are plain")
  func shortInputs() throws {
    #expect(try Self.contents([0x28, 0xB5, 0x2F]) == [0x28, 0xB5, 0x2F])
    #expect(try Self.contents([0x1F]) == [0x1F])
  }

  @Test(
    "Broken data is an error",
    arguments: [
      (
        "gzip cut in its data", Array(gzip.dropLast(20)),
        "the gzip data ends too early: it was cut off"
      ),
      (
        "gzip cut in its trailer", Array(gzip.dropLast()),
        "the gzip data ends too early: it was cut off"
      ),
      (
        "gzip cut in its head", Array(gzip.prefix(5)),
        "the gzip data ends too early: it was cut off"
      ),
      (
        "second member cut", gzip + Array(gzip.prefix(9)),
        "the gzip data ends too early: it was cut off"
      ),
      (
        "text behind gzip", gzip + Array("{}".utf8),
        "something that is not gzip data stands behind the gzip data"
      ),
      (
        "one byte behind gzip", gzip + [0x1F],
        "something that is not gzip data stands behind the gzip data"
      ),
      ("wrong checksum", flipped(gzip, at: gzip.count - 6), "the gzip data is corrupt"),
      ("wrong code", flipped(gzip, at: 12), "the gzip data is corrupt"),
      ("zstd cut", Array(zstd.dropLast(4)), "the zstd data ends too early: it was cut off"),
      (
        "second frame cut", zstd + Array(zstd.prefix(5)),
        "the zstd data ends too early: it was cut off"
      ),
      (
        "wrong zstd checksum", flipped(zstdWithChecksum, at: zstdWithChecksum.count - 1),
        "the zstd data is corrupt"
      ),
      (
        "text behind zstd", zstd + Array("{\"a\":1}".utf8),
        "something that is not zstd data stands behind the zstd data"
      ),
      (
        "large window", hugeWindow,
        "the zstd data needs a window of more than 64 MiB: decompress it first"
      ),
    ] as [(String, [UInt8], String)])
  func broken(name: String, bytes: [UInt8], message: String) {
    for blockSize in [1, 2, 7, 4096] {
      #expect(throws: InputError(input: "input", message: message), "\(name) \(blockSize)") {
        try Self.contents(bytes, blockSize: blockSize)
      }
    }
  }

  static func flipped(_ bytes: [UInt8], at place: Int) -> [UInt8] {
    var bytes = bytes
    bytes[place] ^= 0xFF
    return bytes
  }

  @Test("What stands in front of the place where data is broken is read")
  func eventsBeforeTheError() {
    let bytes = Self.gzip + Self.flipped(Self.gzip, at: 12)
    let reader = EventReader()
    var events = 0
    #expect(throws: InputError.self) {
      try reader.read(ByteSource(bytes: bytes, name: "input")) { _, _ in
        events += 1
        return true
      }
    }
    #expect(events == 3)
    #expect(reader.counts.bytesRead >= Self.lines.utf8.count)
  }

  @Test("Files that cannot be read")
  func unreadableFiles() throws {
    let missing = #expect(throws: InputError.self) { try ByteSource(path: "/nonexistent/file") }
    #expect(missing?.message == "cannot be opened: No such file or directory")
    let folder = #expect(throws: InputError.self) {
      try Self.contents(try ByteSource(path: "/"))
    }
    #expect(folder?.message == "cannot be read: Is a directory")
  }

  @Test(
    "UTF-16 is refused", arguments: [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B]] as [[UInt8]])
  func utf16(bytes: [UInt8]) {
    #expect(throws: InputError(input: "input", message: "is UTF-16 text: convert it to UTF-8")) {
      try CutInput(bytes)
    }
  }

  @Test(
    "The layout follows from the name",
    arguments: [
      ("a.json", .values), ("a.JSON", .values), ("dir/a.json.gz", .values), ("a.json.zst", .values),
      ("a.ndjson", .lines), ("a.jsonl", .lines), ("a.log.gz", .lines), ("-", .lines), ("", .lines),
      ("json", .lines), ("a.json.bak", .lines), ("a.json.gz.gz", .lines), (".json", .values),
    ] as [(String, InputLayout)])
  func layout(name: String, layout: InputLayout) {
    #expect(InputLayout(fileName: name) == layout)
  }
}
