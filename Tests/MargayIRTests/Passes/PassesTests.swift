import MargayEvents
import MargayIR
import Testing

/// Rewriting keeps the meaning, and the ids of what survives.
struct PassesTests {
  @Test(arguments: 0..<20)
  func meaningIsKept(_ seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    for _ in 0..<60 {
      let program = random.program()
      var before = Interpreter([program])
      var after = Interpreter([Passes.run(on: program)])
      for _ in 0..<5 {
        let text = random.event()
        let event = try Evaluation.event(text)
        before.begin(event)
        after.begin(event)
        #expect(before.outcome(of: 0) == after.outcome(of: 0), "\(text) \(program)")
        let metadata = RuleMetadata(ruleID: "R")
        #expect(before.severity(of: 0, metadata) == after.severity(of: 0, metadata))
      }
    }
  }

  @Test func singleChildrenTakeTheirParentsPlace() {
    let leaf = Expression(id: NodeID(3), kind: .constant(true))
    let any = Expression(id: NodeID(2), kind: .any([leaf]))
    let one = Expression(id: NodeID(1), kind: .onlyOne([any]))
    let all = Expression(id: NodeID(0), kind: .all([one]))
    let result = UnwrapSingleChild.rewrite(all)
    #expect(result == Expression(id: NodeID(1), kind: .onlyOne([leaf])))
  }

  @Test func emptyListsStay() {
    let all = Expression(id: NodeID(0), kind: .all([]))
    let any = Expression(id: NodeID(0), kind: .any([]))
    #expect(UnwrapSingleChild.rewrite(all) == all)
    #expect(UnwrapSingleChild.rewrite(any) == any)
  }

  @Test func bodiesOfComprehensionsAreRewritten() {
    let leaf = Expression(id: NodeID(2), kind: .constant(true))
    let body = Expression(id: NodeID(1), kind: .all([leaf]))
    let path = Evaluation.path("f")
    let result = UnwrapSingleChild.rewrite(
      Expression(id: NodeID(0), kind: .elements(.anyElement, subject: path, body: body)))
    #expect(
      result
        == Expression(id: NodeID(0), kind: .elements(.anyElement, subject: path, body: leaf)))
  }
}
