import StrataText

/// The path of a route, such as `/orders/{id}`.
///
/// See [Paths of REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html) and
/// [Routes of HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
struct RoutePath: Sendable {
  /// A part between slashes.
  enum Part: Sendable, Hashable {
    case text(String)
    /// One part of any text, `{id}`.
    case variable(String)
    /// All parts from there on, `{proxy+}`.
    case rest(String)
  }

  let text: String
  let parts: [Part]

  /// Reads a path.
  init(_ text: String) throws(RouteMistake) {
    guard text.hasPrefix("/") else {
      throw RouteMistake("a path must begin with a slash", expected: "a path such as /orders/{id}", given: text)
    }
    self.text = text
    if text == "/" {
      parts = []
      return
    }
    var parts: [Part] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if case .rest(let name)? = parts.last {
        throw RouteMistake(
          "a variable that takes the rest of a path must be its last part", expected: "{\(name)+} at the end",
          given: text)
      }
      let part = try Part(String(part), of: text)
      if let name = part.name, parts.contains(where: { $0.name == name }) {
        throw RouteMistake("a path has two variables of one name", expected: "each name once", given: text)
      }
      parts.append(part)
    }
    self.parts = parts
  }

  /// A path in the place of one that was refused.
  init(refused count: Int) { (text, parts) = ("/refused-\(count)", [.text("refused-\(count)")]) }

  /// The path without the names of its variables, which is the same of two that can't be told apart.
  var pattern: String { Self.pattern(parts) }

  static func pattern(_ parts: some Sequence<Part>) -> String {
    "/" + parts.map(\.pattern).joined(separator: "/")
  }

  /// The words that logical ids have for the path, and for it alone.
  ///
  /// The names of variables aren't among them: a route whose variable is renamed changes, where another would be in the way
  /// of the one that it replaces. What a path in small letters can't be taken for has a digest behind it.
  var words: String { Self.words(parts) }

  static func words(_ parts: some Collection<Part>) -> String {
    if parts.isEmpty { return "Root" }
    let words = parts.map(\.word).joined()
    return parts.allSatisfy(\.isPlain)
      ? words : words + SHA256.hexDigest(of: Array(pattern(parts).utf8)).prefix(6)
  }
}

extension RoutePath.Part {
  /// Reads a part of a path.
  fileprivate init(_ text: String, of path: String) throws(RouteMistake) {
    if text.isEmpty {
      throw RouteMistake("a path has an empty part", expected: "a path such as /orders/{id}", given: path)
    }
    let inner = text.hasPrefix("{") && text.hasSuffix("}") ? String(text.dropFirst().dropLast()) : nil
    let takesRest = inner?.hasSuffix("+") ?? false
    let name = inner.map { takesRest ? String($0.dropLast()) : $0 }
    let bare = name ?? text
    if bare.isEmpty || !bare.consistsOfAlphanumerics(and: "-_.,:") {
      throw RouteMistake(
        "API Gateway takes no such part of a path",
        expected: "letters, digits and -_.,: or a variable such as {id} alone", given: text)
    }
    self = name.map { takesRest ? .rest($0) : .variable($0) } ?? .text(text)
  }

  /// The name of a variable.
  var name: String? {
    switch self {
    case .text: nil
    case .variable(let name), .rest(let name): name
    }
  }

  /// The part as it's written.
  var text: String {
    switch self {
    case .text(let text): text
    case .variable(let name): "{\(name)}"
    case .rest(let name): "{\(name)+}"
    }
  }

  fileprivate var pattern: String {
    switch self {
    case .text(let text): text
    case .variable: "{}"
    case .rest: "{+}"
    }
  }

  fileprivate var word: String {
    switch self {
    case .text(let text): String(text.map { $0.isLetter || $0.isNumber ? $0 : "-" }).pascalCased
    case .variable: "Item"
    case .rest: "Rest"
    }
  }

  /// Whether no other part has its word, so that words one behind another can't be read in two ways.
  fileprivate var isPlain: Bool {
    guard case .text(let text) = self else { return true }
    return text.utf8.first?.isASCIILowercase == true && text.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit }
      && !["item", "rest", "root"].contains(text)
  }
}
