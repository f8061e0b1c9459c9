/// The routes of an HTTP API, and what they have in common.
final class HttpRoutes {
  let authorizers = Authorizers()
  let permissions = RoutePermissions()
  private let variables = PathVariables(isStrict: false)
  /// The keys by what can't be told apart.
  private var taken: Set<String> = []
  private var count = 0
  /// The names by which the API is reached.
  private var domains: [String: Int] = [:]
  /// Whether somebody asked for the address that AWS gave it.
  var isAddressAsked = false
  /// The routes that would refuse what browsers ask before they send, as their callers declared them.
  private var refusing: [Declaration] = []
  private var answersBrowsers = false

  var isEmpty: Bool { count == 0 }
  var hasDomain: Bool { !domains.isEmpty }

  /// Takes a name, and gives how often it was taken before.
  func take(domain name: String) -> Int {
    domains[name, default: -1] += 1
    return domains[name, default: 0]
  }

  /// Takes a key, with a mistake where it can't be one; then another, so that nothing else is found wrong by it.
  func take(_ text: String, _ declaration: Declaration) -> RouteKey {
    count += 1
    do throws(RouteMistake) {
      let key = try RouteKey(text)
      if !taken.insert(key.pattern).inserted {
        throw RouteMistake("the API has this route already", expected: "each route once", given: text)
      }
      if let mistake = variables.add(key.parts) { throw mistake }
      return key
    } catch {
      error.report(by: declaration, property: "route")
      return RouteKey(refused: count)
    }
  }

  /// Notes whether a route answers what browsers ask before they send, which has no authorization.
  func note(_ key: RouteKey, isOpen: Bool, _ declaration: Declaration) {
    if key.isForOptions || key.takesAnyMethod, isOpen { answersBrowsers = true }
    if key.takesAnyMethod, !isOpen { refusing.append(declaration) }
  }

  /// Warns of routes that no page of another site could use.
  ///
  /// See [$default routes and CORS](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html#http-api-cors-default-route).
  func checkBrowsers() {
    if answersBrowsers { return }
    for declaration in refusing {
      declaration.report(
        "the route's authorizer refuses what browsers ask before they send", severity: .warning, property: "authorizer",
        expected: "a method for each route, or an open route OPTIONS /{proxy+}", given: "any method",
        hint: "say the methods that there are, so that the API answers browsers itself")
    }
  }
}
