/// A fault in the route of an API, as it's written.
struct RouteMistake: Error {
  let message: String
  let expected: String
  let given: String
  let hint: String?

  init(_ message: String, expected: String, given: String, hint: String? = nil) {
    (self.message, self.expected, self.given, self.hint) = (message, expected, "\"\(given)\"", hint)
  }

  func report(by declaration: Declaration, property: String) {
    declaration.report(message, property: property, expected: expected, given: given, hint: hint)
  }
}
