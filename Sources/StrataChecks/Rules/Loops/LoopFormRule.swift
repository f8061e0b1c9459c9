import StrataFindings
import StrataJSON
import StrataTemplate

/// A loop has an identifier, a list and a body, stands where loops may, and makes each name once.
struct LoopFormRule: TemplateRule {
  let about = RuleDescription(
    "loop-form", .error, reason: "CloudFormation refuses loops that it can't read, or that make one name twice",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    goodTemplate: LoopFormRule.sample("Queue${Name}"), badTemplate: LoopFormRule.sample("Queue"))

  func check(_ template: TemplateContents) -> [Finding] {
    var findings: [Finding] = []
    // A loop that is wrong itself makes names twice for that reason.
    var wrong: Set<JSONPointer> = []
    for loop in template.writtenLoops {
      let found = check(loop, template)
      if !found.isEmpty { wrong.insert(loop.pointer) }
      findings += found
    }
    for clash in template.loopClashes where !wrong.contains(clash.loop) {
      findings.append(
        finding(
          "the loop makes \(clash.name), which there is already", at: clash.pointer, expected: "a name of its own",
          hint: "name one of the two otherwise"))
    }
    return findings
  }

  private static let sections = ["Conditions", "Outputs", "Resources"]

  private func check(_ loop: WrittenLoop, _ template: TemplateContents) -> [Finding] {
    if let section = loop.pointer.tokens.first, !Self.sections.contains(section) {
      return [
        finding(
          "a loop can't stand in \(section)", at: loop.pointer, expected: Wording.list(Self.sections),
          given: Wording.quoted(loop.key))
      ]
    }
    if !loop.key.dropFirst(String.loopName.count).hasPrefix("::") || loop.key == "\(String.loopName)::" {
      return [
        finding(
          "a loop must have a name", at: loop.pointer, expected: "\(String.loopName)::NAME",
          given: Wording.quoted(loop.key))
      ]
    }
    guard let parts = loop.value.array, parts.count == 3, let identifier = parts[0].string, !identifier.isEmpty,
      let body = parts[2].object
    else {
      return [
        finding(
          "a loop must have an identifier, a list and a body", at: loop.pointer,
          expected: "[NAME, [value], {key: value}]",
          given: Wording.value(loop.value))
      ]
    }
    return list(parts[1], template, at: loop.pointer.appending(1)) + doubled(loop)
      + body.filter { !$0.key.isLoopName && !$0.key.has(identifier) }.map {
        finding(
          "each value of the loop makes the same name", at: loop.pointer.appending(2).appending($0.key),
          expected: "${\(identifier)} or &{\(identifier)} in it", given: Wording.quoted($0.key))
      }
  }

  private func list(_ list: JSONValue, _ template: TemplateContents, at place: JSONPointer) -> [Finding] {
    let isList: Bool
    if let name = list.argument(of: .ref)?.string {
      let type = template.section("Parameters")[name]?["Type"]?.string.flatMap(TemplateParameterType.init)
      isList = type?.isList ?? true
    } else {
      isList = list.array != nil || list.call.map { $0.function?.mayYieldList != false && !$0.name.isLoopName } == true
    }
    if isList {
      return (list.array ?? []).enumerated().compactMap { index, element in
        if Scalar.text(of: element) != nil || element.isFunction { return nil }
        return finding(
          "a loop goes through texts", at: place.appending(index), expected: "text, or a function that yields some",
          given: Wording.value(element))
      }
    }
    return [
      finding(
        "a loop goes through a list", at: place, expected: "a list, or a function that yields one",
        given: list.argument(of: .ref)?.string.map { "the parameter \($0)" } ?? list.call?.name ?? Wording.value(list))
    ]
  }

  private func doubled(_ loop: WrittenLoop) -> [Finding] {
    var seen: Set<String> = []
    return (loop.values ?? []).enumerated().compactMap { index, value in
      if seen.insert(value).inserted { return nil }
      return finding(
        "the loop's list has \(Wording.quoted(value)) twice", at: loop.pointer.appending(1).appending(index),
        expected: "each value once", hint: "remove one of the two")
    }
  }

  private static func sample(_ key: String) -> JSONValue {
    [
      "Transform": "AWS::LanguageExtensions",
      "Resources": [
        "Fn::ForEach::Queues": ["Name", ["Jobs", "Mails"], .object([key: ["Type": "AWS::SQS::Queue"]])]
      ],
    ]
  }
}

extension String {
  /// Whether the value of a loop's identifier is put into a key.
  fileprivate func has(_ identifier: String) -> Bool {
    contains("${\(identifier)}") || contains("&{\(identifier)}")
  }
}
