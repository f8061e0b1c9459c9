package import StrataJSON
import StrataText

/// A stack as it is now, which a certificate has to be of.
package struct CertifiedStack: Sendable {
  /// The stack's name; nil where it isn't known.
  let name: String?
  /// The environment that all of it belongs to; nil where its template says of each resource whose it is.
  let environment: String?
  let account: String?
  let region: String?
  /// The template.
  let json: JSONValue

  /// Names a stack.
  ///
  /// - Parameters:
  ///   - name: The stack's name; nil where it isn't known.
  ///   - environment: The environment that all of it belongs to; nil where its template says whose a resource is.
  ///   - account: The account that it's meant for; nil for any.
  ///   - region: The region that it's meant for; nil for any.
  ///   - json: The template.
  package init(name: String?, environment: String?, account: String?, region: String?, json: JSONValue) {
    (self.name, self.environment, self.account, self.region, self.json) = (name, environment, account, region, json)
  }

  /// The digest that its template has in a certificate.
  var digest: String { Self.digest(of: json) }

  /// The digest of a value, whatever its white space and the order of its members.
  static func digest(of value: JSONValue) -> String {
    SHA256.hexDigest(of: (try? JSONWriter(keyOrder: .sorted, layout: .compact).write(value)) ?? [])
  }

  /// Whether something stands at a place.
  func has(_ pointer: JSONPointer) -> Bool { value(at: pointer) != nil }

  /// The value at a place.
  func value(at pointer: JSONPointer) -> JSONValue? {
    var value = json
    for token in pointer.tokens {
      let next: JSONValue? =
        switch value {
        case .object(let object): object[token]
        case .array(let elements): Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: .none
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// The environment that a resource belongs to; nil for what is shared.
  func owner(of logicalID: String) -> String? {
    if let environment { return environment }
    var best: (length: Int, environment: String)?
    for member in json["Metadata"]?["Strata::Environments"]?.object ?? [:] {
      for pattern in (member.value.array ?? []).compactMap(\.string) where Self.names(pattern, logicalID) {
        // The longest one decides, and of equals the first by name.
        let isBetter = best.map { (-$0.length, $0.environment) > (-pattern.utf8.count, member.key) } ?? true
        if isBetter { best = (pattern.utf8.count, member.key) }
      }
    }
    return best?.environment
  }

  /// Whether a pattern is an id, or with a star at its end the first words of one.
  private static func names(_ pattern: String, _ id: String) -> Bool {
    guard pattern.last == "*" else { return pattern == id }
    let head = pattern.dropLast()
    guard id.hasPrefix(head) else { return false }
    let next = id.dropFirst(head.count).unicodeScalars.first
    return head.isEmpty || next.map { !("a"..."z").contains($0) } ?? true
  }
}
