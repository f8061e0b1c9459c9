import StrataJSON

/// The place of a value in a text, and the range of its children's among all places.
struct Place: Sendable {
  /// Stands for no children and for no key.
  static let none = UInt32.max

  /// The offset of the value.
  var offset: UInt32

  /// The offset of the key that the value stands under, or `none`.
  var keyOffset: UInt32 = Place.none

  /// The place of the first child in the tree, or `none`; the others follow it.
  var firstChild: UInt32 = Place.none

  /// Makes the place of a value without children.
  init(_ offset: Int) {
    self.offset = UInt32(offset)
  }
}

/// The places of all values of a document.
struct PlaceTree: Sendable {
  /// The place of the whole value.
  let root: Place

  /// The places of all others, siblings next to one another.
  let places: [Place]

  /// The offsets at which the lines of the text start.
  let lines: LineIndex

  /// The offset of the value that a pointer leads to, or with `ofKey` of its key; nil where the pointer leads nowhere.
  func offset(of pointer: JSONPointer, in value: JSONValue, ofKey: Bool) -> Int? {
    var place = root
    var value = value
    for token in pointer.tokens {
      guard let (position, child) = value.child(token) else { return nil }
      value = child
      if place.firstChild == Place.none {
        // What an alias brings stands where the alias does, its keys as well.
        place.keyOffset = Place.none
      } else {
        place = places[Int(place.firstChild) + position]
      }
    }
    return Int(ofKey && place.keyOffset != Place.none ? place.keyOffset : place.offset)
  }

  /// The offsets of the keys of all members and of all elements that the text has, in its order, with their pointers.
  func placesInText(of value: JSONValue) -> [(offset: Int, pointer: JSONPointer)] {
    var found: [(offset: Int, pointer: JSONPointer)] = []
    visit(value) { place, pointer in
      found.append((Int(place.keyOffset == Place.none ? place.offset : place.keyOffset), pointer))
    }
    // What begins where its first part does comes before that.
    return found.sorted { ($0.offset, $0.pointer.tokens.count) < ($1.offset, $1.pointer.tokens.count) }
  }

  /// The pointers to the values under the keys at some offsets, in the order of the text.
  func pointers(ofKeysAt offsets: Set<Int>, in value: JSONValue) -> [JSONPointer] {
    var found: [JSONPointer] = []
    visit(value) { place, pointer in
      if place.keyOffset != Place.none, offsets.contains(Int(place.keyOffset)) { found.append(pointer) }
    }
    return found
  }

  /// Visits everything that the text has below a value.
  private func visit(_ value: JSONValue, _ body: (Place, JSONPointer) -> Void) {
    var pointer = JSONPointer()
    func visit(_ value: JSONValue, _ place: Place) {
      // What an alias brings is written elsewhere.
      guard place.firstChild != Place.none else { return }
      let children: [(token: String, value: JSONValue)]
      switch value {
      case .object(let object): children = object.map { ($0.key, $0.value) }
      case .array(let elements): children = elements.enumerated().map { (String($0.offset), $0.element) }
      default: return
      }
      for (position, child) in children.enumerated() {
        let place = places[Int(place.firstChild) + position]
        pointer.tokens.append(child.token)
        body(place, pointer)
        visit(child.value, place)
        pointer.tokens.removeLast()
      }
    }
    visit(value, root)
  }
}

extension JSONValue {
  /// The child that a token of a pointer names, and its position among its siblings.
  fileprivate func child(_ token: String) -> (position: Int, value: JSONValue)? {
    switch self {
    case .object(let object):
      guard let position = object.position(of: token) else { return nil }
      return (position, object[position].value)
    case .array(let elements):
      guard let position = Int(token), elements.indices.contains(position), String(position) == token else {
        return nil
      }
      return (position, elements[position])
    default:
      return nil
    }
  }
}
