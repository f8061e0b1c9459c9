import StrataJSON

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

  init(_ json: JSONValue?) {
    guard let property = json?["p"]?.string else {
      self = .none
      return
    }
    switch json?["k"]?.string {
    case "list": self = .list(property: property)
    case "map": self = .map(property: property)
    case "propagated": self = .propagated(property: property)
    default: self = .other(property: property)
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
