import StrataJSON

extension [SchemaFinding] {
  /// Each finding once, in the order in which a document has the places they're at.
  func inOrder(of document: JSONValue) -> [SchemaFinding] {
    var known: Set<SchemaFinding> = []
    var ranked: [(places: [Int], index: Int, finding: SchemaFinding)] = []
    for finding in self where known.insert(finding).inserted {
      ranked.append((Self.places(of: finding.path, in: document), ranked.count, finding))
    }
    ranked.sort { left, right in
      if left.places != right.places { return left.places.lexicographicallyPrecedes(right.places) }
      return left.index < right.index
    }
    return ranked.map(\.finding)
  }

  /// The position of each step of a path within what it steps into, as far as that's there.
  private static func places(of path: [String], in document: JSONValue) -> [Int] {
    var value = document
    var places: [Int] = []
    for step in path {
      switch value {
      case .object(let object):
        guard let place = object.position(of: step) else { return places }
        places.append(place)
        value = object[place].value
      case .array(let elements):
        guard let index = Int(step), elements.indices.contains(index) else { return places }
        places.append(index)
        value = elements[index]
      default: return places
      }
    }
    return places
  }
}
