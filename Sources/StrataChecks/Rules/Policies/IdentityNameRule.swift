import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

/// Names and paths in IAM are of the characters that it takes.
struct IdentityNameRule: TemplateRule {
  let about = RuleDescription(
    "iam-name", .error, reason: "IAM refuses names and paths with other characters, and paths that are AWS's own",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    good: IdentityNameRule.sample("/application/"), bad: IdentityNameRule.sample("/aws-service-role/"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources.flatMap { resource -> [Finding] in
      guard resource.type.hasPrefix("AWS::IAM::"), let properties = resource.object["Properties"]?.object
      else { return [] }
      return findings(at: resource.pointer().appending("Properties")) { place in
        findings(in: properties, resource.type, at: place)
      }
    }
  }

  private func findings(in properties: JSONObject, _ type: String, at place: JSONPointer?) -> [Finding] {
    var findings: [Finding] = []
    properties["Path"]?.forEachAlternative(at: place?.appending("Path")) { value, place in
      if let finding = path(value, hasForm: type == "AWS::IAM::InstanceProfile", at: place) { findings.append(finding) }
    }
    func names(_ owner: JSONValue, _ property: String, at place: JSONPointer?) {
      owner[property]?.forEachAlternative(at: place?.appending(property)) { value, place in
        if let finding = name(value, at: place) { findings.append(finding) }
      }
    }
    // The names whose characters no schema says.
    switch type {
    case "AWS::IAM::InstanceProfile": names(.object(properties), "InstanceProfileName", at: place)
    case "AWS::IAM::ManagedPolicy": names(.object(properties), "ManagedPolicyName", at: place)
    case "AWS::IAM::GroupPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy":
      names(.object(properties), "PolicyName", at: place)
    case "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User":
      properties["Policies"]?.forEachElement(at: place?.appending("Policies")) { names($0, "PolicyName", at: $1) }
    default: break
    }
    return findings
  }

  private func name(_ value: JSONValue, at place: JSONPointer?) -> Finding? {
    let most = 128
    guard let text = value.text,
      !text.consistsOfAlphanumerics(and: "_+=,.@-") || !(1...most).contains(text.utf8.count)
    else { return nil }
    return finding(
      "IAM takes no such name", at: place, expected: "1 to \(most) letters, digits and +=,.@_-",
      given: Wording.quoted(text))
  }

  /// The form of most paths is one that schemas say.
  private func path(_ value: JSONValue, hasForm: Bool, at place: JSONPointer?) -> Finding? {
    let partial = PartialText(value)
    guard case .literal(let start)? = partial.parts.first else { return nil }
    if start.hasPrefix("/aws-service-role/") || start == "/aws-service-role" {
      return finding(
        "the path /aws-service-role/ is that of AWS's own roles", at: place, expected: "another path",
        given: Wording.quoted(partial.description))
    }
    guard hasForm, let text = partial.literal, SchemaPatterns.matchesWhole(text, "/|/[!-~]{1,510}/") == false else {
      return nil
    }
    return finding(
      "a path must begin and end with a slash", at: place, expected: "such as /application/orders/",
      given: Wording.quoted(text))
  }

  private static func sample(_ path: JSONValue) -> JSONValue {
    ["Profile": ["Type": "AWS::IAM::InstanceProfile", "Properties": ["Path": path, "Roles": ["worker"]]]]
  }
}
