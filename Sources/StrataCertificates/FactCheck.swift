import StrataJSON

/// Holds the fact that closes a way against the templates.
struct FactCheck {
  let stacks: [CertifiedStack]
  let way: JSONValue
  let fact: JSONValue
  let from: String
  let to: String

  /// Refuses a fact that isn't one.
  func check(at place: String) throws(CertificateError) {
    guard let code = fact["code"]?.string, !code.isEmpty else {
      throw CertificateError("a fact has no code", at: place)
    }
  }
}
