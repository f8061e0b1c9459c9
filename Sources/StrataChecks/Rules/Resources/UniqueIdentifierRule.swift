import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// Resources of one type don't have the same names.
struct UniqueIdentifierRule: TemplateRule {
  let about = RuleDescription(
    "unique-identifier", .error, reason: "the second of two resources with one identifier can't be made",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-issues.html",
    good: UniqueIdentifierRule.sample("orders", "invoices"), bad: UniqueIdentifierRule.sample("orders", "orders"))

  /// An identifier that a resource may come to have, and under which conditions.
  private struct Candidate {
    let resource: TemplateResource
    let place: JSONPointer
    let assumptions: [ConditionSolver.Assumption]
  }

  func check(_ template: TemplateContents) -> [Finding] {
    let solver = ConditionSolver(template)
    var byIdentifier: [[JSONValue]: [Candidate]] = [:]
    // Most types have one resource, of which the identifier needn't be known.
    func identifier(of type: String) -> [String]? {
      template.resources(of: type).count > 1 ? Self.identifier(of: type) : nil
    }
    return template.resources(withEachType: identifier).compactMap { resource, identifier -> Finding? in
      for (values, candidate) in Self.candidates(of: resource, identifier, template) {
        let key: [JSONValue] = [.string(resource.type)] + values
        let other = byIdentifier[key]?.first { other in
          other.resource.logicalID != resource.logicalID
            && Self.canBoth(candidate.assumptions + other.assumptions, solver)
        }
        guard let other else {
          byIdentifier[key, default: []].append(candidate)
          continue
        }
        return finding(
          "\(other.resource.logicalID) has the same \(identifier.joined(separator: " and "))", at: candidate.place,
          given: Wording.list(values.map { Wording.value($0) }),
          hint: "give one of the two another, or leave it out for CloudFormation to choose")
      }
      return nil
    }
  }

  /// The identifiers that a resource may come to have.
  private static func candidates(
    of resource: TemplateResource, _ identifier: [String], _ template: TemplateContents
  ) -> [(values: [JSONValue], candidate: Candidate)] {
    // Where the properties are written out, most have no name.
    let written = resource.properties
    if written.count != 1, identifier.contains(where: { written[$0] == nil }) { return [] }
    let own =
      resource.object["Condition"]?.string.map { [ConditionSolver.Assumption(condition: $0, holds: true)] } ?? []
    let root = resource.pointer().appending("Properties")
    var candidates: [(values: [JSONValue], candidate: Candidate)] = []
    for properties in (resource.object["Properties"] ?? [:]).alternatives(at: root) {
      var found: [(values: [JSONValue], places: [JSONPointer])] = [([], [])]
      for name in identifier {
        let values = properties.value[name]?.alternatives(at: properties.place.appending(name)) ?? []
        found = found.flatMap { before in
          values.filter { isSettled($0.value) }.map { (before.values + [$0.value], before.places + [$0.place]) }
        }
      }
      // A name under many conditions is nothing that people write.
      for (values, places) in found.prefix(16) {
        let assumptions = own + places.flatMap { $0.assumptions(in: template.json) }
        let place = places.count == 1 ? places[0] : properties.place
        candidates.append((values, Candidate(resource: resource, place: place, assumptions: assumptions)))
      }
    }
    return candidates
  }

  private static func canBoth(_ assumptions: [ConditionSolver.Assumption], _ solver: ConditionSolver) -> Bool {
    assumptions.isEmpty || solver.canHold(assumptions) == true
  }

  /// Names that have to be unique though the type's identifier is another.
  private static let names = ["AWS::CodeBuild::Project": ["Name"]]

  /// The properties that a type is identified by, where a template gives them.
  private static func identifier(of type: String) -> [String]? {
    if let names = Self.names[type] { return names }
    guard let facts = ResourceFacts.of(type) else { return nil }
    let paths = facts.identifierPaths
    // Most are of one property, which only the service sets.
    let isGiven =
      !paths.isEmpty
      && paths.allSatisfy { path in
        path.firstStep.count == path.count && !facts.readOnlyPaths.contains { $0.isEqual(to: path.bytes) }
      }
    return isGiven ? paths.strings : nil
  }

  /// Whether a value is the same wherever it stands.
  private static func isSettled(_ value: JSONValue) -> Bool {
    if value.string?.contains(bytesOf: "{{resolve:") == true { return false }
    guard let call = value.call else { return true }
    return call.function == .ref || call.function == .sub
  }

  private static func sample(_ first: String, _ second: String) -> JSONValue {
    func table(_ name: String) -> JSONValue {
      [
        "Type": "AWS::DynamoDB::Table",
        "Properties": [
          "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
          "AttributeDefinitions": [["AttributeName": "id", "AttributeType": "S"]],
          "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
        ],
      ]
    }
    return ["A": table(first), "B": table(second)]
  }
}
