import StrataDiff
import StrataJSON
import Testing

/// What is only live once it's published, and what publishes.
@Suite struct PublicationTests {
  private func api(_ authorization: JSONValue, deployment: String) -> JSONValue {
    template([
      "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": ["Name": "a"]],
      "Get": [
        "Type": "AWS::ApiGateway::Method",
        "Properties": ["RestApiId": ["Ref": "Api"], "HttpMethod": "GET", "AuthorizationType": authorization],
      ],
      deployment: ["Type": "AWS::ApiGateway::Deployment", "Properties": ["RestApiId": ["Ref": "Api"]]],
    ])
  }

  @Test func aDeploymentThatStaysGoesOnServing() throws {
    let difference = try TemplateDifference(
      from: api("NONE", deployment: "One"), to: api("AWS_IAM", deployment: "One"))
    #expect(difference.access == [])
    #expect(difference.verdict == .different)
    #expect(
      difference.resources.first { $0.logicalID == "Get" }?.notes == [
        "not live: the stage goes on serving the deployment One, until one of another logical id is made"
      ])
    // It may be any day.
    #expect(try warnings(api("AWS_IAM", deployment: "One"), api("NONE", deployment: "One")).count == 1)
  }

  @Test func anotherDeploymentIsNoRename() throws {
    let difference = try TemplateDifference(
      from: api("NONE", deployment: "One"), to: api("AWS_IAM", deployment: "Two"))
    #expect(difference.access.map(\.text) == ["no more: anybody may call it without saying who they are"])
    #expect(difference.renames == [] && difference.remedies == [])
    #expect(
      difference.resources.map { "\($0.logicalID) \($0.action.words)" } == [
        "One removed", "Get changed in place", "Two added",
      ])
    #expect(difference.verdict == .different)
  }

  private func route(_ authorization: JSONValue, _ automatic: JSONValue) -> JSONValue {
    template([
      "Api": ["Type": "AWS::ApiGatewayV2::Api", "Properties": ["Name": "a"]],
      "Get": [
        "Type": "AWS::ApiGatewayV2::Route",
        "Properties": ["ApiId": ["Ref": "Api"], "RouteKey": "GET /", "AuthorizationType": authorization],
      ],
      "Made": ["Type": "AWS::ApiGatewayV2::Deployment", "Properties": ["ApiId": ["Ref": "Api"]]],
      "Stage": [
        "Type": "AWS::ApiGatewayV2::Stage",
        "Properties": ["ApiId": ["Ref": "Api"], "StageName": "s", "AutoDeploy": automatic],
      ],
    ])
  }

  @Test func aStageMayDeployByItself() throws {
    func narrower(_ automatic: JSONValue) throws -> Int {
      try TemplateDifference(from: route("NONE", automatic), to: route("AWS_IAM", automatic)).access.count
    }
    #expect(try narrower(true) == 1)
    #expect(try narrower(false) == 0)
  }

  private func function(_ code: JSONValue, version: String) -> JSONValue {
    template([
      "Work": ["Type": "AWS::Lambda::Function", "Properties": ["Code": ["ZipFile": code]]],
      version: ["Type": "AWS::Lambda::Version", "Properties": ["FunctionName": ["Ref": "Work"]]],
      "Live": [
        "Type": "AWS::Lambda::Alias",
        "Properties": [
          "FunctionName": ["Ref": "Work"], "FunctionVersion": ["Fn::GetAtt": [.string(version), "Version"]],
          "Name": "live",
        ],
      ],
    ])
  }

  @Test func versionsOfFunctions() throws {
    let published = try TemplateDifference(from: function("1", version: "V1"), to: function("2", version: "V2"))
    #expect(published.renames == [] && published.verdict == .different)
    #expect(published.resources.allSatisfy { $0.notes == [] })
    let stale = try TemplateDifference(from: function("1", version: "V1"), to: function("2", version: "V1"))
    #expect(
      stale.resources.first { $0.logicalID == "Work" }?.notes == [
        "the alias Live goes on serving the version V1: without a new version nothing is changed for its callers"
      ])
  }
}
