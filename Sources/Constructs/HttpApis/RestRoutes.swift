internal import StrataApiGateway

/// The routes of a REST API, and what they have in common.
final class RestRoutes {
  let authorizers = Authorizers()
  let permissions = RoutePermissions()
  private let variables = PathVariables(isStrict: true)
  /// The routes by what can't be told apart.
  private var taken: Set<String> = []
  private var count = 0
  /// The resources of paths, by their patterns.
  private var paths: [String: Resource] = [:]
  /// The methods, by their ids.
  private var methods: [String: Resource] = [:]

  var isEmpty: Bool { count == 0 }

  /// What is deployed, so that a change of it asks for another deployment; in an order that stays.
  var deployed: [Resource] {
    (paths.sorted { $0.key < $1.key } + methods.sorted { $0.key < $1.key }).map(\.value) + authorizers.resources
  }

  /// Takes a route, with a mistake where it can't be one; then another, so that nothing else is found wrong by it.
  func take(_ method: String, _ path: String, _ declaration: Declaration) -> (method: HttpMethod, path: RoutePath) {
    count += 1
    guard let known = HttpMethod(rawValue: method) else {
      HttpMethod.mistake(method).report(by: declaration, property: "method")
      return (.any, RoutePath(refused: count))
    }
    do throws(RouteMistake) {
      let path = try RoutePath(path)
      if !taken.insert("\(method) \(path.pattern)").inserted {
        throw RouteMistake(
          "the API has this route already", expected: "each route once", given: "\(method) \(path.text)")
      }
      if let mistake = variables.add(path.parts) { throw mistake }
      return (known, path)
    } catch {
      error.report(by: declaration, property: "path")
      return (.any, RoutePath(refused: count))
    }
  }

  /// The id of the resource of a path, which is made with those that it's in unless they're there.
  func resource(of path: RoutePath, in api: ApiPlace, root: StringValue, _ declaration: Declaration) -> StringValue {
    var parent = root
    for (index, part) in path.parts.enumerated() {
      let parts = path.parts[...index]
      let pattern = RoutePath.pattern(parts)
      let resource =
        paths[pattern]
        ?? ApiGateway.Resource(
          "Path\(RoutePath.words(parts))", in: api.scope, parentId: parent, pathPart: .literal(part.text),
          restApiId: api.id, file: declaration.file, line: declaration.line
        ).resource
      paths[pattern] = resource
      parent = resource.ref
    }
    return parent
  }

  func add(_ method: Resource, _ id: String) { methods[id] = method }
}
