/// Values by their names, such as environment variables or the dimensions of a metric.
///
/// It's written as a dictionary literal, or made of a dictionary. A name given twice is reported by the construct it's
/// given to.
public struct NamedValues<Value>: ExpressibleByDictionaryLiteral {
  /// The values, sorted by name.
  package let members: [(name: String, value: Value)]

  /// Makes values of a literal.
  public init(dictionaryLiteral members: (String, Value)...) {
    self.members = members.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) }
  }

  /// Makes values of a dictionary.
  public init(_ members: [String: Value]) {
    self.members = members.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}

extension NamedValues: Sendable where Value: Sendable {}
