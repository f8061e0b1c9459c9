/// The way in which a resource type takes tags.
package enum Tagging: Sendable, Hashable {
  /// It takes none.
  case none
  /// A property is a list of objects with a key and a value.
  case list(property: String)
  /// A property is an object of keys and values.
  case map(property: String)
  /// A property is a list of objects that also tell whether a tag is passed on.
  case propagated(property: String)
  /// A property takes tags in a shape of its own.
  case other(property: String)

  /// Reads the property, and the kind behind it.
  init(_ place: TablePlace) {
    let property = TableText(at: place).string
    switch Kind(rawValue: place.digit(at: 3)) {
    case .list: self = .list(property: property)
    case .map: self = .map(property: property)
    case .propagated: self = .propagated(property: property)
    case .other, nil: self = .other(property: property)
    }
  }

  /// The way by its digit in a table.
  enum Kind: Int, CaseIterable {
    case other, list, map, propagated

    /// The word that JSON has for it.
    var word: String {
      switch self {
      case .other: "other"
      case .list: "list"
      case .map: "map"
      case .propagated: "propagated"
      }
    }
  }

  /// The property that takes the tags, if there is one.
  package var property: String? {
    switch self {
    case .none: nil
    case .list(let property), .map(let property), .propagated(let property), .other(let property): property
    }
  }
}
