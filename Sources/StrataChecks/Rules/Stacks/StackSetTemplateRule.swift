import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// A stack set has a template that its permissions and its regions allow.
struct StackSetTemplateRule: TemplateRule {
  let about = RuleDescription(
    "stack-set-template", .error,
    reason:
      "with the service's permissions a template can't have macros and nested stacks, and identities are acknowledged",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-custom-execution-role.html",
    good: StackSetTemplateRule.sample([:]),
    bad: StackSetTemplateRule.sample(["Transform": "AWS::Serverless-2016-10-31"]))

  func check(_ template: TemplateContents) -> [Finding] {
    guard template.hasResources(ofAnyOf: [NestedStack.Kind.stackSet.rawValue]),
      let stacks = try? template.nestedStacks()
    else { return [] }
    return stacks.filter { $0.kind == .stackSet }.flatMap { set -> [Finding] in
      guard let contents = set.contents else { return [] }
      return permissions(set, contents) + capabilities(set, in: template) + missingTypes(set, contents)
    }
  }

  /// What the role that the service makes in accounts can't deploy.
  private func permissions(_ set: NestedStack, _ contents: TemplateContents) -> [Finding] {
    guard set.resource["PermissionModel"]?.string == "SERVICE_MANAGED" else { return [] }
    var found: [Finding] = []
    func add(_ what: String, _ given: String, _ hint: String) {
      found.append(
        finding(
          "with the permissions of the service the template of a stack set can't have \(what)", at: place(of: set),
          expected: "a template without \(what)", given: given, hint: hint))
    }
    let transforms = contents.macros + (contents.hasLanguageExtensions ? ["AWS::LanguageExtensions"] : [])
    if let transform = transforms.first ?? (contents.json.callsMacro ? IntrinsicFunction.transform.name : nil) {
      add("macros", transform, "give the template as the macro leaves it, or use roles of your own, SELF_MANAGED")
    }
    if let inner = contents.resources.first(where: { NestedStack.Kind($0.type).map { $0 != .stackSet } == true }) {
      add(
        "nested stacks", "\(inner.logicalID) of type \(inner.type)",
        "put its resources into the template, or use roles of your own, SELF_MANAGED")
    }
    return found
  }

  /// What the stack set has to acknowledge and doesn't.
  private func capabilities(_ set: NestedStack, in template: TemplateContents) -> [Finding] {
    let given = set.resource.each("Capabilities").map(\.text)
    if given.contains(nil) { return [] }
    let acknowledged = Set(given.compactMap { $0.flatMap(Capability.init) })
    let wanted = set.all.compactMap(\.contents).flatMap { contents in
      Template(contents.json).capabilities(
        hasMacros: !contents.macros.isEmpty || contents.hasLanguageExtensions || contents.json.callsMacro)
    }
    let missing = Capability.allCases.filter { capability in
      wanted.contains(capability) && !acknowledged.contains(capability)
        && !(capability == .iam && (acknowledged.contains(.namedIAM) || wanted.contains(.namedIAM)))
    }
    if missing.isEmpty { return [] }
    return [
      finding(
        "the template of \(set.logicalID) needs what the stack set doesn't acknowledge",
        at: template.existing(set.resource.pointer("Capabilities")),
        expected: missing.map(\.rawValue).joined(separator: ", "),
        given: acknowledged.isEmpty ? "none" : acknowledged.map(\.rawValue).sorted().joined(separator: ", "),
        hint: "add it to Capabilities")
    ]
  }

  /// The region of which it's known which types there are.
  private static let known = "us-east-1"

  /// Regions that haven't all types of the template, as far as that's known; a type may come to a region later.
  private func missingTypes(_ set: NestedStack, _ contents: TemplateContents) -> [Finding] {
    let regions = set.resource.each("StackInstancesGroup").flatMap { $0.each("Regions") }
    guard let region = regions.first(where: { $0.text == Self.known }),
      let missing = contents.resources.first(where: { ResourceFacts.of($0.type)?.isInUSEast1 == false })
    else { return [] }
    return [
      Finding(
        about.id, "\(missing.type) of the stack set's template isn't in \(Self.known)", severity: .warning,
        at: region.pointer, expected: "a region with all types of the template", given: Self.known,
        hint: "leave the region out, or the resource \(missing.logicalID)")
    ]
  }

  private func place(of set: NestedStack) -> JSONPointer {
    set.resource.pointer(set.resource["TemplateBody"] == nil ? "TemplateURL" : "TemplateBody")
  }

  private static func sample(_ others: JSONObject) -> JSONValue {
    var template = others
    template["Resources"] = ["Jobs": ["Type": "AWS::SQS::Queue"]]
    return [
      "Baseline": [
        "Type": "AWS::CloudFormation::StackSet",
        "Properties": [
          "StackSetName": "baseline", "PermissionModel": "SERVICE_MANAGED",
          "AutoDeployment": ["Enabled": true, "RetainStacksOnAccountRemoval": false],
          "Capabilities": ["CAPABILITY_AUTO_EXPAND"], "TemplateBody": .string("\(JSONValue.object(template))"),
          "StackInstancesGroup": [
            ["DeploymentTargets": ["OrganizationalUnitIds": ["ou-ab12-34cd56ef"]], "Regions": ["eu-west-1"]]
          ],
        ],
      ]
    ]
  }
}
