extension KnownFields {
  /// What is known of the place that a path leads to.
  package enum Resolution: Hashable, Sendable {
    /// A documented field, or an element of one that is a list of scalars.
    case field(Field, isElement: Bool)
    /// A place of which less is known.
    case open
    /// A closed object lacks the name of a step.
    case unknown(step: Int, KnownFields)
    /// A step by name, where the field in front of it is a list.
    case nameOnList(step: Int)
    /// A step by name, where the field in front of it is a scalar.
    case nameInScalar(step: Int, Kind)
    /// `[*]` or an index, where the field in front of it is no list.
    case elementOfOther(step: Int)
  }

  /// Whether a path leads through documented fields, or into something of which less is known.
  ///
  /// False only where a closed object lacks the name.
  package func knows(_ path: EventKeyPath) -> Bool {
    if case .unknown = resolve(path.steps, path.names) { return false }
    return true
  }

  /// Follows steps through the documented fields; made for many paths.
  package func resolve(_ steps: [EventKeyPathStep], _ names: NameMatching) -> Resolution {
    var place = Place.object(self)
    for (number, step) in steps.enumerated() {
      switch step {
      case .name(let name):
        switch place {
        case .object(let object):
          guard let field = object.field(name, names) else {
            return object.isOpen ? .open : .unknown(step: number, object)
          }
          place = Place(field)
        case .list: return .nameOnList(step: number)
        case .scalar(let field, let isElement):
          guard !isElement, let kind = field.kind else { return .open }
          return .nameInScalar(step: number, kind)
        }
      case .index, .wildcard:
        switch place {
        case .list(let field):
          place = field.fields.map { .object($0) } ?? .scalar(field, isElement: true)
        case .object: return .elementOfOther(step: number)
        case .scalar(let field, let isElement):
          return isElement || field.kind == nil ? .open : .elementOfOther(step: number)
        }
      }
    }
    switch place {
    case .list(let field): return .field(field, isElement: false)
    case .scalar(let field, let isElement): return .field(field, isElement: isElement)
    case .object: return .open
    }
  }

  /// The names of a path as the documentation spells them; nil where the path leads elsewhere.
  package func spelling(_ steps: [EventKeyPathStep]) -> [EventKeyPathStep]? {
    var object: KnownFields? = self
    var result = steps
    for (number, step) in steps.enumerated() {
      guard case .name(let name) = step else { continue }
      guard let field = object?.field(name, .folded) else { return object == nil ? result : nil }
      result[number] = .name(Array(field.name.utf8))
      object = field.fields
    }
    return result
  }

  /// The field of a name, found as names of paths are.
  package func field(_ name: [UInt8], _ names: NameMatching) -> Field? {
    for field in fields
    where field.name.utf8.count == name.count && field.name.utf8.elementsEqual(name) {
      return field
    }
    if names == .exact { return nil }
    let folded = Lowercasing.lowercased(name)
    return fields.first { Lowercasing.lowercased(Array($0.name.utf8)) == folded }
  }

  /// Where a walk over the documented fields stands.
  private enum Place {
    case object(KnownFields)
    case list(Field)
    case scalar(Field, isElement: Bool)

    init(_ field: Field) {
      if field.holdsList {
        self = .list(field)
      } else if let fields = field.fields {
        self = .object(fields)
      } else {
        self = .scalar(field, isElement: false)
      }
    }
  }
}
