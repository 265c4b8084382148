import MargayAlerts
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number of files that this process has open.
func openDescriptors() -> Int {
  (0..<1_024).count { fcntl($0, F_GETFD) >= 0 }
}

/// A new empty folder, removed after the closure.
func withFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/margay-tests-XXXXXX".utf8CString)
  let made = template.withUnsafeMutableBufferPointer { buffer in
    buffer.baseAddress.flatMap { mkdtemp($0) } != nil
  }
  try #require(made)
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { rmdir(folder) }
  try body(folder)
}

/// The names in a folder.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names
}

@Suite(.serialized) struct SpillFileTests {
  @Test func hasNoNameAndBelongsToTheUserAlone() throws {
    try withFolder { folder in
      let before = (0..<1_024).filter { fcntl($0, F_GETFD) >= 0 }
      let file = try SpillFile(in: folder)
      #expect(names(in: folder).isEmpty)
      let opened = (0..<1_024).filter { fcntl($0, F_GETFD) >= 0 && !before.contains($0) }
      var found = false
      for descriptor in opened {
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_nlink == 0 else { continue }
        found = true
        #expect(information.st_mode & 0o777 == 0o600)
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
      }
      #expect(found)
      #expect(file.size == 0)
    }
  }

  @Test func readsWhatWasWritten() throws {
    try withFolder { folder in
      let file = try SpillFile(in: folder)
      try Array("abc".utf8).withUnsafeBytes { try file.append($0) }
      try Array("defg".utf8).withUnsafeBytes { try file.append($0) }
      var bytes = [UInt8](repeating: 0, count: 10)
      let count = try bytes.withUnsafeMutableBytes { try file.read(at: 2, into: $0) }
      #expect(count == 5)
      #expect(bytes.prefix(5) == Array("cdefg".utf8)[...])
      #expect(file.size == 7)
    }
  }

  @Test func aFullDiskIsAPlainSentence() throws {
    let descriptor = open("/dev/full", O_RDWR)
    try #require(descriptor >= 0)
    let file = SpillFile(adopting: descriptor, folder: "/data")
    let error = #expect(throws: SpillError.self) {
      try [1, 2, 3].withUnsafeBytes { try file.append($0) }
    }
    #expect(
      error?.description
        == "cannot write temporary data in /data: the disk is full; make room or set TMPDIR to a "
        + "folder on another disk")
  }

  @Test(arguments: [
    ("/nowhere/at/all", "there is no such folder; set TMPDIR to one that exists"),
    ("/dev/null", "there is no such folder; set TMPDIR to one that exists"),
  ])
  func aFolderThatCannotBeUsed(folder: String, reason: String) {
    let sorter = ExternalSorter(SpillSettings(folder: folder, memory: 0))
    let error = #expect(throws: SpillError.self) {
      for key in [1, 2] as [UInt8] { try sorter.append(key: [key], value: []) }
    }
    #expect(error?.description == "cannot create a temporary file in \(folder): \(reason)")
  }

  @Test(arguments: [
    (EACCES, "permission denied; set TMPDIR to a folder that can be written"),
    (EROFS, "permission denied; set TMPDIR to a folder that can be written"),
    (EMFILE, "too many files are open (ulimit -n)"),
    (EFBIG, "the file would pass the size limit of this process (ulimit -f)"),
    (EDQUOT, "the disk quota is used up; set TMPDIR to a folder on another disk"),
    (EIO, "Input/output error"),
  ])
  func everyFailureHasItsReason(code: Int32, reason: String) {
    #expect(
      SpillError(.read, folder: "/t", code: code).description
        == "cannot read temporary data back in /t: \(reason)")
  }

  @Test func theFolderIsTMPDIR() async {
    await #expect(processExitsWith: .success) {
      setenv("TMPDIR", "/some/folder", 1)
      guard SpillSettings().folder == "/some/folder" else { exit(1) }
      setenv("TMPDIR", "", 1)
      guard SpillSettings().folder == "/tmp" else { exit(1) }
      unsetenv("TMPDIR")
      guard SpillSettings().folder == "/tmp" else { exit(1) }
    }
  }

  @Test func aFileSizeLimitIsAnError() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(1) }
      let sorter = ExternalSorter(SpillSettings(folder: "/tmp", memory: 300_000))
      do {
        for number in 0..<500_000 {
          try sorter.append(key: Array(String(number).utf8), value: [1, 2, 3])
        }
        exit(1)
      } catch let error as SpillError {
        guard error.description.contains("size limit") else { exit(1) }
      }
    }
  }
}
