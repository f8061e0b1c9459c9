import StrataFacts
import StrataJSON
import StrataPipeline
import StrataTemplate
import StrataText

/// Finds out which existing resources new ones of templates are.
struct ImportIdentification {
  typealias Candidate = ImportSelection.Candidate

  let selection: ImportSelection.Result
  let stacks: [StackArtifact]
  let readers: [String: IdentifierReader]
  let places: [String: TemplatePlaces]

  /// Identifies all that are to be imported.
  ///
  /// - Returns: The identifier of each, by the names of properties.
  /// - Throws: ``DeploymentError`` where a type can't be imported, an identifier isn't known, or two are the same resource.
  func identify() throws(DeploymentError) -> [Candidate: [String: String]] {
    try refuseTypes()
    for candidate in selection.imported { try checkGiven(candidate) }
    var identifiers: [Candidate: [String: String]] = [:]
    var missing: [(Candidate, [String])] = []
    for candidate in selection.imported {
      let given = selection.given[candidate]?.values ?? [:]
      var values = given
      var unknown: [String] = []
      for key in IdentifierReader.keys(of: type(of: candidate)) where values[key] == nil {
        if let value = read(key, candidate) { values[key] = value } else { unknown.append(key) }
      }
      if IdentifierReader.keys(of: type(of: candidate)).isEmpty, given.isEmpty { unknown = ["KEY"] }
      if !unknown.isEmpty { missing.append((candidate, unknown)) }
      identifiers[candidate] = values
    }
    if !missing.isEmpty { throw self.missing(missing) }
    try refuseTwins(identifiers)
    return identifiers
  }

  func type(of candidate: Candidate) -> String {
    let artifact = stacks.first { $0.name == candidate.stack }
    return artifact?.template.resources[candidate.logicalID]?["Type"]?.string ?? ""
  }

  /// The shortest name that is nobody else's.
  private func name(of candidate: Candidate) -> String {
    let isAmbiguous = stacks.contains {
      $0.name != candidate.stack && $0.template.resources[candidate.logicalID] != nil
    }
    return isAmbiguous ? candidate.fullName : candidate.logicalID
  }

  private func described(_ candidate: Candidate) -> String { "\(name(of: candidate)) (\(type(of: candidate)))" }

  private func line(_ text: String, of candidate: Candidate) -> String {
    TemplatePlaces.lines(text, at: places[candidate.stack]?[candidate.logicalID])
  }

  private func read(_ key: String, _ candidate: Candidate) -> String? {
    let others = selection.given.filter { $0.key.stack == candidate.stack }.map { ($0.key.logicalID, $0.value.values) }
    return readers[candidate.stack]?.value(
      key, of: candidate.logicalID, beside: Dictionary(others) { first, _ in first })
  }

  // MARK: What can't be

  private func refuseTypes() throws(DeploymentError) {
    let refused = selection.imported.compactMap { candidate in
      Self.obstacle(of: type(of: candidate)).map { (candidate, $0) }
    }
    if refused.isEmpty { return }
    let names = refused.map { "--skip \(name(of: $0.0))" }.joined(separator: " ")
    throw DeploymentError(
      "\(Count.of(refused.count, "resource")) can't be imported:"
        + refused.map { line("\(described($0.0)): \($0.1)", of: $0.0) }.joined(),
      hint: "leave \(refused.count == 1 ? "it" : "them") for the next deployment, which makes "
        + "\(refused.count == 1 ? "it" : "them"): \(names)")
  }

  /// The reason why resources of a type can't be imported; nil where they can, as far as is known.
  private static func obstacle(of type: String) -> String? {
    if type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource" {
      return "it's made by code of one's own, which CloudFormation can't ask about it"
    }
    if type.hasSuffix("::MODULE") { return "a module stands for resources, and is none" }
    if type.hasPrefix("Fn::ForEach") || type.isEmpty { return "a loop stands for resources, and is none" }
    guard let facts = ResourceFacts.of(type) else {
      return type.hasPrefix("AWS::") ? "there is no schema of its type" : nil
    }
    return facts.hasHandlers && !facts.identifier.isEmpty
      ? nil : "its type has no handlers by which CloudFormation could read what is there"
  }

  private func checkGiven(_ candidate: Candidate) throws(DeploymentError) {
    guard let given = selection.given[candidate] else { return }
    let type = type(of: candidate)
    if let other = given.type, other != type {
      throw DeploymentError(
        "\(given.name) is \(type) in the template, and \(displayable(other)) in what is given",
        hint: "give it the type that the template says")
    }
    let keys = IdentifierReader.keys(of: type)
    for key in given.values.keys.sorted() {
      if !keys.isEmpty, !keys.contains(key) {
        throw DeploymentError(
          "\(described(candidate)) isn't known by \(displayable(key)); expected \(keys.joined(separator: ", "))",
          hint: Suggestion.hint(for: key, in: keys))
      }
      // Who carries a plan out doesn't give the values of parameters again.
      guard !selection.isPlanned, let known = read(key, candidate), known != given.values[key] else { continue }
      throw DeploymentError(
        "the \(key) that \(described(candidate)) is given isn't the one that its template says, so that the next "
          + "deployment would replace what is imported",
        hint: "let the template say the same, or give it what the template says", isGrave: true)
    }
  }

  private func missing(_ missing: [(Candidate, [String])]) -> DeploymentError {
    let lines = missing.map { candidate, keys in
      let options = keys.map { "--identify \(name(of: candidate))=\($0)=…" }.joined(separator: " ")
      let what = keys == ["KEY"] ? "the properties that its schema identifies it by" : keys.joined(separator: ", ")
      return line("\(described(candidate)) needs \(what): \(options)", of: candidate)
    }
    let isOne = missing.count == 1
    return DeploymentError(
      "\(Count.of(missing.count, "resource")) \(isOne ? "has" : "have") no identifier that is known:"
        + lines.joined(),
      hint: "say which existing resource each is, or leave it for the next deployment, which makes it: --skip "
        + name(of: missing[0].0))
  }

  private func refuseTwins(_ identifiers: [Candidate: [String: String]]) throws(DeploymentError) {
    var known: [[String]: Candidate] = [:]
    for candidate in selection.imported {
      let values = (identifiers[candidate] ?? [:]).sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
      guard let other = known.updateValue(candidate, forKey: [type(of: candidate)] + values) else { continue }
      throw DeploymentError(
        "\(described(other)) and \(name(of: candidate)) would be the same existing resource"
          + line("\(described(candidate)) is told by the same values", of: candidate),
        hint: "a resource can be in a stack once; give each its own, or skip one: --skip \(name(of: candidate))")
    }
  }
}
