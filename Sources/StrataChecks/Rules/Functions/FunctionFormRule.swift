import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A function is one that there is, has the arguments that it takes, and stands where functions may.
struct FunctionFormRule: TemplateRule {
  let about = RuleDescription(
    "function-form", .error, reason: "CloudFormation refuses functions that it doesn't know, or with other arguments",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Join": ["-", ["a", "b"]]]]]],
    bad: ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Join": ["-", "a", "b"]]]]])

  func check(_ template: TemplateContents) -> [Finding] {
    if !template.macros.isEmpty { return [] }
    // Where each function is right by itself, as in nearly every template, no places are needed.
    var functions = FunctionInspection(rule: self, template)
    for function in template.survey.functions { functions.visit(function) }
    if functions.findings.isEmpty { return [] }
    var inspection = FunctionInspection(rule: self, template)
    for section in template.json.object ?? [:] where section.key != "Metadata" && section.key != "Transform" {
      inspection.visit(section.value, under: section.key)
    }
    return inspection.findings
  }
}

/// A walk through a template that looks at every function in it.
struct FunctionInspection {
  let rule: any TemplateRule
  let hasExtensions: Bool
  private let template: TemplateContents
  private(set) var findings: [Finding] = []

  /// The place of the value looked at; one that grows and shrinks, as a new one for each value takes long.
  private var place = JSONPointer()

  init(rule: any TemplateRule, _ template: TemplateContents) {
    self.rule = rule
    hasExtensions = template.hasLanguageExtensions
    self.template = template
  }

  /// Whether a name is that of a resource.
  func isResource(_ name: String) -> Bool { template.position(of: name) != nil }

  /// Looks at a function alone, with its section for a place.
  mutating func visit(_ function: WrittenFunction) {
    if place.tokens.last != function.section { place = JSONPointer([function.section]) }
    check(function.member, siblings: function.siblings, at: place)
  }

  mutating func visit(_ value: JSONValue, under step: String) {
    place.tokens.append(step)
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() where element.isNested { visit(element, under: String(index)) }
    case .object(let object):
      // What a resource's own metadata has is nobody's business.
      let isResource = place.tokens.count == 2 && place.tokens[0] == "Resources"
      let areResources = place.tokens.count == 1 && place.tokens[0] == "Resources"
      for member in object where !(isResource && member.key == "Metadata") {
        if areResources, template.isLeftOut(member.key) { continue }
        if member.key.isFunctionName { check(member, siblings: object.count - 1, at: place.appending(member.key)) }
        if member.value.isNested { visit(member.value, under: member.key) }
      }
    default: break
    }
    place.tokens.removeLast()
  }

  mutating func report(
    _ message: String, at place: JSONPointer, expected: String? = nil, given: String? = nil, hint: String? = nil
  ) {
    findings.append(rule.finding(message, at: place, expected: expected, given: given, hint: hint))
  }

  private mutating func check(_ member: JSONObject.Member, siblings: Int, at place: JSONPointer) {
    if member.key.isLoopName {
      if !hasExtensions { reportExtension(String.loopName, at: place) }
      return
    }
    guard let function = IntrinsicFunction(named: member.key), let signature = FunctionSignature.all[function] else {
      return report(
        "there is no function \(member.key)", at: place,
        hint: Suggestion.hint(for: member.key, in: FunctionSignature.all.keys.map(\.name).sorted()))
    }
    if siblings > 0, function != .transform {
      return report(
        "a function must stand alone in its object", at: place, given: "\(siblings + 1) members",
        hint: "take the others out, or put the function into a value of its own")
    }
    if signature.isExtension, !hasExtensions { return reportExtension(member.key, at: place) }
    let call = FunctionCall(name: member.key, function: function, argument: member.value)
    if checkPlace(call, signature, at: place) { check(call, signature, at: place) }
  }

  mutating func reportExtension(_ name: String, at place: JSONPointer) {
    report(
      "\(name) is one of the language extensions", at: place, expected: "the transform AWS::LanguageExtensions",
      hint: "add \"Transform\": \"AWS::LanguageExtensions\" to the template")
  }

  /// Whether a function may stand in the section where it stands.
  private mutating func checkPlace(_ call: FunctionCall, _ signature: FunctionSignature, at place: JSONPointer) -> Bool
  {
    let name = call.name
    switch place.tokens[0] {
    case "Mappings":
      if call.function == .transform { return true }
      report("\(name) can't stand in a mapping", at: place, expected: "literals")
    case "Parameters": report("\(name) can't stand in a parameter", at: place, expected: "literals")
    case "Conditions":
      if signature.places.contains(.conditions) { return true }
      if signature.places == .rules {
        report("\(name) can stand in rules only", at: place)
      } else {
        reportLate(call, "condition", expected: "parameters, mappings and pseudo parameters", at: place)
      }
    case "Rules":
      if signature.places.contains(.rules) { return true }
      reportLate(call, "rule", expected: "parameters", at: place)
    default:
      if signature.places.contains(.values) || signature.places.contains(.exportNames) { return true }
      if signature.places == .rules {
        report("\(name) can stand in rules only", at: place)
      } else {
        report(
          "\(name) can stand in conditions only", at: place, hint: "declare a condition, and use Fn::If with its name")
      }
    }
    return false
  }

  /// A function can't stand where things are decided before anything is made.
  private mutating func reportLate(_ call: FunctionCall, _ thing: String, expected: String, at place: JSONPointer) {
    let isOfAnotherStack = call.function == .importValue || call.function == .getStackOutput
    report(
      "\(call.name) can't stand in a \(thing)", at: place, expected: expected,
      given: isOfAnotherStack ? "a value of another stack" : nil,
      hint: isOfAnotherStack ? "declare a parameter for it in this stack too" : nil)
  }
}
