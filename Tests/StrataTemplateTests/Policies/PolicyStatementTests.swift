import StrataJSON
import StrataTemplate
import Testing

@Suite struct PolicyStatementTests {
  private static func template(_ statement: JSONValue, type: String = "AWS::IAM::Role") -> TemplateContents {
    TemplateContents([
      "Resources": [
        "Worker": [
          "Type": .string(type),
          "Properties": ["Policies": [["PolicyDocument": ["Statement": statement]]]],
        ]
      ]
    ])
  }

  private static let start = "/Resources/Worker/Properties/Policies/0/PolicyDocument/Statement"

  @Test func placesOfWhatItNames() throws {
    let template = Self.template([
      ["Ref": "AWS::NoValue"],
      [
        "Fn::If": [
          "IsLarge",
          [
            "Effect": "Allow", "Action": ["sqs:*", ["Fn::If": ["IsOld", "sqs:One", ["sqs:Two", ["Ref": "More"]]]]],
            "Resource": ["*", ["Fn::GetAtt": ["Queue", "Arn"]]],
          ],
          ["Effect": ["Ref": "Effect"], "NotAction": "sns:Publish", "NotResource": ["Ref": "Topic"]],
        ]
      ],
    ])
    let statements = template.policyStatements
    try #require(statements.count == 2)
    #expect(statements.map(\.pointer.description) == ["\(Self.start)/1/Fn::If/1", "\(Self.start)/1/Fn::If/2"])
    #expect(statements.map(\.effect) == ["Allow", nil])
    #expect(statements[0].actions.map(\.text) == ["sqs:*", "sqs:One", "sqs:Two"])
    #expect(
      statements[0].actions.map(\.pointer.description) == [
        "\(Self.start)/1/Fn::If/1/Action/0", "\(Self.start)/1/Fn::If/1/Action/1/Fn::If/1",
        "\(Self.start)/1/Fn::If/1/Action/1/Fn::If/2/0",
      ])
    #expect(statements[0].hasUnknownActions && !statements[0].excludesActions)
    #expect(
      statements[0].resources?.map(\.pointer.description) == [
        "\(Self.start)/1/Fn::If/1/Resource/0", "\(Self.start)/1/Fn::If/1/Resource/1",
      ])
    #expect(statements[0].excludedResources == nil)
    #expect(statements[1].actions.isEmpty && statements[1].excludesActions && !statements[1].hasUnknownActions)
    #expect(statements[1].namedActions.map(\.pointer.description) == ["\(Self.start)/1/Fn::If/2/NotAction"])
    #expect(statements[1].resources == nil)
    #expect(statements[1].excludedResources?.map(\.pointer.description) == ["\(Self.start)/1/Fn::If/2/NotResource"])
  }

  @Test func conditions() throws {
    let statement: JSONValue = [
      "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
      "Condition": ["StringEquals": ["aws:PrincipalTag/team": ["red", "blue"]]],
    ]
    let found = try #require(Self.template(statement).policyStatements.first?.conditions)
    #expect(found.map(\.operator) == ["StringEquals"] && found.map(\.key) == ["aws:PrincipalTag/team"])
    #expect(
      found.first?.values.map(\.pointer.description) == [
        "\(Self.start)/Condition/StringEquals/aws:PrincipalTag~1team/0",
        "\(Self.start)/Condition/StringEquals/aws:PrincipalTag~1team/1",
      ])
    #expect(Self.template(["Effect": "Allow"]).policyStatements.first?.conditions?.isEmpty == true)
    #expect(Self.template(["Condition": ["Ref": "Given"]]).policyStatements.first?.conditions == nil)
  }

  @Test func whatHoldsNone() {
    #expect(Self.template("Allow").policyStatements.isEmpty)
    #expect(Self.template([["Effect": "Allow"]], type: "AWS::SQS::Queue").policyStatements.isEmpty)
    #expect(Self.template(["Fn::If": ["IsLarge", ["Ref": "AWS::NoValue"], "text"]]).policyStatements.isEmpty)
  }
}
