extension JSONTree {
  /// The value at a path; nil where there is none.
  package subscript(path path: some Collection<Step>) -> JSONTree? {
    guard let step = path.first else { return self }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.name(let name), .object(let fields)):
      return fields.first { $0.name == name }?.value[path: rest]
    case (.index(let index), .list(let elements)):
      return JSONTree.place(index, in: elements.count).flatMap { elements[$0][path: rest] }
    default: return nil
    }
  }

  private static func place(_ index: Int, in count: Int) -> Int? {
    let place = index < 0 ? count + index : index
    return place >= 0 && place < count ? place : nil
  }

  /// Puts a value at a path; false where something on the way is neither an object nor a list of that length.
  ///
  /// Objects on the way, and the field itself, are made where they are missing; the place just behind a list's last
  /// element is made too.
  package mutating func set(_ value: JSONTree, at path: some Collection<Step>) -> Bool {
    guard let step = path.first else {
      self = value
      return true
    }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.name(let name), .object(var fields)):
      let index = fields.firstIndex { $0.name == name } ?? fields.count
      if index == fields.count { fields.append(Field(name, JSONTree.container(for: rest.first))) }
      guard fields[index].value.set(value, at: rest) else { return false }
      self = .object(fields)
      return true
    case (.index(let index), .list(var elements)):
      if index == elements.count { elements.append(JSONTree.container(for: rest.first)) }
      guard let place = JSONTree.place(index, in: elements.count),
        elements[place].set(value, at: rest)
      else { return false }
      self = .list(elements)
      return true
    case (.name, .null), (.index(0), .null):
      self = JSONTree.container(for: step)
      return set(value, at: path)
    default: return false
    }
  }

  /// What a step begins in; null where the path ends.
  private static func container(for step: Step?) -> JSONTree {
    switch step {
    case .name?: .object([])
    case .index?: .list([])
    case nil: .null
    }
  }

  /// Removes the value at a path; false where there is none.
  package mutating func remove(at path: some Collection<Step>) -> Bool {
    guard let step = path.first else { return false }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.name(let name), .object(var fields)):
      guard let index = fields.firstIndex(where: { $0.name == name }) else { return false }
      if rest.isEmpty {
        fields.remove(at: index)
      } else if !fields[index].value.remove(at: rest) {
        return false
      }
      self = .object(fields)
      return true
    case (.index(let index), .list(var elements)):
      guard let place = JSONTree.place(index, in: elements.count) else { return false }
      if rest.isEmpty {
        elements.remove(at: place)
      } else if !elements[place].remove(at: rest) {
        return false
      }
      self = .list(elements)
      return true
    default: return false
    }
  }
}
