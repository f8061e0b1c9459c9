/// Values by the names of environment variables.
///
/// It's written as a dictionary literal, or made of a dictionary. A name given twice is reported by the service.
public struct ContainerVariables<Value>: ExpressibleByDictionaryLiteral {
  let members: [(name: String, value: Value)]

  /// Makes variables from a literal.
  public init(dictionaryLiteral members: (String, Value)...) {
    self.members = members.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) }
  }

  /// Makes variables from a dictionary.
  public init(_ members: [String: Value]) {
    self.members = members.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}
