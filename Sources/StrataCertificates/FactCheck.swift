import StrataJSON
import StrataText

/// Holds the fact that closes a way against the templates.
struct FactCheck {
  let world: CertifiedWorld
  let way: JSONValue
  let fact: JSONValue
  /// The environment that the way leads from.
  let from: String
  /// The environment that it leads to.
  let to: String

  var stacks: [CertifiedStack] { world.stacks }
  var texts: CertifiedTexts { world.texts }

  /// Refuses a fact that isn't one.
  ///
  /// What is allowed and who is let in is read again, and so is whether networks are joined; of other facts it's checked
  /// that what they name is there.
  ///
  /// - Parameter place: The place in the certificate, for messages.
  /// - Throws: If it isn't one.
  func check(at place: String) throws(CertificateError) {
    guard let code = fact["code"]?.string, Self.codes.contains(code) else {
      throw CertificateError("there is no fact \(fact["code"]?.string ?? "without a code")", at: place)
    }
    switch code {
    case "resource-text": try checkStatement(at: place)
    case "principal": try checkPrincipal(at: place)
    case "trust", "key-policy": try checkPolicy(at: place)
    case "networks-apart": try checkNetworks(at: place)
    case "other-account": try checkAccounts(at: place)
    default:
      if fact["places"]?.array?.isEmpty ?? true, code != "public-address" {
        throw CertificateError("the fact \(code) names no place in a template", at: place)
      }
    }
  }

  /// The facts that there are.
  private static let codes: Set<String> = [
    "boundary", "condition", "deny", "inward", "key-policy", "network-acl", "network-settings", "networks-apart",
    "other-account", "passed-service", "principal", "public-address", "resource-text", "route", "security-group-egress",
    "security-group-ingress", "security-groups", "selects-no-other", "service-networks-apart", "trust",
  ]

  // MARK: What statements name

  /// Refuses it where a statement names something of the other environment.
  private func checkStatement(at place: String) throws(CertificateError) {
    guard let source = way["source"].flatMap({ CertifiedPlace($0, among: stacks) }),
      let object = source.parts.stack.value(at: source.parts.pointer)?.object,
      let number = way["source"]?["stack"]?.integer
    else { throw CertificateError("there is no statement", at: place) }
    let statement = CertifiedStatement(
      stack: Int(number), resource: source.parts.pointer.tokens.dropFirst().first ?? "", pointer: source.parts.pointer,
      object: object)
    let reached = world.resources(of: to, reachedBy: statement)
    if reached.isEmpty { return }
    if object["NotResource"] != nil {
      throw CertificateError(
        "the statement is about all but some resources, so that it may reach \(reached[0].id)", at: place)
    }
    let named = object["Resource"]
    let texts = (named?.array ?? named.map { [$0] } ?? ["*"]).flatMap { self.texts.texts(of: $0, in: Int(number)) }
    for resource in reached {
      for text in texts where names(text, resource) {
        throw CertificateError("the statement's resource \(text.glob) may name \(resource.id) of \(to)", at: place)
      }
    }
  }

  /// Whether a text may name a resource.
  private func names(_ text: CertifiedText, _ resource: CertifiedResource) -> Bool {
    if let subject = text.subject {
      if subject.stack == resource.stack && subject.id == resource.id { return true }
      // What stands in something of the one may be named by the other's ARN.
      return resource.refers(to: subject)
    }
    let fields = text.glob.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    // What has gaps across its fields, and all that isn't an ARN, may be any.
    guard fields.count == 6, !fields[..<5].contains(where: { $0.contains("*") && $0 != "*" }) else {
      return text.glob.utf8.contains(UInt8(ascii: "*"))
        && resource.names.contains { GlobMeeting.meets(text.glob.lowercased(), "arn:*:\($0)*") }
    }
    if !resource.services.contains(where: { GlobMeeting.meets(fields[2], $0) }) { return false }
    let part = fields[5].lowercased()
    return resource.names.contains { name in
      // The name of a bucket has no word in front of it.
      (fields[2] == "s3" ? [part] : Self.rests(of: part)).contains { rest in
        GlobMeeting.meets(rest, name) || GlobMeeting.meets(rest, "\(name)/*") || GlobMeeting.meets(rest, "\(name):*")
      }
    }
  }

  /// A resource part as it is, and without the words for the kind of resource in front of the name.
  private static func rests(of part: String) -> [String] {
    var rests = [part]
    var rest = part[...]
    while rests.count < 3 {
      guard let end = rest.firstIndex(where: { $0 == "/" || $0 == ":" }) else { break }
      // A gap may be any such words.
      if rest[..<end].contains("*") { break }
      // Behind one word stands the name, but where something is named within another.
      if rests.count == 2, !Self.outer.contains(where: part.hasPrefix) { break }
      rest = rest[rest.index(after: end)...]
      rests.append(String(rest))
    }
    return rests
  }

  private static let outer = ["container-instance/", "listener", "loadbalancer/", "service/", "task/", "task-set/"]
}
