import StrataFacts
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate

/// Reads the values by which CloudFormation knows existing resources from what a template says of them.
struct IdentifierReader {
  private let template: Template
  private let pseudo: [String: String]
  private let parameters: [String: String]
  /// The values of `Ref` to resources that are in the stack already.
  private let physicalIDs: [String: String]

  /// Takes a template, and what is known beside it.
  ///
  /// - Parameters:
  ///   - artifact: The stack as synthesized.
  ///   - deployed: The stack as it is; nil where it isn't there yet.
  ///   - environment: The environment that is deployed; nil for none, whose parameters' values are unknown.
  ///   - given: The values of parameters that who imports gives.
  ///   - physicalIDs: The values of `Ref` to resources that are in the stack already; none unless given.
  init(
    _ artifact: StackArtifact, deployed: DeployedStack?, environment: String?, given: [String: String] = [:],
    physicalIDs: [String: String] = [:]
  ) {
    template = artifact.template
    self.physicalIDs = physicalIDs
    let arn = deployed?.id.flatMap(StackARN.init)
    var pseudo = ["AWS::StackName": artifact.name]
    pseudo["AWS::Region"] = arn?.region ?? artifact.env?.region
    pseudo["AWS::AccountId"] = arn?.account ?? artifact.env?.account
    pseudo["AWS::StackId"] = deployed?.id
    self.pseudo = pseudo
    parameters = Self.values(of: artifact, deployed, environment, given)
  }

  /// The values of the parameters that are plain text and everybody may see.
  private static func values(
    of artifact: StackArtifact, _ deployed: DeployedStack?, _ environment: String?, _ given: [String: String]
  ) -> [String: String] {
    let own = Set(artifact.environmentParameters.filter { $0.environment == environment }.map(\.logicalID))
    let all = Set(artifact.environmentParameters.map(\.logicalID))
    var values: [String: String] = [:]
    for parameter in artifact.template.parameters where parameter.value["NoEcho"]?.isTrue != true {
      let (name, type) = (parameter.key, parameter.value["Type"]?.string ?? "")
      // Others stand for what the Systems Manager has, or are lists.
      if type != "String" && type != "Number" {
        values[name] = deployed?.resolved[name]
      } else if let text = deployed?.parameters[name] ?? given[name] {
        values[name] = text
      } else if own.contains(name) || !all.contains(name) {
        values[name] = parameter.value["Default"]?.parameterText
      }
    }
    return values
  }

  /// The names of the properties that a type's resources are known by, sorted; none where its schema isn't known.
  static func keys(of type: String) -> [String] {
    (ResourceFacts.of(type)?.identifier ?? []).map { $0.joined(separator: "/") }.sorted()
  }

  /// The value that the template gives a resource's identifier; nil where it doesn't, or that isn't known yet.
  ///
  /// - Parameters:
  ///   - key: The name of the property, with `/` between the parts of a nested one.
  ///   - logicalID: The resource.
  ///   - others: The identifiers that are given for resources, by their logical ids; none unless given.
  /// - Returns: The value, which isn't empty.
  func value(_ key: String, of logicalID: String, beside others: [String: [String: String]] = [:]) -> String? {
    value(key, of: logicalID, others, [logicalID])
  }

  private func value(
    _ key: String, of logicalID: String, _ others: [String: [String: String]], _ path: Set<String>
  ) -> String? {
    var value = template.resources[logicalID]?["Properties"]
    for part in key.split(separator: "/") { value = value?[String(part)] }
    guard let value else { return nil }
    let text = text(value, others, path)
    return text?.isEmpty == true ? nil : text
  }

  private func text(_ value: JSONValue, _ others: [String: [String: String]], _ path: Set<String>) -> String? {
    var text = ""
    for part in PartialText(value).parts {
      switch part {
      case .literal(let literal): text += literal
      case .unknown(let value):
        guard let target = value.referenceTarget, target.attribute == nil,
          let known = reference(to: target.name, others, path)
        else { return nil }
        text += known
      }
    }
    return text
  }

  private func reference(to name: String, _ others: [String: [String: String]], _ path: Set<String>) -> String? {
    if let known = pseudo[name] ?? parameters[name] ?? physicalIDs[name] { return known }
    // Of what is known by one property that one gives it oneself, `Ref` is the value of that.
    guard let type = template.resources[name]?["Type"]?.string, !path.contains(name),
      let facts = ResourceFacts.of(type), facts.identifier.count == 1, !facts.readOnly.contains(facts.identifier[0])
    else { return nil }
    let key = facts.identifier[0].joined(separator: "/")
    return others[name]?[key] ?? value(key, of: name, others, path.union([name]))
  }
}
