import MargayAlerts
import Testing

@Suite struct WindowAssemblyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var minutes = 60
    var threshold = 1
    var times: [Int64]
    /// Start, first match's index, count, last time, whether it makes an alert.
    var windows: [Expected]
    var testDescription: String { name }
  }

  struct Expected: Sendable, Hashable {
    var start: Int64
    var first: UInt8
    var count: Int
    var last: Int64
    var alert: Bool
  }

  static let cases: [Case] = [
    Case(name: "no match", times: [], windows: []),
    Case(
      name: "one match", times: [5],
      windows: [Expected(start: 5, first: 0, count: 1, last: 5, alert: true)]),
    Case(
      name: "the last nanosecond is inside", times: [0, 60 * minute - 1],
      windows: [Expected(start: 0, first: 0, count: 2, last: 60 * minute - 1, alert: true)]),
    Case(
      name: "the end is outside", times: [0, 60 * minute],
      windows: [
        Expected(start: 0, first: 0, count: 1, last: 0, alert: true),
        Expected(start: 60 * minute, first: 1, count: 1, last: 60 * minute, alert: true),
      ]),
    Case(
      name: "the window does not slide", times: [0, 59 * minute, 61 * minute],
      windows: [
        Expected(start: 0, first: 0, count: 2, last: 59 * minute, alert: true),
        Expected(start: 61 * minute, first: 2, count: 1, last: 61 * minute, alert: true),
      ]),
    Case(
      name: "the threshold is reached", minutes: 5, threshold: 3, times: [0, 1, 2],
      windows: [Expected(start: 0, first: 0, count: 3, last: 2, alert: true)]),
    Case(
      name: "the threshold is passed", minutes: 5, threshold: 3, times: [0, 1, 2, 2],
      windows: [Expected(start: 0, first: 0, count: 4, last: 2, alert: true)]),
    Case(
      name: "a window below the threshold is forgotten, its matches too", minutes: 5, threshold: 3,
      times: [0, 1, 5 * minute, 5 * minute + 1, 5 * minute + 2],
      windows: [
        Expected(start: 0, first: 0, count: 2, last: 1, alert: false),
        Expected(start: 5 * minute, first: 2, count: 3, last: 5 * minute + 2, alert: true),
      ]),
    Case(
      name: "times before 1970", minutes: 1, times: [-minute, -1, 0],
      windows: [
        Expected(start: -minute, first: 0, count: 2, last: -1, alert: true),
        Expected(start: 0, first: 2, count: 1, last: 0, alert: true),
      ]),
    Case(
      name: "a period longer than the time line", minutes: Int(Int32.max), times: [0, .max - 1],
      windows: [Expected(start: 0, first: 0, count: 2, last: .max - 1, alert: true)]),
  ]

  @Test(arguments: cases) func formsWindows(_ testCase: Case) {
    let terms = WindowTerms(
      dedupPeriodMinutes: testCase.minutes, threshold: testCase.threshold)
    var assembly = WindowAssembly(terms)
    var windows: [AlertWindow?] = []
    for (index, time) in testCase.times.enumerated() {
      windows.append(assembly.add(at: time, first: [UInt8(index)]))
    }
    windows.append(assembly.finish())
    let found = windows.compactMap { $0 }.map { window in
      Expected(
        start: window.start, first: window.first.first ?? 255, count: window.matchCount,
        last: window.lastTime, alert: window.makesAlert(terms))
    }
    #expect(found == testCase.windows)
    #expect(assembly.finish() == nil)
  }

  @Test func endOfWindowIsStartPlusPeriod() {
    let terms = WindowTerms(dedupPeriodMinutes: 3, threshold: 1)
    #expect(AlertWindow(openedAt: 7, terms: terms, first: []).end == 3 * minute + 7)
    #expect(AlertWindow(openedAt: .max - 7, terms: terms, first: []).end == .max)
  }

  @Test func createsItsAlertOnce() {
    let terms = WindowTerms(dedupPeriodMinutes: 3, threshold: 2)
    var window = AlertWindow(openedAt: 0, terms: terms, first: [])
    var created = [window.createsAlert(terms)]
    for time in 1...3 as ClosedRange<Int64> {
      window.join(at: time)
      created.append(window.createsAlert(terms))
    }
    #expect(created == [false, true, false, false])
  }
}
