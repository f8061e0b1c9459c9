/// Tags by key, for a scope or a stack.
public struct Tags: Sendable, ExpressibleByDictionaryLiteral {
  package private(set) var values: [(key: String, value: StringValue)] = []

  /// Makes an empty set of tags.
  public init() {}

  /// Makes tags from a literal; of a key given twice, the last value counts.
  public init(dictionaryLiteral tags: (String, StringValue)...) {
    for (key, value) in tags { self[key] = value }
  }

  /// Makes tags from a dictionary.
  public init(_ tags: [String: String]) {
    for (key, value) in tags { self[key] = .literal(value) }
  }

  /// The value of a tag; nil removes it from here, not from the scopes around.
  public subscript(key: String) -> StringValue? {
    get { values.first { $0.key == key }?.value }
    set {
      values.removeAll { $0.key == key }
      if let newValue { values.append((key, newValue)) }
    }
  }

  package var isEmpty: Bool { values.isEmpty }
}

/// The way in which a resource type takes tags.
public enum Tagging: Sendable, Hashable {
  /// The type takes no tags.
  case none
  /// A list of `{"Key": …, "Value": …}`, in the property `Tags` unless another is named.
  case list(property: String = "Tags")
  /// A list whose elements also say whether instances get the tag, as Auto Scaling groups want it.
  case propagatedList(property: String = "Tags")
  /// A map from key to value, in the property `Tags` unless another is named.
  case map(property: String = "Tags")
}
