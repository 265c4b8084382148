import MargayIsolation
import Testing

/// Programs that are no workers: the supervisor says so and ends.
@Suite("Supervisor")
struct WorkerSupervisorTests {
  private let nothing = UnsafeRawBufferPointer(start: nil, count: 0)

  private func failure(of line: String) throws -> String? {
    let supervisor = try WorkerSupervisor(
      launch: WorkerLaunch(executable: "/bin/sh", arguments: ["-c", line]), limits: WorkerLimits())
    do throws(WorkerError) {
      try supervisor.append(1, [1, 2, 3], nothing)
      try supervisor.flush()
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    "a program that cannot become a worker ends the work with its reason",
    arguments: [
      (
        "echo no library >&2; exit 3",
        "the worker that Swift rules run in ended the process with exit code 3, 3 times in a row, outside of any rule: no library"
      ),
      (
        "kill -ABRT $$",
        "the worker that Swift rules run in aborted, or used more memory than it may, 3 times in a row, outside of any rule"
      ),
      (
        "exec 3>&-; exec sleep 20",
        "the worker that Swift rules run in closed the connection of its process, 3 times in a row, outside of any rule"
      ),
      (
        "printf 'something that is no message at all' >&3; sleep 20",
        "the worker that Swift rules run in wrote to the connection of its process, 3 times in a row, outside of any rule"
      ),
      // A program that the worker has started holds the connection: the death is noticed all the same.
      (
        "sleep 2 & exit 4",
        "the worker that Swift rules run in ended the process with exit code 4, 3 times in a row, outside of any rule"
      ),
      // The message of a refusal: kind 4, number 0, seven bytes.
      (
        #"printf '\004\0\0\0\0\0\0\0\007\0\0\0\0\0\0\0changed' >&3; sleep 20"#, "changed"
      ),
    ])
  func noWorker(_ line: String, _ reason: String) throws {
    let found = try failure(of: line)
    #expect(found == reason)
  }

  @Test("a program that is not there")
  func noProgram() throws {
    let supervisor = try WorkerSupervisor(
      launch: WorkerLaunch(executable: "/nowhere/margay", arguments: []), limits: WorkerLimits())
    #expect(throws: WorkerError.self) {
      try supervisor.append(1, [1], nothing)
      try supervisor.flush()
    }
  }

  @Test("an item that no slot holds")
  func largeItem() throws {
    let supervisor = try WorkerSupervisor(
      launch: WorkerLaunch(executable: "/bin/sh", arguments: ["-c", "sleep 20"]),
      limits: WorkerLimits())
    #expect(throws: WorkerError.self) {
      try supervisor.append(1, [UInt8](repeating: 0, count: 6 << 20), nothing)
    }
  }
}
