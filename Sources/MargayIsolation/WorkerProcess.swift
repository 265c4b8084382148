import CMargaySystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A worker process with the supervisor's ends of what connects them.
final class WorkerProcess {
  let process: pid_t
  /// Messages of the worker come here, orders go there.
  let socket: Int32
  /// What the worker writes to its descriptors 1 and 2, past its stream `stdout`.
  let output: Int32
  private(set) var hasEnded = false

  /// Starts a worker.
  ///
  /// - Throws: `WorkerError` with the system's reason.
  init(_ launch: WorkerLaunch, _ settings: WorkerSettings, memory: Int32) throws(WorkerError) {
    var sockets: [Int32] = [-1, -1]
    var pipe: [Int32] = [-1, -1]
    guard margay_socket_pair(&sockets) == 0, margay_pipe(&pipe) == 0 else {
      for descriptor in sockets + pipe where descriptor >= 0 { close(descriptor) }
      throw WorkerError("a worker cannot be connected: \(String(cString: strerror(errno)))")
    }
    // Both sides read what is there and never wait for more.
    _ = fcntl(pipe[0], F_SETFL, O_NONBLOCK)
    let process = WorkerProcess.start(launch, settings, sockets[1], memory, pipe)
    let reason = errno
    close(sockets[1])
    close(pipe[1])
    guard process > 0 else {
      close(sockets[0])
      close(pipe[0])
      throw WorkerError(
        "a worker cannot be started from \(launch.executable): \(String(cString: strerror(reason)))"
      )
    }
    self.process = process
    socket = sockets[0]
    output = pipe[0]
  }

  private static func start(
    _ launch: WorkerLaunch, _ settings: WorkerSettings, _ socket: Int32, _ memory: Int32,
    _ output: [Int32]
  ) -> pid_t {
    let arguments = ([launch.executable] + launch.arguments).map { strdup($0) } + [nil]
    let environment = launch.environment(settings).map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    return margay_start_worker(
      launch.executable, arguments, environment, socket, memory, output[1], output[0])
  }

  deinit {
    stop()
    close(socket)
    close(output)
  }

  /// Kills the worker, if it has not ended, and waits for its end.
  func stop() {
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    _ = reap()
  }

  /// Whether the process has ended, whoever may hold its connection open.
  var isGone: Bool { hasEnded || margay_has_ended(process) != 0 }

  /// Waits for the end of a worker whose connection is closed, and says how it ended.
  func end() -> String {
    for _ in 0..<WorkerProcess.mostEndMilliseconds where !isGone { _ = poll(nil, 0, 1) }
    let hasOnlyDisconnected = !isGone
    if hasOnlyDisconnected { kill(process, SIGKILL) }
    let phrase = reap()
    return hasOnlyDisconnected ? "closed the connection of its process" : phrase
  }

  /// How long a process may live on without its connection.
  private static let mostEndMilliseconds = 200

  private func reap() -> String {
    hasEnded = true
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return "ended" }
    }
    let signal = status & 0x7F
    guard signal != 0 else { return "ended the process with exit code \(status >> 8 & 0xFF)" }
    return WorkerProcess.phrase(for: signal)
  }

  private static func phrase(for signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP: "trapped"
    case SIGSEGV, SIGBUS: "overflowed the stack or used memory that is not its own"
    case SIGABRT: "aborted, or used more memory than it may"
    case SIGFPE: "trapped in arithmetic"
    case SIGKILL: "was killed"
    default: "was ended by signal \(signal)"
    }
  }

  /// Sends bytes; false when the worker is gone.
  func send(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let sent = bytes.withUnsafeBytes { buffer -> Int in
        guard let start = buffer.baseAddress else { return -1 }
        return margay_send(socket, start + offset, bytes.count - offset)
      }
      if sent < 0, errno == EINTR { continue }
      if sent <= 0 { return false }
      offset += sent
    }
    return true
  }

  /// What one of the worker's descriptors has to say.
  enum Received {
    case bytes([UInt8])
    case nothing
    case end
  }

  /// Reads what has arrived on a descriptor, without waiting.
  func receive(from descriptor: Int32) -> Received {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { buffer -> Int in
      descriptor == socket
        ? recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        : read(descriptor, buffer.baseAddress, buffer.count)
    }
    if count > 0 { return .bytes(Array(chunk[..<count])) }
    if count < 0, errno == EAGAIN || errno == EINTR || errno == EWOULDBLOCK { return .nothing }
    return .end
  }

  /// How many bytes the worker has written to its descriptors 1 and 2 that nobody has read yet.
  var rawOutputCount: Int {
    var count: Int32 = 0
    return ioctl(output, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Waits until the worker has something to say, or until `milliseconds` have passed.
  func wait(milliseconds: Int32) {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, milliseconds)
  }
}
