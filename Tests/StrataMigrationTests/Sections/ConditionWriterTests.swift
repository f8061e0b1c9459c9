import Testing

@testable import StrataMigration

/// Conditions and rules.
@Suite struct ConditionWriterTests {
  @Test func conditionsComeAfterThoseTheyName() throws {
    let migration = try migrated(
      """
      Parameters: {Stage: {Type: String}}
      Conditions:
        Both: !And [{Condition: IsProd}, !Or [!Equals [!Ref "AWS::Region", eu-central-1], {Condition: IsProd}]]
        IsProd: !Equals [!Ref Stage, prod]
        Alias: {Condition: Both}
      """)
    #expect(
      migration.body == """
        let stage = scope.parameter("Stage")
        let isProd = scope.condition("IsProd", .equals(stage, "prod"))

        let both = scope.condition(
          "Both",
          .and(.condition(isProd), .or(.equals(.region, "eu-central-1"), .condition(isProd))))

        _ = scope.condition("Alias", .condition(both))
        """)
  }

  @Test func conditionIsNegatedTwice() throws {
    let migration = try migrated("Conditions: {Twice: !Not [!Not [!Equals [a, b]]]}")
    #expect(migration.body == #"_ = scope.condition("Twice", !(!.equals("a", "b")))"#)
  }

  @Test func conditionThatIsNoneOfTheLanguagesStaysAsItIs() throws {
    let migration = try migrated(
      """
      Conditions:
        Made: !Transform {Name: Own}
      Resources:
        Jobs: {Type: "AWS::SQS::Queue", Condition: Made}
      """)
    #expect(
      migration.body == """
        scope.raw("Made", in: "Conditions", ["Fn::Transform": ["Name": "Own"]])

        scope.raw("Jobs", in: "Resources", ["Type": "AWS::SQS::Queue", "Condition": "Made"])
        """)
  }

  @Test func rulesAreDeclared() throws {
    let migration = try migrated(
      """
      Parameters: {Stage: {Type: String}, Vpc: {Type: "AWS::EC2::VPC::Id"}}
      Rules:
        Large:
          RuleCondition: !Equals [!Ref Stage, prod]
          Assertions:
            - Assert: {"Fn::Contains": [[a, b], !Ref Stage]}
              AssertDescription: One of two
        Tagged:
          Assertions:
            - Assert: {"Fn::EachMemberEquals": [{"Fn::ValueOfAll": ["AWS::EC2::VPC::Id", Tags.Owner]}, shop]}
              AssertDescription: Ours
            - Assert: {"Fn::Equals": [{"Fn::ValueOf": [Vpc, Tags.Owner]}, shop]}
              AssertDescription: Ours as well
      """)
    #expect(
      migration.body == """
        let stage = scope.parameter("Stage")
        let vpc = scope.parameter("Vpc", type: .aws("EC2::VPC::Id"))
        scope.rule("Large", when: .equals(stage, "prod"), [.require(.contains(["a", "b"], stage), "One of two")])

        scope.rule(
          "Tagged",
          [
            .require(
              .eachMember(of: .attribute("Tags.Owner", ofParametersOfType: "AWS::EC2::VPC::Id"), equals: "shop"),
              "Ours"),
            .require(.equals(.attribute("Tags.Owner", of: vpc), "shop"), "Ours as well"),
          ])
        """)
  }
}
