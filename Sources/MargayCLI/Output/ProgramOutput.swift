import MargayFrontend

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs another program, without a shell, and reads what it prints.
enum ProgramOutput {
  /// A program that cannot be run, or that ended with an error.
  struct Failure: Error, CustomStringConvertible {
    /// A phrase that names the program.
    let description: String
  }

  /// The standard output of a program that is found on PATH.
  ///
  /// Its standard input is empty; its standard error is read too and stands in the failure.
  ///
  /// - Throws: `Failure`.
  static func read(_ program: String, _ arguments: [String]) throws(Failure) -> [UInt8] {
    var ends: [Int32] = [0, 0]
    var errors: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(description: reason(program, errno)) }
    guard pipe(&errors) == 0 else {
      let number = errno
      for end in ends { close(end) }
      throw Failure(description: reason(program, number))
    }
    for end in ends + errors { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, program, &actions, nil, &words, environ)
    close(ends[1])
    close(errors[1])
    defer {
      close(ends[0])
      close(errors[0])
    }
    guard failure == 0 else { throw Failure(description: reason(program, failure)) }
    let (output, message) = drain(ends[0], errors[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let text = String(decoding: message, as: UTF8.self).split(separator: "\n").first
      throw Failure(description: text.map { "\(program): \($0)" } ?? "\(program) failed")
    }
    return output
  }

  private static func reason(_ program: String, _ number: Int32) -> String {
    "\(program) cannot be run: \(String(cString: strerror(number)))"
  }

  /// Reads two pipes to their ends, whichever has something first, so that neither fills up.
  private static func drain(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var results: [[UInt8]] = [[], []]
    var polled = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while polled.contains(where: { $0.fd >= 0 }) {
      if poll(&polled, nfds_t(polled.count), -1) < 0, errno != EINTR { break }
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        let count = buffer.withUnsafeMutableBytes {
          FileBytes.systemRead(polled[index].fd, $0.baseAddress, $0.count)
        }
        if count > 0 {
          results[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polled[index].fd = -1
        }
      }
    }
    return (results[0], results[1])
  }
}
