import StrataJSON
import StrataLanguage
import Testing

/// What roles allow and their boundary doesn't let.
@Suite struct BeyondBoundaryRuleTests {
  private func policy(_ actions: JSONValue, _ resource: JSONValue) -> JSONValue {
    ["Statement": [["Effect": "Allow", "Action": actions, "Resource": resource]]]
  }

  private func found(
    _ actions: JSONValue, _ resource: JSONValue, boundary: JSONValue? = ["Ref": "Boundary"], metadata: JSONValue = [:]
  ) -> [String] {
    var properties: JSONObject = ["Policies": [["PolicyName": "P", "PolicyDocument": policy(actions, resource)]]]
    properties["PermissionsBoundary"] = boundary
    return StrataChecksTests.found(
      by: "beyond-boundary",
      in: [
        "Metadata": metadata,
        "Resources": [
          "Boundary": [
            "Type": "AWS::IAM::ManagedPolicy",
            "Properties": [
              "ManagedPolicyName": "x-dev-boundary", "PolicyDocument": policy("sqs:*", "arn:aws:sqs:*:*:x-dev-*"),
            ],
          ],
          "Role": ["Type": "AWS::IAM::Role", "Properties": .object(properties)],
        ],
      ])
  }

  private let place = "/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0/Action"
  private let hint = " (give what it's about a name of the environment, or pass the permission to the boundary)"

  @Test func eachActionThatIsNotLet() {
    #expect(
      found(["sqs:SendMessage", "s3:GetObject"], ["arn:aws:sqs:*:*:x-dev-a", "arn:aws:s3:::b/*"]) == [
        "\(place)/0: the boundary doesn't let the role Role do sqs:SendMessage on arn:aws:s3:::b/*\(hint)",
        "\(place)/1: the boundary doesn't let the role Role do s3:GetObject on arn:aws:sqs:*:*:x-dev-a and 1 more\(hint)",
      ])
  }

  @Test func theNamesThatWouldBeLet() {
    let metadata: JSONValue = [
      "Strata::Environments": ["dev": ["*"]],
      "Strata::Names": ["dev": ["Names": "x-dev-*", "Parameters": "/x/dev"]],
    ]
    #expect(
      found("sqs:SendMessage", "*", metadata: metadata) == [
        "\(place): the boundary doesn't let the role Role do sqs:SendMessage on *; expected what is called x-dev-*\(hint)"
      ])
  }

  @Test(
    arguments: [
      ["Ref": "Boundary"], ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/x-dev-boundary"],
    ] as [JSONValue])
  func howTheBoundaryIsNamed(boundary: JSONValue) {
    #expect(found("s3:GetObject", "*", boundary: boundary).count == 1)
    #expect(found("sqs:SendMessage", "arn:aws:sqs:*:*:x-dev-a", boundary: boundary) == [])
  }

  @Test func aRoleWithoutABoundaryOrWithOneThatIsNotKnown() {
    #expect(found("s3:GetObject", "*", boundary: nil) == [])
    #expect(found("s3:GetObject", "*", boundary: "arn:aws:iam::123456789012:policy/other") == [])
  }

  @Test func whatOnlyDeploymentTells() {
    #expect(found("sqs:SendMessage", ["Ref": "Parameter"]) == [])
    #expect(found("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:*:*:x-prod-${Parameter}"]).count == 1)
  }
}
