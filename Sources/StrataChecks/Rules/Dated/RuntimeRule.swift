import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// A function's runtime is one that Lambda still creates functions with.
///
/// What was so on the day of the facts is said, and not what is so today: a template gets the same answer every day.
struct RuntimeRule: TemplateRule {
  let about = RuleDescription(
    "blocked-runtime", .error, reason: "Lambda creates no function with a runtime that it has blocked",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html", good: RuntimeRule.sample("nodejs24.x"),
    bad: RuntimeRule.sample("nodejs12.x"))

  let parts: [(id: RuleID, reason: String)] = [
    ("deprecated-runtime", "a runtime that is deprecated gets no more mends of its security")
  ]

  private static let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(_ template: TemplateContents) -> [Finding] {
    let facts = DatedFacts.embedded
    var seen: Set<JSONPointer> = []
    return Self.types.flatMap(template.resources(of:)).flatMap { function in
      function.texts(at: ["Runtime"], in: template).compactMap { name, place -> Finding? in
        guard let runtime = facts.runtime(name), seen.insert(place).inserted else { return nil }
        return finding(name, runtime, at: place, on: facts.date)
      }
    }
  }

  private func finding(_ name: String, _ runtime: DatedFacts.Runtime, at place: JSONPointer, on day: String) -> Finding?
  {
    let hint = runtime.successor.map { "take \($0)" }
    if let block = runtime.createBlock, block <= day {
      return finding("Lambda has created no function with \(name) since \(block)", at: place, hint: hint)
    }
    guard let deprecated = runtime.deprecated, deprecated <= day else { return nil }
    let end = runtime.createBlock.map { "; from \($0) on Lambda creates no function with it" } ?? ""
    return Finding(
      parts[0].id, "\(name) is deprecated since \(deprecated)\(end)", severity: .warning, at: place, hint: hint)
  }

  private static func sample(_ runtime: String) -> JSONValue {
    [
      "Api": [
        "Type": "AWS::Lambda::Function",
        "Properties": [
          "Runtime": .string(runtime), "Handler": "index.handler", "Code": ["S3Bucket": "code", "S3Key": "api.zip"],
          "Role": "arn:aws:iam::123456789012:role/api",
        ],
      ]
    ]
  }
}
