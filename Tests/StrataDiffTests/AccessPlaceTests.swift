import StrataDiff
import StrataJSON
import Testing

/// Other places that decide on access.
@Suite struct AccessPlaceTests {
  private func instance(_ profile: JSONValue?) -> JSONValue {
    var properties: JSONObject = ["ImageId": "ami-1"]
    properties["IamInstanceProfile"] = profile
    return template(of: "AWS::EC2::Instance", .object(properties))
  }

  @Test func rolesThatAreSwapped() throws {
    #expect(
      try warnings(instance("low"), instance("admin")) == [
        "unclear It: it acts as another role by IamInstanceProfile: admin"
      ])
    #expect(
      try warnings(instance(nil), instance("admin")) == ["wider It: it acts as a role by IamInstanceProfile: admin"])
    #expect(try warnings(instance("low"), instance("low")) == [])
    func rule(_ role: JSONValue, _ text: JSONValue = "a") -> JSONValue {
      template(
        of: "AWS::Events::Rule",
        ["Name": "n", "Description": text, "Targets": [["Id": "a", "Arn": "arn:b", "RoleArn": role]]])
    }
    #expect(
      try warnings(rule("arn:low"), rule("arn:admin")) == [
        "unclear It: it acts as another role by Targets.RoleArn: arn:admin"
      ])
    #expect(try warnings(rule("arn:low"), rule("arn:low", "b")) == [])
    // A role that only has another logical id is the same.
    func function(_ id: String) -> JSONValue {
      template([
        id: ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": policy()]],
        "It": ["Type": "AWS::Lambda::Function", "Properties": ["Role": ["Fn::GetAtt": [.string(id), "Arn"]]]],
      ])
    }
    #expect(try warnings(function("Role"), function("WorkRole")) == [])
  }

  @Test func rolesByCondition() throws {
    let pair = GatePair(
      "AWS::CodeBuild::Project", ["ServiceRole": "arn:low"], ["ServiceRole": choice("arn:admin", "arn:low")])
    #expect(
      try pair.difference().warnings == ["unclear It: it acts as another role by ServiceRole: arn:admin, if IsLive"])
    let guests = GatePair(
      "AWS::Cognito::IdentityPoolRoleAttachment", ["IdentityPoolId": "p", "Roles": ["unauthenticated": "arn:low"]],
      ["IdentityPoolId": "p", "Roles": ["unauthenticated": "arn:admin"]])
    #expect(
      try guests.difference().warnings == ["unclear It: it acts as another role by Roles.unauthenticated: arn:admin"])
  }

  @Test func policiesOfEventBuses() throws {
    let none = template([:])
    func bus(_ properties: JSONValue) -> JSONValue { template(of: "AWS::Events::EventBusPolicy", properties) }
    let statement: JSONValue = ["Effect": "Allow", "Principal": "*", "Action": "events:*", "Resource": "*"]
    #expect(
      try warnings(none, bus(["StatementId": "s", "Statement": statement]))
        == ["wider It: allow events:* on * to everybody"])
    let old = bus(["StatementId": "s", "Action": "events:PutEvents", "Principal": "123456789012"])
    let new = bus(["StatementId": "s", "Action": "events:PutEvents", "Principal": "*"])
    #expect(try warnings(old, new) == ["wider It: allow events:PutEvents on default to everybody"])
    #expect(try warnings(new, old) == [])
    #expect(try warnings(new, none) == [])
  }

  private func api(_ get: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    var body: JSONObject = ["openapi": "3.0.1", "paths": ["/": ["get": get]]]
    for member in others { body[member.key] = member.value }
    return template(of: "AWS::ApiGateway::RestApi", ["Name": "n", "Body": .object(body)])
  }

  @Test func callsOfDocuments() throws {
    let (closed, open): (JSONValue, JSONValue) = (["security": [["sigv4": []]]], ["summary": "s"])
    let text = "wider It: anybody may call GET / without saying who they are"
    #expect(try warnings(api(closed), api(open)) == [text])
    #expect(try warnings(api(open), api(closed)) == [])
    #expect(try warnings(api(closed), api(["security": []])) == [text])
    #expect(try warnings(api(open, ["security": [["key": []]]]), api(open)) == [text])
    #expect(
      try warnings(api(closed), api(["security": [["key": []]]]))
        == ["unclear It: another authorization is needed to call GET /"])
    #expect(try warnings(api(closed), api(["security": [["sigv4": []]], "summary": "t"])) == [])
    let none = template(of: "AWS::ApiGateway::RestApi", ["Name": "n"])
    #expect(try warnings(none, api(open)) == [text])
    #expect(try warnings(none, api(closed)) == [])
  }

  @Test(arguments: [
    GatePair("AWS::VpcLattice::Service", ["AuthType": "AWS_IAM"], ["AuthType": "NONE"]),
    GatePair("AWS::Transfer::Server", ["EndpointType": "VPC"], ["EndpointType": "PUBLIC"]),
    GatePair("AWS::Lambda::Function", ["VpcConfig": ["SubnetIds": ["s"], "SecurityGroupIds": ["g"]]], [:]),
    GatePair(
      "AWS::Lambda::Function", ["VpcConfig": ["SubnetIds": ["s"], "SecurityGroupIds": ["g"]]],
      ["VpcConfig": choice(["SubnetIds": ["s"], "SecurityGroupIds": ["g"]], nothing)]),
    GatePair("AWS::WAFv2::WebACL", ["DefaultAction": ["Block": [:]]], ["DefaultAction": ["Allow": [:]]]),
    GatePair(
      "AWS::WAFv2::WebACL", ["Rules": [["Name": "a", "Action": ["Block": [:]]]]], ["Rules": []]),
    GatePair(
      "AWS::WAFv2::WebACL", ["Rules": []], ["Rules": [["Name": "a", "Action": ["Allow": [:]]]]]),
    GatePair("AWS::EC2::EIP", ["Domain": "vpc"], ["Domain": "vpc", "InstanceId": "i-1"]),
  ]) func openings(_ pair: GatePair) throws {
    #expect(try pair.difference().access.contains { $0.direction == .wider })
    #expect(try pair.difference(isReversed: true).warnings == [])
  }

  @Test(arguments: [
    GatePair(
      "AWS::S3::AccessPoint", ["Bucket": "b", "PublicAccessBlockConfiguration": ["BlockPublicPolicy": true]],
      ["Bucket": "b"]),
    GatePair(
      "AWS::WAFv2::IPSet", ["Scope": "REGIONAL", "Addresses": ["203.0.113.0/24"]],
      ["Scope": "REGIONAL", "Addresses": ["0.0.0.0/1"]]),
    GatePair("AWS::IAM::UserToGroupAddition", ["GroupName": "low"], ["GroupName": "admins"]),
    GatePair("AWS::Serverless::Api", ["Auth": ["DefaultAuthorizer": "A"]], ["Auth": [:]]),
  ]) func whatCannotBeTold(_ pair: GatePair) throws {
    #expect(try pair.difference().access.contains { $0.direction == .unclear })
  }
}
