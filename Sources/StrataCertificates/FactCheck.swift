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

  private var stacks: [CertifiedStack] { world.stacks }
  private var texts: CertifiedTexts { world.texts }

  /// Refuses a fact that isn't one.
  ///
  /// What is allowed is read again, and so is whether networks are joined; of other facts it's checked that what they name is
  /// there.
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

  // MARK: Whom policies let in

  /// Refuses it where a resource's policy lets in anybody, or somebody of the one environment by name.
  private func checkPrincipal(at place: String) throws(CertificateError) {
    guard let source = way["source"].flatMap({ CertifiedPlace($0, among: stacks) }),
      let statement = source.parts.stack.value(at: source.parts.pointer), let number = way["source"]?["stack"]?.integer
    else { throw CertificateError("there is no statement", at: place) }
    guard let principal = statement["Principal"] else { return }
    if statement["Condition"] == nil,
      principal == "*" || principal["AWS"] == "*" || principal["AWS"]?.array?.contains("*") == true
    {
      throw CertificateError("the statement lets in everybody", at: place)
    }
    for reference in CertifiedResource.references(in: principal, of: Int(number), texts)
    where stacks[reference.stack].owner(of: reference.id) == from {
      throw CertificateError("the statement lets in \(reference.id) of \(from)", at: place)
    }
  }

  // MARK: Networks and accounts

  /// Refuses it where something that joins networks names both.
  private func checkNetworks(at place: String) throws(CertificateError) {
    let places = (fact["places"]?.array ?? []).compactMap { CertifiedPlace($0, among: stacks)?.parts.pointer.tokens }
    let numbers = (fact["places"]?.array ?? []).compactMap { $0["stack"]?.integer.map(Int.init) }
    let ends = zip(numbers, places).compactMap { stack, tokens -> (stack: Int, id: String)? in
      tokens.count > 1 && tokens[0] == "Resources" ? (stack, tokens[1]) : nil
    }
    guard ends.count >= 2 else { throw CertificateError("the fact names no two networks", at: place) }
    if ends[0] == ends[1] { throw CertificateError("the two networks are one: \(ends[0].id)", at: place) }
    for (stack, own) in stacks.enumerated() {
      for resource in own.json["Resources"]?.object ?? [:]
      where resource.value["Type"] == "AWS::EC2::VPCPeeringConnection" {
        let peering = CertifiedResource(stack: stack, id: resource.key, object: resource.value, texts)
        if peering.refers(to: ends[0]), peering.refers(to: ends[1]) {
          throw CertificateError("\(resource.key) joins the two networks", at: place)
        }
      }
    }
  }

  /// Refuses it where the two ends may be in one account and region.
  private func checkAccounts(at place: String) throws(CertificateError) {
    let ends = [way["source"], way["target"]].map { $0?["stack"]?.integer.map(Int.init) }
    guard let one = ends[0], let other = ends[1], stacks.indices.contains(one), stacks.indices.contains(other) else {
      throw CertificateError("the fact names no two stacks", at: place)
    }
    func mayBeOne(_ one: String?, _ other: String?) -> Bool { one == nil || other == nil || one == other }
    if mayBeOne(stacks[one].account, stacks[other].account), mayBeOne(stacks[one].region, stacks[other].region) {
      throw CertificateError("both ends may be in one account and region", at: place)
    }
  }
}
