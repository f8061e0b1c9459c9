import StrataFindings
import StrataJSON
import StrataTemplate

/// A queue is read by one function alone.
struct SharedQueueRule: TemplateRule {
  let about = RuleDescription(
    "shared-queue", .warning, reason: "each message of a queue comes to one of its readers, whichever is first",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
    good: SharedQueueRule.sample(second: "Others"), bad: SharedQueueRule.sample(second: "Jobs"))

  func check(_ template: TemplateContents) -> [Finding] {
    let solver = ConditionSolver(template)
    var seen: [(mapping: TemplateResource, queue: JSONValue, function: String)] = []
    return template.resources(of: "AWS::Lambda::EventSourceMapping").compactMap { mapping in
      guard let source = mapping["EventSourceArn"], let queue = Self.queue(source, in: template),
        let function = Self.function(mapping["FunctionName"], in: template)
      else { return nil }
      defer { seen.append((mapping, queue, function)) }
      let other = seen.first {
        $0.queue == queue && $0.function != function && solver.canHave($0.mapping, mapping)
      }
      guard let other else { return nil }
      return finding(
        "\(other.function) reads this queue as well, so that each message comes to one of the two alone",
        at: mapping.pointer("EventSourceArn"), expected: "a queue that no other function reads",
        hint: "give each function a queue of its own, and have a topic send to both")
    }
  }

  /// The queue that a mapping reads, in one form; nil where it reads something else, or nobody knows.
  private static func queue(_ source: JSONValue, in template: TemplateContents) -> JSONValue? {
    if let target = template.target(of: source) {
      return target.type == "AWS::SQS::Queue" ? ["Ref": .string(target.logicalID)] : nil
    }
    let text = PartialText(source)
    return text.text(unknownAs: "…").split(separator: ":").dropFirst(2).first == "sqs" ? .string("\(text)") : nil
  }

  /// The function of a name, an alias or a version.
  private static func function(_ value: JSONValue?, in template: TemplateContents, depth: Int = 0) -> String? {
    guard let value, depth < 4 else { return nil }
    guard let target = template.target(of: value) else { return value.string }
    if target.type == "AWS::Lambda::Function" { return target.logicalID }
    return function(target["FunctionName"], in: template, depth: depth + 1)
  }

  private static func sample(second: JSONValue) -> JSONValue {
    func mapping(_ queue: JSONValue, _ function: JSONValue) -> JSONValue {
      [
        "Type": "AWS::Lambda::EventSourceMapping",
        "Properties": ["EventSourceArn": ["Fn::GetAtt": [queue, "Arn"]], "FunctionName": function],
      ]
    }
    return [
      "Jobs": ["Type": "AWS::SQS::Queue"], "Others": ["Type": "AWS::SQS::Queue"],
      "First": mapping("Jobs", "resize"), "Second": mapping(second, "count"),
    ]
  }
}
