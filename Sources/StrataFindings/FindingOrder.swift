package import StrataJSON

extension [Finding] {
  /// The findings in the order in which a document has the places they're at.
  package func inOrder(of document: JSONValue) -> [Finding] {
    if count < 2 { return self }
    let keyed = enumerated().map {
      (order: $0.element.pointer?.order(in: document) ?? [], index: $0.offset, finding: $0.element)
    }
    return keyed.sorted { left, right in
      if left.order == right.order { return left.index < right.index }
      return left.order.lexicographicallyPrecedes(right.order)
    }.map(\.finding)
  }

  /// The findings, each once.
  package var withoutRepetitions: [Finding] {
    var known: Set<Finding> = []
    return filter { known.insert($0).inserted }
  }
}

extension JSONPointer {
  /// The position of each step within what it steps into, as far as that's there.
  fileprivate func order(in value: JSONValue) -> [Int] {
    var order: [Int] = []
    var value: JSONValue? = value
    for token in tokens {
      switch value {
      case .object(let object)?:
        guard let index = object.position(of: token) else { return order }
        order.append(index)
        value = object[index].value
      case .array(let elements)?:
        guard let index = Int(token), elements.indices.contains(index) else { return order }
        order.append(index)
        value = elements[index]
      default: return order
      }
    }
    return order
  }
}
