import StrataCore
import StrataJSON
import TestSupport

/// What a resource's one property `Value` becomes in a template.
func rendered(_ value: @escaping @Sendable (Scope) -> AnyValue) throws -> JSONValue? {
  let template = try template { scope in
    Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Value": value(scope)])
  }
  return template.resources["Thing"]?["Properties"]?["Value"]
}

/// A construct of a user's own: a main resource and one inside.
struct Pair: Construct {
  let scope: Scope
  let main: Resource
  let inner: Resource

  init(_ id: String, in parent: Scope, file: String = #filePath, line: Int = #line) {
    scope = Scope(id, in: parent, file: file, line: line)
    main = Resource(id, type: "Custom::Main", in: parent, file: file, line: line)
    inner = Resource("Inner", type: "Custom::Inner", in: scope, file: file, line: line)
  }
}
