package import StrataJSON
import StrataText

/// Holds a certificate of environments that are apart against the templates as they are now.
///
/// It has nothing in common with what made it but the form: it reads the templates by itself, and looks up what each fact says.
package struct CertificateChecker {
  private let world: CertifiedWorld
  private var stacks: [CertifiedStack] { world.stacks }

  /// Takes the templates.
  ///
  /// - Parameter stacks: The stacks, in the order in which the certificate has them.
  package init(_ stacks: [CertifiedStack]) { world = CertifiedWorld(stacks) }

  /// Holds a certificate against the templates.
  ///
  /// - Parameters:
  ///   - certificate: The certificate.
  ///   - environments: The names of the environments that it has to be about, in order.
  /// - Returns: The verdict that it certifies: `proven`, `accepted`, `not decided` or `broken`.
  /// - Throws: ``CertificateError`` where it's of other templates, was edited, leaves something out, or says what isn't so.
  package func check(_ certificate: JSONValue, of environments: [String]) throws(CertificateError) -> String {
    guard let object = certificate.object, object["certificate"]?.string == "environments-apart" else {
      throw CertificateError("this is no certificate of environments")
    }
    guard object["version"] == 1 else {
      throw CertificateError("expected a certificate of version 1, given \(object["version"]?.description ?? "none")")
    }
    try checkDigest(object)
    let names = (object["environments"]?.array ?? []).map { $0.string ?? "" }
    if names != environments {
      throw CertificateError(
        "it's about other environments: expected \(environments.joined(separator: ", ")), given "
          + names.joined(separator: ", "))
    }
    try checkStacks(object["stacks"]?.array ?? [])
    let pairs = object["pairs"]?.array ?? []
    let expected = environments.flatMap { from in environments.filter { $0 != from }.map { [from, $0] } }
    var missing = Set(expected)
    var verdict = Certified.proven
    for (index, pair) in pairs.enumerated() {
      let place = "pairs/\(index)"
      guard let from = pair["from"]?.string, let to = pair["to"]?.string,
        missing.remove([from, to]) != nil
      else { throw CertificateError("it's of no pair of environments, or of one twice", at: place) }
      verdict = max(verdict, try check(pair, from: from, to: to, at: place))
    }
    if let missing = expected.first(where: missing.contains) {
      throw CertificateError("it says nothing of \(missing[0]) and \(missing[1])")
    }
    guard object["verdict"]?.string == verdict.rawValue else {
      throw CertificateError(
        "its pairs are \(verdict.rawValue), and it says that all is \(object["verdict"]?.string ?? "nothing")")
    }
    return verdict.rawValue
  }

  /// The verdicts, the graver ones behind.
  enum Certified: String, Comparable, CaseIterable {
    case proven, accepted
    case undecided = "not decided"
    case broken

    static func < (one: Certified, other: Certified) -> Bool {
      let all = Certified.allCases
      return (all.firstIndex(of: one) ?? 0) < (all.firstIndex(of: other) ?? 0)
    }
  }

  // MARK: The whole

  /// Refuses what somebody edited.
  private func checkDigest(_ object: JSONObject) throws(CertificateError) {
    var rest = object
    let digest = rest["digest"]?.string
    rest["digest"] = nil
    if digest != CertifiedStack.digest(of: .object(rest)) {
      throw CertificateError("it was edited since it was made: its digest isn't that of its content")
    }
  }

  /// Refuses a certificate of other templates.
  private func checkStacks(_ certified: [JSONValue]) throws(CertificateError) {
    if certified.count != stacks.count {
      throw CertificateError("it's of \(Count.of(certified.count, "stack")), and there are \(stacks.count)")
    }
    for (index, (stack, own)) in zip(certified, stacks).enumerated() {
      let place = "stacks/\(index)"
      func check(_ what: String, _ given: String?, _ expected: String?) throws(CertificateError) {
        if given == expected { return }
        throw CertificateError(
          "it's of another stack: expected the \(what) \(expected ?? "that isn't known"), given \(given ?? "none")",
          at: place)
      }
      try check("name", stack["name"]?.string, own.name)
      try check("environment", stack["environment"]?.string, own.environment)
      try check("account", stack["account"]?.string, own.account)
      try check("region", stack["region"]?.string, own.region)
      if stack["digest"]?.string != own.digest {
        throw CertificateError(
          "it's of another template of \(own.name ?? "this stack"): expected the digest \(own.digest.prefix(12)), given "
            + "\(stack["digest"]?.string?.prefix(12) ?? "none")", at: place)
      }
    }
  }

  // MARK: A pair

  private func check(
    _ pair: JSONValue, from: String, to: String, at place: String
  ) throws(CertificateError) -> Certified {
    var verdict = Certified.proven
    let ways = pair["ways"]?.array ?? []
    for (index, way) in ways.enumerated() {
      verdict = max(verdict, try check(way: way, from: from, to: to, at: "\(place)/ways/\(index)"))
    }
    try RequiredWays(world: world).check(ways, from: from, to: to, at: place)
    guard pair["verdict"]?.string == verdict.rawValue else {
      throw CertificateError(
        "its ways are \(verdict.rawValue), and it says \(pair["verdict"]?.string ?? "nothing")", at: place)
    }
    return verdict
  }

  private func check(
    way: JSONValue, from: String, to: String, at place: String
  ) throws(CertificateError) -> Certified {
    guard let kind = way["kind"]?.string, ["permission", "network", "data", "name"].contains(kind),
      let word = way["verdict"]?.string, let verdict = Certified(rawValue: word), let source = way["source"]
    else { throw CertificateError("expected a kind, a verdict and a source", at: place) }
    try check(source, at: "\(place)/source")
    if let target = way["target"] { try check(target: target, of: to, at: "\(place)/target") }
    let contents = ["fact", "witness", "undecided"].filter { way[$0] != nil }
    let expected: [[String]] =
      switch verdict {
      case .proven: [["fact"]]
      case .broken: [["witness"]]
      case .undecided: [["undecided"]]
      case .accepted: [["witness"], ["undecided"]]
      }
    guard expected.contains(contents), let content = way[contents[0]] else {
      throw CertificateError("a way that is \(word) doesn't say why", at: place)
    }
    if verdict == .accepted, (way["because"]?.string ?? "").allSatisfy(\.isWhitespace) {
      throw CertificateError("a way is accepted without a reason", at: place)
    }
    for (index, other) in (content["places"]?.array ?? []).enumerated() {
      try check(other, at: "\(place)/\(contents[0])/places/\(index)")
    }
    if contents == ["fact"] {
      try FactCheck(world: world, way: way, fact: content, from: from, to: to).check(at: "\(place)/fact")
    }
    return verdict
  }

  /// Refuses a place at which nothing stands.
  private func check(_ place: JSONValue, at path: String) throws(CertificateError) {
    guard let (stack, pointer) = CertifiedPlace(place, among: stacks)?.parts, stack.has(pointer) else {
      throw CertificateError("there is nothing at \(place["pointer"]?.string ?? "no place")", at: path)
    }
  }

  /// Refuses a resource that isn't there, or isn't the environment's, nor shared.
  private func check(target: JSONValue, of environment: String, at path: String) throws(CertificateError) {
    guard let id = target["logicalId"]?.string, let number = target["stack"]?.integer,
      stacks.indices.contains(Int(number)), stacks[Int(number)].json["Resources"]?[id] != nil
    else { throw CertificateError("there is no resource \(target["logicalId"]?.string ?? "without a name")", at: path) }
    if let owner = stacks[Int(number)].owner(of: id), owner != environment {
      throw CertificateError("\(id) belongs to \(owner), not to \(environment)", at: path)
    }
  }
}

/// A place in one of the templates, as a certificate writes it.
struct CertifiedPlace {
  let parts: (stack: CertifiedStack, pointer: JSONPointer)

  init?(_ json: JSONValue, among stacks: [CertifiedStack]) {
    guard let number = json["stack"]?.integer, stacks.indices.contains(Int(number)),
      let pointer = json["pointer"]?.string.flatMap({ JSONPointer($0) })
    else { return nil }
    parts = (stacks[Int(number)], pointer)
  }
}
