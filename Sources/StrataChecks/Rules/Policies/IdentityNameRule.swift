import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// Names and paths in IAM are of the characters that it takes.
struct IdentityNameRule: TemplateRule {
  let about = RuleDescription(
    "iam-name", .error, reason: "IAM refuses names and paths with other characters, and paths that are AWS's own",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    good: IdentityNameRule.sample("/application/"), bad: IdentityNameRule.sample("/aws-service-role/"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources.flatMap { resource -> [Finding] in
      guard resource.type.hasPrefix("AWS::IAM::") else { return [] }
      let hasForm = resource.type == "AWS::IAM::InstanceProfile"
      return resource.all("Path").compactMap { path($0, hasForm: hasForm) } + names(of: resource).compactMap(name)
    }
  }

  /// The names whose characters no schema says.
  private func names(of resource: TemplateResource) -> [(place: PlacedValue, most: Int)] {
    let own: [PlacedValue] =
      switch resource.type {
      case "AWS::IAM::InstanceProfile": resource.all("InstanceProfileName")
      case "AWS::IAM::ManagedPolicy": resource.all("ManagedPolicyName")
      case "AWS::IAM::GroupPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy":
        resource.all("PolicyName")
      case "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User":
        resource.each("Policies").flatMap { $0.all("PolicyName") }
      default: []
      }
    return own.map { ($0, 128) }
  }

  private func name(_ place: PlacedValue, _ most: Int) -> Finding? {
    guard let text = place.text, SchemaPatterns.matchesWhole(text, "[A-Za-z0-9_+=,.@-]{1,\(most)}") == false else {
      return nil
    }
    return finding(
      "IAM takes no such name", at: place.pointer, expected: "1 to \(most) letters, digits and +=,.@_-",
      given: Wording.quoted(text))
  }

  /// The form of most paths is one that schemas say.
  private func path(_ place: PlacedValue, hasForm: Bool) -> Finding? {
    let partial = PartialText(place.value)
    guard case .literal(let start)? = partial.parts.first else { return nil }
    if start.hasPrefix("/aws-service-role/") || start == "/aws-service-role" {
      return finding(
        "the path /aws-service-role/ is that of AWS's own roles", at: place.pointer, expected: "another path",
        given: Wording.quoted(partial.description))
    }
    guard hasForm, let text = partial.literal, SchemaPatterns.matchesWhole(text, "/|/[!-~]{1,510}/") == false else {
      return nil
    }
    return finding(
      "a path must begin and end with a slash", at: place.pointer, expected: "such as /application/orders/",
      given: Wording.quoted(text))
  }

  private static func sample(_ path: JSONValue) -> JSONValue {
    ["Profile": ["Type": "AWS::IAM::InstanceProfile", "Properties": ["Path": path, "Roles": ["worker"]]]]
  }
}
