/// The requests that a route of an HTTP API is for: a method and a path, or all that no other route is for.
struct RouteKey: Sendable {
  private let method: HttpMethod
  private let path: RoutePath?

  /// Reads a key such as `GET /orders/{id}`, or `$default`.
  init(_ text: String) throws(RouteMistake) {
    if text == "$default" {
      (method, path) = (.any, nil)
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2, !words.contains("") else {
      throw RouteMistake(
        "a route must be a method and a path", expected: "a route such as GET /orders/{id}, or $default", given: text)
    }
    guard let method = HttpMethod(rawValue: words[0]) else { throw HttpMethod.mistake(words[0]) }
    self.method = method
    path = try RoutePath(words[1])
  }

  /// A key in the place of one that was refused.
  init(refused count: Int) { (method, path) = (.any, RoutePath(refused: count)) }

  var parts: [RoutePath.Part] { path?.parts ?? [] }

  /// The key as API Gateway reads it.
  var text: String { path.map { "\(method.rawValue) \($0.text)" } ?? "$default" }

  /// The key without the names of variables, which is the same of two that can't be told apart.
  var pattern: String { path.map { "\(method.rawValue) \($0.pattern)" } ?? "$default" }

  /// The id of the route.
  var id: String { path.map { method.word + $0.words } ?? "Default" }

  /// The route as ARNs have it, behind the stage.
  var place: String { path.map { method.inARN + $0.text } ?? "$default" }

  /// Whether it's for requests by which browsers ask beforehand, among others.
  var takesAnyMethod: Bool { method == .any }

  /// Whether it's for those alone.
  var isForOptions: Bool { method == .options }
}
