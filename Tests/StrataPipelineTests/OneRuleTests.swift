import StrataChecks
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataSynthesis
import StrataTemplateFiles
import Testing

/// A fault is called the same and said in the same words, be it declared in Swift or written in JSON or YAML.
@Suite struct OneRuleTests {
  /// A declaration that's wrong in one way, on line 7 of a file.
  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: RuleID
    let hint: String?
    let declare: @Sendable (Scope) -> Void

    init(_ description: String, _ rule: RuleID, hint: String? = nil, _ declare: @escaping @Sendable (Scope) -> Void) {
      (testDescription, self.rule, self.hint, self.declare) = (description, rule, hint, declare)
    }
  }

  private static let file = "/sources/Shop.swift"

  /// Declares a resource on line 7.
  @discardableResult
  private static func resource(
    _ id: String, _ type: String, in scope: Scope, _ properties: Properties = [:]
  ) -> Resource {
    Resource(id, type: type, in: scope, properties: properties, file: file, line: 7)
  }

  static let faults = [
    Fault("a queue's name", "physical-name", hint: "leave QueueName out, and AWS makes a name that fits") {
      resource("Jobs", "AWS::SQS::Queue", in: $0, ["QueueName": "a b"])
    },
    Fault("a mapping's key", "mapping-form") { scope in
      _ = scope.mapping("Sizes", ["row one": ["a": 1]], file: file, line: 7)
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
    },
    Fault("a parameter's default", "parameter-form") { scope in
      _ = scope.parameter("Stage", default: "x", allowedValues: ["dev", "prod"], file: file, line: 7)
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
    },
    Fault("a reference to nothing", "unknown-reference") {
      resource("A", "Acme::Test::A", in: $0, ["V": .value(StringValue.raw(["Ref": "Nope"]))])
    },
    Fault("an attribute of nothing", "unknown-reference") {
      resource("A", "Acme::Test::A", in: $0, ["V": .value(StringValue.raw(["Fn::GetAtt": ["Gone", "Arn"]]))])
    },
    Fault("an attribute that there isn't", "unknown-reference", hint: "did you mean Arn?") { scope in
      let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      resource("A", "Acme::Test::A", in: scope, ["V": .value(jobs.attribute("QueueARN"))])
    },
    Fault(
      "a cycle", "dependency-cycle",
      hint: "take out one reference or dependency, or put it into a resource of its own"
    ) { scope in
      let a = resource("A", "Acme::Test::A", in: scope)
      let b = Resource("B", type: "Acme::Test::A", in: scope, properties: ["V": .value(a.ref)])
      a.rawProperties["V"] = .value(b.ref)
    },
    Fault("white space in a variable", "physical-name", hint: "leave Name out, and AWS makes a name that fits") {
      resource(
        "Group", "AWS::ElasticLoadBalancingV2::TargetGroup", in: $0,
        ["Name": .value(StringValue.raw(["Fn::Sub": ["${ V }", ["V": "a_b"]]]))])
    },
    Fault("no white space in a variable", "physical-name", hint: "leave Name out, and AWS makes a name that fits") {
      resource(
        "Group", "AWS::ElasticLoadBalancingV2::TargetGroup", in: $0,
        ["Name": .value(StringValue.raw(["Fn::Sub": ["${V}", ["V": "a_b"]]]))])
    },
  ]

  @Test(arguments: faults)
  func isSaidTheSameInSwiftJSONAndYAML(fault: Fault) throws {
    let app = App(Stack("Test", file: Self.file, line: 1, fault.declare))
    let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
    let inSwift = error?.findings ?? []
    #expect(inSwift.map(\.rule) == [fault.rule])
    #expect(inSwift.map(\.hint) == [fault.hint])
    #expect(inSwift.map(\.site) == [CallSite(file: Self.file, line: 7)])

    // What would have been written, if it weren't refused.
    var rendered: [Template] = []
    _ = app.render { rendered.append($0.template) }
    let template = try #require(rendered.first)
    let json = try TemplateFile("t.json", bytes: template.bytes())
    let yaml = try TemplateFile("t.yaml", bytes: Array(Self.yaml(template.json).joined(separator: "\n").utf8))
    for file in [json, yaml] {
      #expect(file.json == template.json)
      #expect(TemplateChecker().report(on: file).findings.map(words) == inSwift.map(words), "\(file.path)")
    }
  }

  /// What a finding is called and what it says, wherever it is.
  private func words(_ finding: Finding) -> [String?] {
    [
      finding.rule.description, finding.severity.rawValue, finding.message, finding.expected, finding.given,
      finding.hint,
    ]
  }

  /// A template as people write it in YAML, by lines.
  private static func yaml(_ value: JSONValue) -> [String] {
    func lines(_ head: String, _ value: JSONValue) -> [String] {
      if value.object?.isEmpty ?? value.array?.isEmpty ?? true { return ["\(head) \(scalar(value))"] }
      return [head] + yaml(value).map { "  " + $0 }
    }
    switch value {
    case .object(let object): return object.flatMap { lines("\(scalar(.string($0.key))):", $0.value) }
    case .array(let elements): return elements.flatMap { lines("-", $0) }
    default: return [scalar(value)]
    }
  }

  private static func scalar(_ value: JSONValue) -> String { (try? value.text(layout: .compact)) ?? "" }
}
