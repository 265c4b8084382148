import MargayIR

/// A field, and the list comprehension whose elements it is looked for in.
struct LogicSubject: Equatable {
  let field: Predicate.Subject
  let comprehension: Int?
}

/// Numbers for subjects; a rule has few of them, so that looking through a list is quicker than hashing paths.
struct LogicSubjectNames {
  private(set) var subjects: [LogicSubject] = []

  mutating func number(of subject: LogicSubject) -> Int {
    if let known = subjects.firstIndex(of: subject) { return known }
    subjects.append(subject)
    return subjects.count - 1
  }
}

/// A set of numbers of subjects, a bit each.
struct LogicSubjectSet {
  private var first: UInt64 = 0
  private var others: Set<Int> = []

  mutating func insert(_ number: Int) {
    if number < 64 { first |= 1 << UInt64(number) } else { others.insert(number) }
  }

  mutating func formUnion(_ other: LogicSubjectSet) {
    first |= other.first
    if !other.others.isEmpty { others.formUnion(other.others) }
  }

  func isDisjoint(with other: LogicSubjectSet) -> Bool {
    first & other.first == 0 && (others.isEmpty || others.isDisjoint(with: other.others))
  }
}
