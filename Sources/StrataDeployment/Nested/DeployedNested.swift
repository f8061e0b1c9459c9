import StrataJSON
import StrataTemplate

/// A stack that is nested in a deployed one, as CloudFormation has it now.
struct DeployedNested {
  /// The logical ids of the resources that lead to it from the outermost stack, joined by slashes.
  let logicalPath: String
  let id: String
  let template: Template
}

extension StackClient {
  /// The type of the resources that are stacks.
  static let nestedType = "AWS::CloudFormation::Stack"

  /// The stacks that are nested in a stack, at any depth, outer ones first.
  ///
  /// - Parameters:
  ///   - id: The stack's id.
  ///   - template: Its template; nothing is asked where that has no nested stack.
  ///   - path: The logical ids that lead to the stack, with a slash behind; none for the outermost.
  /// - Returns: The nested stacks that are there.
  /// - Throws: The reason why they can't be known.
  func nested(in id: String, _ template: Template, below path: String = "") throws -> [DeployedNested] {
    guard template.hasNestedStacks else { return [] }
    let resources = try aws.readList(
      "cloudformation", "list-stack-resources", arguments: ["--stack-name", id], of: "StackResourceSummaries",
      tokenOption: "--starting-token")
    return try resources.flatMap { resource -> [DeployedNested] in
      guard resource["ResourceType"]?.string == Self.nestedType, resource["ResourceStatus"] != "DELETE_COMPLETE",
        let logicalID = resource["LogicalResourceId"]?.string,
        let nestedID = resource["PhysicalResourceId"]?.string, !nestedID.isEmpty
      else { return [] }
      let template = try self.template(of: nestedID)
      let own = DeployedNested(logicalPath: path + logicalID, id: nestedID, template: template)
      return [own] + (try nested(in: nestedID, template, below: own.logicalPath + "/"))
    }
  }

  /// The template of a stack.
  func template(of id: String) throws -> Template {
    let answer = try aws.read("cloudformation", "get-template", arguments: ["--stack-name", id]) {
      $0["TemplateBody"].map { $0.isNull } == false ? nil : "its answer has no template"
    }
    let body = answer["TemplateBody"] ?? [:]
    return Template(body.string.flatMap { try? JSONValue(parsing: $0) } ?? body)
  }
}

extension Template {
  /// Whether a stack is nested in its own.
  var hasNestedStacks: Bool {
    (json["Resources"]?.object ?? [:]).contains { $0.value["Type"]?.string == StackClient.nestedType }
  }
}
