import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import TestSupport
import Testing

@testable import StrataDeployment

/// Nested stacks as they're deployed: their templates, and what failed in them.
@Suite struct DeployedNestedTests {
  private static func id(_ name: String) -> String { "arn:aws:cloudformation:eu-west-1:111122223333:stack/\(name)/1" }

  private static func template(_ resources: [String: String]) -> JSONValue {
    [
      "Resources": .object(
        JSONObject(resources.sorted { $0.key < $1.key }.map { ($0.key, ["Type": .string($0.value)]) }))
    ]
  }

  private static let nested = "AWS::CloudFormation::Stack"

  /// CloudFormation with stacks, each with its template and the stacks in it, and the events of some.
  private func aws(
    _ stacks: [String: (template: JSONValue, nested: [String: String])], events: [String: JSONValue] = [:],
    asked: @escaping (String) -> Void = { _ in }
  ) -> AwsClient {
    AwsClient(
      run: { program in
        let words = Array(program.arguments.dropFirst())
        asked(words[1])
        let id = words.firstIndex(of: "--stack-name").map { words[$0 + 1] } ?? ""
        let stack = stacks[id]
        let answer: JSONValue =
          switch words[1] {
          case "get-template": ["TemplateBody": stack?.template ?? .null]
          case "list-stack-resources":
            [
              "StackResourceSummaries": .array(
                (stack?.nested ?? [:]).sorted { $0.key < $1.key }.map { name, id in
                  [
                    "LogicalResourceId": .string(name), "PhysicalResourceId": .string(id),
                    "ResourceType": .string(Self.nested), "ResourceStatus": "CREATE_COMPLETE",
                  ]
                })
            ]
          default: ["StackEvents": events[id] ?? []]
          }
        return .init(status: 0, output: try answer.bytes(), errors: "")
      }, wait: { _ in })
  }

  @Test func allThatAreNestedAreReadAtAnyDepth() throws {
    let root = Template(Self.template(["Outer": Self.nested]))
    let outer = Self.template(["Inner": Self.nested, "Topic": "AWS::SNS::Topic"])
    let inner = Self.template(["Jobs": "AWS::SQS::Queue"])
    let aws = aws([
      Self.id("Shop"): (root.json, ["Outer": Self.id("Shop-Outer")]),
      Self.id("Shop-Outer"): (outer, ["Inner": Self.id("Shop-Outer-Inner")]),
      Self.id("Shop-Outer-Inner"): (inner, [:]),
    ])
    let found = try StackClient(name: "Shop", aws: aws).nested(in: Self.id("Shop"), root)
    #expect(found.map(\.logicalPath) == ["Outer", "Outer/Inner"])
    #expect(found.map(\.template.json) == [outer, inner])
  }

  @Test func nothingIsAskedWhereNoneIsNested() throws {
    nonisolated(unsafe) var calls: [String] = []
    let aws = aws([:]) { calls.append($0) }
    let template = Template(Self.template(["Jobs": "AWS::SQS::Queue"]))
    #expect(try StackClient(name: "Shop", aws: aws).nested(in: Self.id("Shop"), template).isEmpty)
    #expect(calls.isEmpty)
  }

  @Test func whatFailedInANestedStackStandsBeforeThat() throws {
    let artifact = try #require(
      try App("shop") { app in
        app.stack("Shop") { scope in
          scope.nested("Work", file: "/sources/Shop.swift", line: 2) { scope in
            Resource("Jobs", type: "AWS::SQS::Queue", in: scope, file: "/sources/Shop.swift", line: 3)
          }
        }
      }.synthesize()["Shop"])
    func event(_ id: String, _ type: String, _ status: String, _ reason: String?, physical: String) -> JSONValue {
      var event: JSONObject = [
        "EventId": .string(id + status), "LogicalResourceId": .string(id), "ResourceType": .string(type),
        "ResourceStatus": .string(status), "PhysicalResourceId": .string(physical), "Timestamp": "2026-11-01",
      ]
      event["ResourceStatusReason"] = reason.map(JSONValue.string)
      return .object(event)
    }
    let work = Self.id("Shop-Work")
    let aws = aws(
      [:],
      events: [
        work: [
          event("Jobs", "AWS::SQS::Queue", "CREATE_FAILED", "it exists already", physical: ""),
          event("Shop-Work", Self.nested, "CREATE_IN_PROGRESS", nil, physical: work),
        ]
      ])
    let report = FailureReport(
      client: StackClient(name: "Shop", aws: aws, id: Self.id("Shop")), artifact: artifact,
      places: TemplatePlaces(artifact, relativeTo: "/sources"))
    let failures = report.failures(of: [
      StackEvent(
        event("Work", Self.nested, "CREATE_FAILED", "Embedded stack wasn't successfully created", physical: work))
    ])
    #expect(
      failures.map(\.text) == [
        "CREATE_FAILED  Work/Jobs  AWS::SQS::Queue  it exists already",
        "CREATE_FAILED  Work  AWS::CloudFormation::Stack  Embedded stack wasn't successfully created",
      ])
    #expect(failures.map { $0.place?.description } == ["Shop/Work/Jobs, Shop.swift:3", "Shop/Work, Shop.swift:2"])
  }
}
