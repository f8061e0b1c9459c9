import StrataFacts
package import StrataJSON

/// Reads what statements name as text, as far as a template tells what its own resources are called.
///
/// A resource without a name has one that AWS makes of the stack's, where the stack's is known and not too long.
package final class ResourceTexts {
  private let template: TemplateContents
  private let account: String?
  private let stack: String?
  /// The numbers by which values that aren't known are told apart.
  private var unknown: [JSONValue: Int] = [:]

  package init(_ template: TemplateContents) {
    self.template = template
    account = template.deployment.account
    // Of an environment's own stack, whose name follows a policy, that much is known.
    stack = template.deployment.stack ?? template.names.owner?.pattern
  }

  /// The text of a value.
  package func text(_ value: JSONValue) -> ResourceText { text(value, depth: 0) }

  /// The text of an ARN or a pattern that is written out.
  package func text(written: String) -> ResourceText {
    ResourceText(ResourceText.normalized(written, account: account))
  }

  private func text(_ value: JSONValue, depth: Int) -> ResourceText {
    let parts = PartialText(value).parts
    var text = ""
    var tags: [String: String] = [:]
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .unknown(let value):
        let found = resolved(value, depth: depth)
        text += found?.text ?? gap(value)
        if parts.count == 1 { tags = found?.tags ?? [:] }
      }
    }
    return ResourceText(ResourceText.normalized(text, account: account), tags: tags)
  }

  private func gap(_ value: JSONValue) -> String {
    let number = unknown[value] ?? unknown.count
    unknown[value] = number
    return "\0\(number)\0"
  }

  private func resolved(_ value: JSONValue, depth: Int) -> ResourceText? {
    guard let target = value.referenceTarget, depth < 8 else { return nil }
    switch target.name {
    case "AWS::Partition": return ResourceText(ResourceText.partition)
    case "AWS::AccountId": return ResourceText(ResourceText.account)
    case "AWS::Region": return ResourceText(ResourceText.region)
    case "AWS::URLSuffix": return nil
    case "AWS::StackName": return stack.map { ResourceText($0) }
    default: break
    }
    guard let resource = template.resource(target.name) else { return nil }
    let known = self.text(of: target.attribute ?? "", in: resource, value, depth: depth + 1)
    var tags: [String: String] = [:]
    tags[Self.stackTag] = stack ?? template.names.names(of: resource.logicalID)?.pattern
    if known.hasPrefix(arn("secretsmanager", "secret:rds!")) {
      let attribute = resource.type == "AWS::RDS::DBCluster" ? "DBClusterArn" : "DBInstanceArn"
      tags["aws:rds:primary\(attribute)"] = self.text(of: attribute, in: resource, value, depth: depth + 1)
    }
    return ResourceText(known, tags: tags)
  }

  /// The tag in which CloudFormation writes down whose a resource is.
  ///
  /// See [Resource tags](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html).
  package static let stackTag = "aws:cloudformation:stack-name"

  private func arn(_ service: String, _ rest: String) -> String {
    "arn:\(ResourceText.partition):\(service):\(ResourceText.region):\(ResourceText.account):\(rest)"
  }

  /// The text that an attribute gives of a resource; that of `Ref` where it has no name.
  private func text(of attribute: String, in resource: TemplateResource, _ value: JSONValue, depth: Int) -> String {
    switch (resource.type, attribute) {
    case ("AWS::KMS::Key", "Arn"): return arn("kms", "key/\(gap(value))")
    case ("AWS::Lambda::Alias", ""), ("AWS::Lambda::Version", ""):
      guard let function = resource["FunctionName"] else { break }
      let name = text(function, depth: depth).text
      let ending = resource["Name"].map { text($0, depth: depth).text } ?? gap(value)
      return (name.hasPrefix("arn:") ? name : arn("lambda", "function:\(name)")) + ":" + ending
    case ("AWS::RDS::DBCluster", "MasterUserSecret.SecretArn"), ("AWS::RDS::DBInstance", "MasterUserSecret.SecretArn"):
      return arn("secretsmanager", "secret:rds!\(gap(value))")
    case ("AWS::Events::ApiDestination", "Arn"):
      return arn("events", "api-destination/\(name(of: resource, depth: depth))/\(gap(value))")
    default: break
    }
    guard let facts = PhysicalName.of(resource.type), facts.values[attribute] != nil,
      let known = facts.value(
        attribute, name: name(of: resource, depth: depth), here: "\(ResourceText.region):\(ResourceText.account)",
        account: ResourceText.account)
    else { return gap(value) }
    return known.utf8.contains(UInt8(ascii: ":")) ? "arn:\(ResourceText.partition):\(known)" : known
  }

  /// The name that a resource is given, or gets of AWS: one of the environment's where no more of the stack's is known.
  private func name(of resource: TemplateResource, depth: Int) -> String {
    let whole: JSONValue = ["Ref": .string(resource.logicalID)]
    guard let facts = PhysicalName.of(resource.type) else { return gap(whole) }
    if let given = resource.placed(facts.property)?.elements {
      return given.count == 1 ? text(given[0].value, depth: depth).text : gap(whole)
    }
    if stack?.hasSuffix("*") == true { return facts.made.isAfterStack ? stack ?? gap(whole) : gap(whole) }
    // How AWS cuts what is too long isn't said.
    guard let stack,
      stack.utf8.count + 1 + resource.logicalID.utf8.count + PhysicalName.endingLength <= facts.limit
    else { return gap(whole) }
    let made = "\(stack)-\(resource.logicalID)-????????????"
    switch facts.made {
    case .afterStack: return made
    case .afterStackInSmallLetters: return made.lowercased()
    case .otherwise, .none: return gap(whole)
    }
  }
}
