import StrataText

/// A pattern that is nothing but sets of characters one after the other from the beginning of the text, each of which
/// takes all that it can get.
///
/// Most patterns are so, and need neither states nor memory.
struct PlainPattern: Sendable {
  /// Characters of a set.
  private struct Item {
    let set: ASCIISet
    let least: Int
    let most: Int
  }

  private let items: [Item]
  /// Whether the text must end behind them.
  private let hasEnd: Bool

  /// Makes one of a pattern, or gives nil where it's something else.
  init?(_ node: PatternNode, isWhole: Bool) {
    var parts: [PatternNode] = []
    Self.flatten(node, into: &parts)
    var items: [Item] = []
    var hasStart = isWhole
    var hasEnd = false
    for part in parts {
      if hasEnd { return nil }
      switch part {
      case .start where items.isEmpty: hasStart = true
      case .end: hasEnd = true
      case .set(let set): items.append(Item(set: set.ascii, least: 1, most: 1))
      case .repeated(.set(let set), let least, let most):
        items.append(Item(set: set.ascii, least: least, most: most ?? .max))
      default: return nil
      }
    }
    guard hasStart, Self.isCertain(items) else { return nil }
    self.items = items
    self.hasEnd = hasEnd || isWhole
  }

  private static func flatten(_ node: PatternNode, into parts: inout [PatternNode]) {
    guard case .sequence(let inner) = node else { return parts.append(node) }
    for part in inner { flatten(part, into: &parts) }
  }

  /// Whether no character can belong to one item as well as to a later one, where both can come next.
  private static func isCertain(_ items: [Item]) -> Bool {
    for (index, item) in items.enumerated() where item.least != item.most {
      for next in items[(index + 1)...] {
        if item.set.intersects(next.set) { return false }
        if next.least > 0 { break }
      }
    }
    return true
  }

  /// Whether the pattern is in a text, or nil where the text has other characters than those of ASCII.
  func isFound(in text: String) -> Bool? {
    text.withUTF8Bytes { text in
      var offset = 0
      for item in items {
        var count = 0
        while count < item.most, offset < text.count {
          let byte = text[offset]
          if byte >= 0x80 { return nil }
          guard item.set.contains(UInt32(byte)) else { break }
          count += 1
          offset += 1
        }
        if count < item.least { return false }
      }
      return !hasEnd || offset == text.count
    }
  }
}
