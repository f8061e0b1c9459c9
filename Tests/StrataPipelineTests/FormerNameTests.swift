import StrataChecks
import StrataLanguage
import StrataPipeline
import Testing

/// What was accepted by the name that a rule had once is accepted still.
@Suite struct FormerNameTests {
  private func accepted(_ rule: RuleID, _ declare: @escaping @Sendable (Scope) -> Resource) throws -> [RuleID] {
    let stack = Stack("Test") { declare($0).accept(.strata(rule), because: "It was accepted long ago") }
    let assembly = try App(stack).synthesize()
    #expect(assembly.warnings == [])
    return assembly.accepted.map(\.finding.rule)
  }

  @Test func namesOfResources() throws {
    let rules = try accepted("invalid-name") { scope in
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["QueueName": "a b"])
    }
    #expect(rules == ["physical-name"])
  }

  @Test func tags() throws {
    let rules = try accepted("invalid-tag") { scope in
      Resource(
        "Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["Tags": [["Key": "aws:x", "Value": "1"]]])
    }
    #expect(rules.contains("tag-form"))
  }
}
