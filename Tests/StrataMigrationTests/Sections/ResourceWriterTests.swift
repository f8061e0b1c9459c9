import Testing

@testable import StrataMigration

/// Resources with what is said of them.
@Suite struct ResourceWriterTests {
  @Test func attributesAreSetAfterwards() throws {
    let migration = try migrated(
      """
      Conditions: {IsProd: !Equals [!Ref "AWS::Region", eu-central-1]}
      Resources:
        jobs:
          Type: AWS::SQS::Queue
          Condition: IsProd
          DependsOn: [Topic, Thing]
          DeletionPolicy: RetainExceptOnCreate
          UpdateReplacePolicy: Retain
          Metadata: {Owner: shop}
        Topic: {Type: "AWS::SNS::Topic"}
        Thing: {Type: "Custom::Thing", Properties: {ServiceToken: token}}
      """)
    #expect(
      migration.body == """
        let isProd = scope.condition("IsProd", .equals(.region, "eu-central-1"))

        let topic = SNS.Topic("Topic", in: scope)
        let thing = Resource("Thing", type: "Custom::Thing", in: scope, properties: ["ServiceToken": "token"])
        let jobs = SQS.Queue("jobs", in: scope)
        jobs.resource.condition = isProd
        jobs.resource.wait(for: topic.resource)
        jobs.resource.wait(for: thing)
        jobs.resource.deletionPolicy = .retainExceptOnCreate
        jobs.resource.updateReplacePolicy = .retain
        jobs.resource.metadata = ["Owner": "shop"]
        jobs.resource.keep(logicalID: "jobs")
        """)
    #expect(migration.raw == [])
    #expect(migration.reports[0].report.namedResources == 1)
  }

  @Test func whatATypeLacksIsSetRaw() throws {
    let migration = try migrated(
      """
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
          Properties: {VisibilityTimeout: 30, Colour: blue, Tags: [!If [IsProd, {Key: a, Value: b}, !Ref "AWS::NoValue"]]}
      """)
    #expect(
      migration.body == """
        let jobs = SQS.Queue("Jobs", in: scope, visibilityTimeout: 30)
        jobs.resource.rawProperties = [
          "Colour": "blue",
          "Tags": [["Fn::If": ["IsProd", ["Key": "a", "Value": "b"], .noValue]]],
        ]
        """)
    #expect(
      migration.raw.prefix(2) == [
        "/Resources/Jobs/Properties/Colour: AWS::SQS::Queue has no parameter for it, or none that takes it in this form",
        "/Resources/Jobs/Properties/Tags: AWS::SQS::Queue has no parameter for it, or none that takes it in this form",
      ])
  }

  @Test func resourceWithoutWhatItsTypeAsksForIsDeclaredByName() throws {
    let migration = try migrated(
      #"Resources: {Role: {Type: "AWS::IAM::Role", Properties: {Path: /}}, New: {Type: "AWS::New::Thing"}}"#)
    #expect(
      migration.body == """
        Resource("Role", type: "AWS::IAM::Role", in: scope, properties: ["Path": "/"])
        Resource("New", type: "AWS::New::Thing", in: scope)
        """)
  }

  @Test func loopsAndUnknownAttributesStayAsTheyAre() throws {
    let migration = try migrated(
      """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Topics:
          - Name
          - [A, B]
          - Topic${Name}: {Type: "AWS::SNS::Topic", Properties: {TopicName: !Ref Name}}
        Jobs: {Type: "AWS::SQS::Queue", Own: true}
      """)
    #expect(
      migration.body == """
        scope.transform("AWS::LanguageExtensions")

        scope.raw(
          "Fn::ForEach::Topics",
          in: "Resources",
          ["Name", ["A", "B"], ["Topic${Name}": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Ref": "Name"]]]]])

        scope.raw("Jobs", in: "Resources", ["Type": "AWS::SQS::Queue", "Own": true])
        """)
  }
}
