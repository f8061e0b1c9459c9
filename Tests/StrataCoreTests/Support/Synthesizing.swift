import StrataCore
import StrataJSON

/// The template of a stack "Test" made of declarations.
func template(_ declare: @escaping @Sendable (Scope) -> Void) throws -> Template {
  try Stack("Test", declare).synthesize()
}

/// What a resource's one property `Value` becomes in a template.
func rendered(_ value: @escaping @Sendable (Scope) -> AnyValue) throws -> JSONValue? {
  let template = try template { scope in
    Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Value": value(scope)])
  }
  return template.resources["Thing"]?["Properties"]?["Value"]
}

/// The findings of an app, as text without the folder of the sources.
func findings(_ app: App) -> [String] {
  do throws(SynthesisError) {
    return try app.synthesize().warnings.map(shortened)
  } catch {
    return error.diagnostics.map(shortened)
  }
}

/// The findings of a stack "Test" made of declarations.
func findings(file: String = #filePath, _ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
  findings(App(Stack("Test", file: file, line: 1, declare)))
}

/// A finding as text, with the name of the file alone and without the line, so that tests can be moved.
private func shortened(_ diagnostic: Diagnostic) -> String {
  guard let site = diagnostic.site else { return diagnostic.description }
  let name = site.file.split(separator: "/").last.map(String.init) ?? site.file
  let places = diagnostic.description.replacing(site.description, with: name)
  // Hints name other lines.
  return places.replacing(/[^ (]*\/([A-Za-z]+\.swift):[0-9]+/) { "\($0.output.1)" }
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
