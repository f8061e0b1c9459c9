import StrataJSON
import StrataResourceModel
import StrataYAML
import Testing

@testable import StrataMigration

/// Constructs in place of the resources that they make.
@Suite struct LiftWriterTests {
  /// Lifts the queue Jobs with its policy, unless that can't be written.
  private struct QueueLifter: Lifter {
    let settings: [Lift.Setting]

    func lifting(of source: MigrationSource, without excluded: [String: String]) -> Lifting {
      if let reason = excluded["Jobs"] {
        return Lifting(refusals: [.init(id: "Jobs", construct: "Queue", reason: reason)])
      }
      var queue = Lift.Made(member: "resource")
      queue.attributes = ["Arn": "arn", "": "url"]
      var policy = Lift.Made()
      policy.optionalMember = "policy"
      let place = JSONPointer(["Resources", "Jobs", "Properties", "QueueName"])
      let name = Lift.Argument(
        "name", .template(source.template[place] ?? "", as: .string, at: place))
      return Lifting(lifts: [
        Lift(
          id: "Jobs", construct: "Queue", module: "Messaging",
          arguments: [name, .init("visibility", .swift(".minutes(2)"))], settings: settings,
          resources: ["Jobs": queue, "JobsPolicy": policy])
      ])
    }
  }

  private let template = """
    Parameters: {Stage: {Type: String}}
    Resources:
      # What is to be done
      Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "${Stage}-jobs"}}
      JobsPolicy: {Type: AWS::SQS::QueuePolicy}
      Sales: {Type: Custom::Sales, DependsOn: [Jobs, JobsPolicy], Properties: {Queue: !Ref Jobs, Arn: !GetAtt Jobs.Arn}}
    Outputs:
      Name: {Value: !GetAtt Jobs.QueueName}
      Policy: {Value: !Ref JobsPolicy}
    """

  private func migrated(_ settings: [Lift.Setting]) throws -> Migration {
    let document = try YAMLDocument(parsing: Array(template.utf8))
    let source = MigrationSource(
      stack: "Shop", file: "shop.yaml", template: document.value, text: template,
      comments: document.comments)
    return try migrating([source], as: "infrastructure", lifter: QueueLifter(settings: settings))
  }

  private func statement(_ resource: JSONValue) -> Lift.Value {
    .statement(
      ["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": resource],
      at: JSONPointer(["Resources", "JobsPolicy", "Properties", "PolicyDocument", "Statement", "1"]))
  }

  @Test func resourcesAreNamedByTheConstruct() throws {
    let tags = Lift.Setting("scope.tags", .assignment(.dictionary([("Owner", .swift("\"shop\""))])))
    let migration = try migrated([tags])
    #expect(
      migration.body == """
        let stage = scope.parameter("Stage")

        // What is to be done
        let jobs = Queue("Jobs", in: scope, name: "\\(stage)-jobs", visibility: .minutes(2))
        jobs.scope.tags = ["Owner": "shop"]

        let sales = Resource(
          "Sales", type: "Custom::Sales", in: scope,
          properties: ["Queue": .value(jobs.url), "Arn": .value(jobs.arn)])
        sales.wait(for: jobs.resource)
        if let policy = jobs.policy { sales.wait(for: policy) }

        scope.output("Name", jobs.resource.attribute("QueueName"))
        scope.output("Policy", .raw(["Ref": "JobsPolicy"]))
        """)
    #expect(migration.reports[0].report.lifted.map(\.id) == ["Jobs"])
  }

  @Test func whatNamesOthersComesAfterThem() throws {
    let allow = Lift.Setting(
      "allow", .call([.init(nil, statement(["Ref": "Jobs"]))]), growing: "JobsPolicy")
    let body = try migrated([allow]).body
    #expect(body.contains("jobs.allow(.allow(\"sqs:SendMessage\", on: jobs.url))"))
  }

  @Test func whatHasNoFormInSwiftIsWrittenOnceMoreWithoutTheConstruct() throws {
    let allow = Lift.Setting(
      "allow", .call([.init(nil, statement(["Fn::Select": [0, ["a", "b"]]]))]), growing: "JobsPolicy")
    let migration = try migrated([allow])
    #expect(migration.body.contains("let jobs = SQS.Queue(\"Jobs\", in: scope, queueName: \"\\(stage)-jobs\")"))
    #expect(migration.body.contains("JobsPolicy"))
    #expect(
      migration.reports[0].report.refusals == [
        .init(id: "Jobs", construct: "Queue", reason: "what is said of JobsPolicy has no form in Swift")
      ])
  }
}
