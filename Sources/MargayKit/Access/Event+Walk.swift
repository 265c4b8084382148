public import MargayEvents

extension Event {
  /// The values that names lead to, through every list on the way, in document order.
  ///
  /// A name step on a list is taken on each of its elements, to any depth of lists; values that are missing or null
  /// are left out, and the elements of a list at the end are values of their own.
  ///
  ///     event.walk("requestParameters", "ipPermissions", "items", "cidrIp")
  public func walk(_ names: Text...) -> [Value] {
    notes?.note(path: names.map { .name($0.utf8) })
    var found: [Value] = []
    value.walk(names[...], into: &found)
    return found
  }
}

extension Value {
  /// Nesting is bounded by that of an event, 512.
  fileprivate func walk(_ names: ArraySlice<Text>, into found: inout [Value]) {
    if ref.kind == .list {
      for element in elements { element.walk(names, into: &found) }
      return
    }
    guard let name = names.first else {
      if !isNull { found.append(self) }
      return
    }
    self[PathComponent(name)].walk(names.dropFirst(), into: &found)
  }
}
