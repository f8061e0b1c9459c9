/// The properties of a resource, by their names in the template.
///
/// Values of any shape are written as literals; a typed value goes in by `.value(x)`. The output is sorted by name.
public struct Properties: Sendable, ExpressibleByDictionaryLiteral {
  package private(set) var members: [TemplateNode.Member] = []
  /// A name that a literal gave twice.
  package private(set) var repeated: String?

  /// Makes an empty set of properties.
  public init() {}

  /// Makes properties from a literal; a name given twice is reported at synthesis.
  public init(dictionaryLiteral properties: (String, AnyValue)...) {
    members.reserveCapacity(properties.count)
    for (name, value) in properties {
      if members.contains(where: { $0.key == name }) { repeated = name }
      set(name, value.node)
    }
  }

  /// The value of a property; nil removes it.
  public subscript(name: String) -> AnyValue? {
    get { members.first { $0.key == name }.map { AnyValue(node: $0.value) } }
    set {
      members.removeAll { $0.key == name }
      set(name, newValue?.node)
    }
  }

  /// The properties as a value, for a property that is made of others.
  package var node: TemplateNode { TemplateNode(.map(members)) }

  /// Adds a property whose name isn't there yet; an absent value adds nothing.
  package mutating func set(_ name: String, _ value: TemplateNode?) {
    guard let value else { return }
    // An array that grows one by one is copied three times before it has room for four.
    if members.isEmpty { members.reserveCapacity(4) }
    members.append(.init(key: name, value: value))
  }
}

/// Properties written over a resource's own, by their names in the template, and checked as those are.
public struct RawProperties: Sendable, ExpressibleByDictionaryLiteral {
  package private(set) var members: [TemplateNode.Member] = []

  /// Makes an empty set of overrides.
  init() {}

  /// Makes overrides from a literal; of a name given twice, the last value counts.
  public init(dictionaryLiteral properties: (String, AnyValue)...) {
    for (name, value) in properties { self[name] = value }
  }

  /// The value written over a property; nil takes the override back, `AnyValue.noValue` leaves the property out.
  public subscript(name: String) -> AnyValue? {
    get { members.first { $0.key == name }.map { AnyValue(node: $0.value) } }
    set {
      members.removeAll { $0.key == name }
      if let newValue { members.append(.init(key: name, value: newValue.node)) }
    }
  }
}
