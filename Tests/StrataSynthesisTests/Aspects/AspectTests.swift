import StrataChecks
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataSynthesis
import StrataTemplate
import Testing

/// What a company decides for all stacks of a system.
@Suite struct AspectTests {
  private func template(
    _ aspects: [Aspect], rules: [any TemplateRule] = [], _ declare: @escaping @Sendable (Scope) -> Void
  ) throws -> Template {
    let app = App("Shop") { app in app.stack("Shop") { declare($0) } }
    return try Pipeline(policies: [PolicyPack("acme", rules: rules, aspects: aspects)]).assemble(app).stacks[0].template
  }

  @Test func defaultsAreSetWhereNothingIsGiven() throws {
    let template = try template([
      .default("SqsManagedSseEnabled", to: true, of: "AWS::SQS::Queue"),
      .default("VisibilityTimeout", to: 60, of: "AWS::SQS::Queue"),
    ]) { scope in
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["VisibilityTimeout": 30])
      Resource("Other", type: "AWS::SQS::Queue", in: scope).rawProperties = ["SqsManagedSseEnabled": false]
      Resource("News", type: "AWS::SNS::Topic", in: scope)
    }
    #expect(template.resources["Jobs"]?["Properties"] == ["SqsManagedSseEnabled": true, "VisibilityTimeout": 30])
    #expect(template.resources["Other"]?["Properties"] == ["SqsManagedSseEnabled": false, "VisibilityTimeout": 60])
    #expect(template.resources["News"]?["Properties"] == nil)
  }

  @Test func smallerNumbersComeFirstAndThenTheList() throws {
    func named(_ text: String, order: Int = 0) -> Aspect {
      Aspect("name-\(text)", of: "AWS::SQS::Queue", order: order) { queue in
        queue.setDefault("QueueName", to: .literal(text))
      }
    }
    let declare: @Sendable (Scope) -> Void = { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
    #expect(try template([named("a"), named("b")], declare).resources["Jobs"]?["Properties"] == ["QueueName": "a"])
    #expect(
      try template([named("a"), named("b"), named("c", order: -1)], declare).resources["Jobs"]?["Properties"]
        == ["QueueName": "c"])
  }

  @Test func whatAnAspectDeclaresGetsAllAspects() throws {
    let template = try template([
      .default("SqsManagedSseEnabled", to: true, of: "AWS::SQS::Queue", order: 1),
      Aspect("watched-topics", of: "AWS::SNS::Topic") { topic in
        Resource("Copies", type: "AWS::SQS::Queue", in: topic.scope)
      },
    ]) { Resource("News", type: "AWS::SNS::Topic", in: $0) }
    #expect(
      template.resources.first { $0.key.hasPrefix("NewsCopies") }?.value["Properties"] == ["SqsManagedSseEnabled": true]
    )
  }

  @Test func constructsAreDoneBeforeAspects() throws {
    let template = try template([.default("DelaySeconds", to: 5, of: "AWS::SQS::Queue")]) { scope in
      let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      scope.atFinalization { queue.set("DelaySeconds", to: IntegerValue.literal(9)) }
    }
    #expect(template.resources["Jobs"]?["Properties"] == ["DelaySeconds": 9])
  }

  @Test func whatAnAspectSetsIsCheckedLikeAnyProperty() throws {
    let error = try #require(throws: SynthesisError.self) {
      try template([.default("DelaySeconds", to: 1_000, of: "AWS::SQS::Queue")]) { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      }
    }
    #expect(error.findings.map(\.rule) == ["out-of-range"])
    #expect(error.findings[0].path == "Shop/Jobs")
  }

  @Test func aTypeThatThereIsNotIsSaid() throws {
    let error = try #require(throws: SynthesisError.self) {
      try template([.default("DelaySeconds", to: 1, of: "AWS::SQS::Quene")]) { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      }
    }
    #expect(
      error.findings.map { "\($0.message); \($0.hint ?? "")" } == [
        "the aspect AWS::SQS::Quene.DelaySeconds is of AWS::SQS::Quene, which isn't a type that is known here; did you mean AWS::SQS::Queue?"
      ])
  }

  @Test func aspectsThatNeverEndAreStopped() throws {
    let error = try #require(throws: SynthesisError.self) {
      try template([
        Aspect("endless", of: "AWS::SQS::Queue") { queue in
          Resource("Copy", type: "AWS::SQS::Queue", in: queue.scope)
        }
      ]) { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
    }
    #expect(error.findings.contains { $0.message == "aspects never end: each of 100 rounds declared more resources" })
  }

  @Test func rulesOfAPackAreHeldToo() throws {
    struct NoTopics: TemplateRule {
      let about = RuleDescription(
        "no-topics", .error, reason: "we have none", source: "https://docs.aws.amazon.com/", good: [:],
        bad: ["News": ["Type": "AWS::SNS::Topic"]])
      func check(_ template: TemplateContents) -> [Finding] {
        template.resources(of: "AWS::SNS::Topic").map { finding("there is a topic", at: $0.pointer()) }
      }
    }
    let error = try #require(throws: SynthesisError.self) {
      try template([], rules: [NoTopics()]) { Resource("News", type: "AWS::SNS::Topic", in: $0) }
    }
    #expect(error.findings.map(\.message) == ["there is a topic"])
  }
}
