import MargayFrontend
import MargayYAML

/// Brings the keys of a file into their order and conditions to their canonical names.
struct CanonicalLayout {
  /// Whether keys may move: an alias must stay behind its anchor.
  let reorders: Bool

  /// The node in canonical order; `place` is what it is, or what the items of the list are.
  func ordered(_ node: LayoutNode, _ place: LayoutPlace) -> LayoutNode {
    guard case .collection(var items, let isSequence, let closing) = node.content else {
      return node
    }
    for index in items.indices {
      var item = items[index]
      if isSequence {
        item.value = ordered(item.value, place)
      } else {
        let name = item.name ?? ""
        item.value = ordered(item.value, place.place(of: name))
        respell(&item.value, place, under: name)
      }
      items[index] = item
    }
    if reorders, !isSequence, let keys = place.keys { items = sorted(items, keys) }
    var node = node
    node.content = .collection(items, isSequence: isSequence, closing: closing)
    return node
  }

  private func respell(_ value: inout LayoutNode, _ place: LayoutPlace, under key: String) {
    guard value.properties.isEmpty, case .scalar(var scalar) = value.content,
      scalar.value == .string, let spelling = place.spelling(of: scalar.text, under: key),
      !spelling.utf8.elementsEqual(scalar.text.utf8)
    else { return }
    scalar.text = spelling
    // It is written anew, whatever stands in the source.
    scalar.style = .singleQuoted
    value.content = .scalar(scalar)
  }

  /// The items in the order of the keys; a key that is not among them stays behind the one before it.
  private func sorted(_ items: [LayoutItem], _ keys: [String]) -> [LayoutItem] {
    let ranks = Dictionary(
      keys.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    var last = -1
    let ranked = items.enumerated().map { place, item in
      last = item.name.flatMap { ranks[Array($0.utf8)] } ?? last
      return (rank: last, place: place, item: item)
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.item)
  }
}
