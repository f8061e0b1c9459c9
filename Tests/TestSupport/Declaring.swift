public import StrataJSON
public import StrataLanguage
import StrataTemplate

/// What a resource's one property `Value` becomes in a template.
public func rendered(_ value: @escaping @Sendable (Scope) -> AnyValue) throws -> JSONValue? {
  let template = try template { scope in
    Resource("Thing", type: "Acme::Test::Thing", in: scope, properties: ["Value": value(scope)])
  }
  return template.resources["Thing"]?["Properties"]?["Value"]
}

/// A construct of a user's own: a main resource and one inside.
public struct Pair: Construct {
  /// The scope of what is inside.
  public let scope: Scope
  /// The main resource.
  public let main: Resource
  /// The resource inside.
  public let inner: Resource

  /// Declares both resources, reported at the caller's line.
  public init(_ id: String, in parent: Scope, file: String = #filePath, line: Int = #line) {
    scope = Scope(id, in: parent, file: file, line: line)
    main = Resource(id, type: "Acme::Test::Main", in: parent, file: file, line: line)
    inner = Resource("Inner", type: "Acme::Test::Inner", in: scope, file: file, line: line)
  }
}
