import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A nested stack gets the values that its template takes, and gives those that are asked of it.
struct NestedParametersRule: TemplateRule {
  let about = RuleDescription(
    "nested-parameters", .error,
    reason: "CloudFormation refuses values that a nested template doesn't take, and misses those that it needs",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html",
    good: NestedParametersRule.sample("Size"), bad: NestedParametersRule.sample("Sise"))

  func check(_ template: TemplateContents) -> [Finding] {
    guard let stacks = try? template.nestedStacks() else { return [] }
    return stacks.flatMap { stack -> [Finding] in
      // A macro may rewrite what the template takes and gives.
      guard let contents = stack.contents, contents.ownMacros.isEmpty else { return [] }
      return unknownParameters(stack, contents) + missingParameters(stack, contents, in: template)
        + unknownOutputs(stack, contents, in: template)
    }
  }

  private func unknownParameters(_ stack: NestedStack, _ contents: TemplateContents) -> [Finding] {
    let known = contents.section("Parameters").keys
    return Self.handed(by: stack).filter { !known.contains($0.name) }.map { name, place in
      finding(
        "the template of \(stack.logicalID) has no parameter \(name)", at: place,
        expected: known.isEmpty ? "none" : Wording.list(known), given: name,
        hint: Suggestion.hint(for: name, in: known))
    }
  }

  /// The names of the parameters that a resource hands values of, with their places, for parts of the targets as well.
  private static func handed(by stack: NestedStack) -> [(name: String, place: JSONPointer)] {
    let resource = stack.resource
    guard stack.kind == .stackSet else {
      guard let values = resource.placed("Parameters"), let names = stack.parameters?.keys else { return [] }
      return names.sorted(by: utf8Precedes).map { ($0, values.pointer.appending($0)) }
    }
    let lists =
      resource.all("Parameters") + resource.each("StackInstancesGroup").flatMap { $0.all("ParameterOverrides") }
    return lists.flatMap(\.elements).compactMap { element in
      element.value["ParameterKey"]?.string.map { ($0, element.pointer.appending("ParameterKey")) }
    }
  }

  private func missingParameters(
    _ stack: NestedStack, _ contents: TemplateContents, in template: TemplateContents
  ) -> [Finding] {
    guard let given = stack.parameters else { return [] }
    let overrides = stack.kind == .stackSet ? StackSetTargets.all(of: stack.resource).map(\.overrides) : []
    if overrides.contains(nil) { return [] }
    return contents.section("Parameters").compactMap { parameter in
      let isEverywhere = !overrides.isEmpty && overrides.allSatisfy { $0?[parameter.key] != nil }
      let isGiven = given[parameter.key].map { !$0.isNoValue } ?? isEverywhere
      if isGiven || parameter.value["Default"] != nil { return nil }
      return finding(
        "the template of \(stack.logicalID) needs a value of its parameter \(parameter.key)",
        at: template.existing(stack.resource.pointer("Parameters")), expected: parameter.key,
        given: given.isEmpty ? "none" : Wording.list(given.keys.sorted(by: utf8Precedes)),
        hint: "give it under Parameters, or give the parameter a Default")
    }
  }

  private func unknownOutputs(
    _ stack: NestedStack, _ contents: TemplateContents, in template: TemplateContents
  ) -> [Finding] {
    let known = contents.section("Outputs").keys
    if stack.kind == .stackSet || known.contains(where: \.isFunctionName) { return [] }
    return template.references.compactMap { reference in
      let attribute: String? =
        switch reference.kind {
        case .attribute(let name), .substitution(attribute: .some(let name)): name
        default: .none
        }
      guard reference.target == stack.logicalID, let name = attribute, name.hasPrefix(Self.outputs) else { return nil }
      let output = String(name.dropFirst(Self.outputs.count))
      if output.isEmpty || known.contains(output) { return nil }
      return finding(
        "the template of \(stack.logicalID) has no output \(output)", at: reference.pointer,
        expected: known.isEmpty ? "none" : Wording.list(known), given: output,
        hint: Suggestion.hint(for: output, in: known))
    }
  }

  private static let outputs = "Outputs."

  private static func sample(_ name: JSONValue) -> JSONValue {
    [
      "Baseline": [
        "Type": "AWS::CloudFormation::StackSet",
        "Properties": [
          "StackSetName": "baseline", "PermissionModel": "SELF_MANAGED",
          "Parameters": [["ParameterKey": name, "ParameterValue": "1"]],
          "TemplateBody": .string(
            #"{"Parameters": {"Size": {"Type": "Number", "Default": 1}}, "#
              + #""Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#),
        ],
      ]
    ]
  }
}
