import StrataJSON
import StrataLanguage
import Testing
import TestSupport

@testable import StrataDeployment

/// Which existing resources new ones of templates are.
@Suite struct ImportIdentificationTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  @Test func whatIsNotKnownIsAskedFor() {
    played.settings = .init(parameters: ["Password": PlayedDeployment.password], directory: "/sources")
    played.more = { scope in
      Resource(
        "Service", type: "AWS::ECS::Service", in: scope, properties: ["TaskDefinition": "shop:1"],
        file: "/sources/Shop.swift", line: 9)
    }
    #expect(
      played.complaint(ofTaking: [])?.text == """
        2 resources have no identifier that is known:
          OwnTopic (AWS::SNS::Topic) needs TopicArn: --identify OwnTopic=TopicArn=…
            at Shop/Own/Topic, Shop.swift:7
          Service (AWS::ECS::Service) needs Cluster, ServiceArn: --identify Service=Cluster=… --identify Service=ServiceArn=…
            at Shop/Service, Shop.swift:9
          hint: say which existing resource each is, or leave it for the next deployment, which makes it: --skip OwnTopic
        """)
    #expect(played.aws.imports.isEmpty)
  }

  @Test func allOfAnIdentifierIsTold() {
    played.more = { scope in
      Resource(
        "Service", type: "AWS::ECS::Service", in: scope,
        properties: ["TaskDefinition": "shop:1", "Cluster": "shop"])
    }
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Service=ServiceArn=b"]) == nil)
    #expect(played.aws.imports.last?["ResourceIdentifier"] == ["Cluster": "shop", "ServiceArn": "b"])
  }

  @Test func anotherKeyIsAskedFor() {
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicARN=a"])?.text == """
        OwnTopic (AWS::SNS::Topic) isn't known by TopicARN; expected TopicArn
          hint: did you mean TopicArn?
        """)
    #expect(
      played.complaint(ofTaking: ["OwnTopic=Name=a"])?.text
        == "OwnTopic (AWS::SNS::Topic) isn't known by Name; expected TopicArn")
  }

  @Test func anotherTypeIsRefused() throws {
    var request = ImportRequest()
    try request.identify("OwnTopic", type: "AWS::SQS::Queue", "QueueUrl", "q")
    #expect {
      try played.importing(request)
    } throws: {
      "\($0)" == """
        OwnTopic is AWS::SNS::Topic in the template, and AWS::SQS::Queue in what is given
          hint: give it the type that the template says
        """
    }
  }

  @Test func whatCannotBeImportedIsRefused() {
    played.settings = .init(parameters: ["Password": PlayedDeployment.password], directory: "/sources")
    played.more = { scope in
      Resource(
        "Thing", type: "Custom::Thing", in: scope,
        properties: ["ServiceToken": "arn:aws:lambda:us-east-1:111122223333:function:maker"],
        file: "/sources/Shop.swift", line: 9)
      Resource(
        "Handle", type: "AWS::CloudFormation::WaitConditionHandle", in: scope, file: "/sources/Shop.swift", line: 12)
    }
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a"])?.text == """
        2 resources can't be imported:
          Handle (AWS::CloudFormation::WaitConditionHandle): its type has no handlers by which CloudFormation could read what is there
            at Shop/Handle, Shop.swift:12
          Thing (Custom::Thing): it's made by code of one's own, which CloudFormation can't ask about it
            at Shop/Thing, Shop.swift:9
          hint: leave them for the next deployment, which makes them: --skip Handle --skip Thing
        """)
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=a"], skipping: ["Handle", "Thing"]) == nil)
  }

  @Test func anotherNameThanTheTemplateSaysIsGrave() {
    played.more = { scope in
      Resource("Files", type: "AWS::S3::Bucket", in: scope, properties: ["BucketName": "shop-files"])
    }
    let complaint = played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Files=BucketName=other"])
    #expect(
      complaint?.text == """
        the BucketName that Files (AWS::S3::Bucket) is given isn't the one that its template says, so that the next deployment would replace what is imported
          hint: let the template say the same, or give it what the template says
        """)
    #expect(complaint?.isGrave == true)
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Files=BucketName=shop-files"]) == nil)
  }

  @Test func twoAreNotTheSame() {
    played.settings = .init(parameters: ["Password": PlayedDeployment.password], directory: "/sources")
    played.more = { scope in
      Resource("Second", type: "AWS::SNS::Topic", in: scope, file: "/sources/Shop.swift", line: 9)
    }
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Second=TopicArn=a"])?.text == """
        OwnTopic (AWS::SNS::Topic) and Second would be the same existing resource
          Second (AWS::SNS::Topic) is told by the same values
            at Shop/Second, Shop.swift:9
          hint: a resource can be in a stack once; give each its own, or skip one: --skip Second
        """)
  }

  @Test func aTypeOfOthersIsKnownByWhatIsGiven() {
    played.more = { scope in Resource("Project", type: "Acme::Planning::Project", in: scope) }
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a"])?.text.contains(
        "Project (Acme::Planning::Project) needs the properties that its schema identifies it by: "
          + "--identify Project=KEY=…\n") == true)
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Project=Id=7"]) == nil)
  }
}
