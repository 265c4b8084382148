import MargayEvents
import Testing

/// Paths that share the memory of their steps have the slots of their names.
@Suite struct PathTableTests {
  @Test func sharedStepsHaveTheSlotsOfTheirNames() throws {
    var builder = PathTable.Builder()
    var alone = PathTable.Builder()
    var paths: [EventKeyPath] = []
    for number in 0..<600 {
      let path = try KeyPathParser.parse("a.b\(number % 300)[\(number % 7)]", names: .folded).get()
      var exact = path
      exact.names = .exact
      var shorter = path
      shorter.steps.removeLast()
      paths += [path, exact, shorter, path]
    }
    for path in paths + paths {
      let copied = EventKeyPath(steps: path.steps.map { $0 }, names: path.names)
      #expect(builder.slot(for: path) == alone.slot(for: copied))
    }
  }

  @Test func memoryThatIsUsedAgainIsNoPathOfBefore() throws {
    var builder = PathTable.Builder()
    var slots: [Int32] = []
    for number in 0..<2000 {
      // Freed at the end of each turn, unless the builder keeps it.
      let steps = [EventKeyPathStep.name(Array("f\(number)".utf8))]
      slots.append(builder.slot(for: EventKeyPath(steps: steps)))
    }
    #expect(Set(slots).count == 2000)
  }
}
