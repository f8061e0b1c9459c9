import StrataTesting
import Testing

@Suite struct TemplateQueryTests {
  private let template = Template([
    "Resources": [
      "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeout": 30]],
      "Failed": ["Type": "AWS::SQS::Queue"],
      "Worker": [
        "Type": "Acme::Test::Worker", "DependsOn": ["Failed"],
        "Properties": [
          "Url": ["Ref": "Jobs"],
          "Text": ["Fn::Sub": ["${Topic.Arn} ${x} ${!y} ${AWS::Region}", ["x": ["Ref": "Role"]]]],
        ],
      ],
      "Topic": ["Type": "AWS::SNS::Topic"], "Role": ["Type": "AWS::IAM::Role"],
    ]
  ])

  @Test func finding() throws {
    #expect(template.allResources.map(\.logicalID) == ["Jobs", "Failed", "Worker", "Topic", "Role"])
    #expect(template.resource("Jobs")?["VisibilityTimeout"] == 30)
    #expect(template.resource("Nothing") == nil)
    #expect(template.resources(of: "AWS::SQS::Queue").count == 2)
    #expect(
      template.resources(of: "AWS::SQS::Queue", matching: ["VisibilityTimeout": .absent]).map(\.logicalID) == ["Failed"]
    )
    #expect(try template.onlyResource(of: "AWS::SQS::Queue", matching: ["VisibilityTimeout": 30]).logicalID == "Jobs")
  }

  @Test func whatIsntFoundIsExplained() {
    func reason(_ type: String, _ pattern: JSONPattern = .anything) -> String {
      do throws(TemplateMismatch) {
        return try template.onlyResource(of: type, matching: pattern).logicalID
      } catch {
        return error.description
      }
    }
    #expect(reason("AWS::SQS::Queue") == "2 resources of type AWS::SQS::Queue match, not one: Jobs, Failed")
    #expect(
      reason("AWS::SQS::Queue", ["VisibilityTimeout": 60]) == """
        no resource of type AWS::SQS::Queue matches:
          Jobs: VisibilityTimeout is 30, not 60
          Failed: VisibilityTimeout is absent, not 60
        """)
    #expect(
      reason("AWS::S3::Bucket")
        == "there is no resource of type AWS::S3::Bucket; there are: AWS::IAM::Role, AWS::SNS::Topic, AWS::SQS::Queue, Acme::Test::Worker"
    )
  }

  @Test func followingReferences() throws {
    let worker = try #require(template.resource("Worker"))
    #expect(template.resource(referencedBy: worker["Url"])?.logicalID == "Jobs")
    #expect(template.resource(referencedBy: ["Fn::GetAtt": ["Topic", "Arn"]])?.logicalID == "Topic")
    #expect(template.resource(referencedBy: ["Fn::GetAtt": "Topic.Arn"])?.logicalID == "Topic")
    #expect(template.resource(referencedBy: ["Fn::Sub": "${Topic}/x"])?.logicalID == "Topic")
    #expect(template.resource(referencedBy: worker["Text"]) == nil, "it refers to two")
    #expect(template.resource(referencedBy: "Jobs") == nil)
    #expect(template.resource(referencedBy: nil) == nil)
    #expect(template.resources(referencedBy: worker).map(\.logicalID) == ["Failed", "Jobs", "Role", "Topic"])
    let topic = try #require(template.resource("Topic"))
    #expect(template.resources(referringTo: topic) == [worker])
  }
}
