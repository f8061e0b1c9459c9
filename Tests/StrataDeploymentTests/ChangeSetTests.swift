import StrataJSON
import StrataLanguage
import StrataTemplate
import Testing

@testable import StrataDeployment

/// Changes that CloudFormation would make, and whose they are.
@Suite struct ChangeSetTests {
  private static func change(_ action: String, _ id: String, _ replacement: String? = nil) -> JSONValue {
    var change: JSONObject = [
      "Action": .string(action), "LogicalResourceId": .string(id), "ResourceType": "AWS::SNS::Topic",
    ]
    change["Replacement"] = replacement.map(JSONValue.string)
    return ["ResourceChange": .object(change)]
  }

  private static func environments(_ patterns: [String: String]) -> TemplateEnvironments {
    let members = patterns.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.array([.string($0.value)])) }
    return TemplateEnvironments(
      Template(["Metadata": ["Strata::Environments": .object(JSONObject(members))]]))
  }

  @Test func eachChangeHasItsEnvironment() {
    let changes = ChangeSet(
      [
        "Changes": [
          Self.change("Remove", "OldTopic"), Self.change("Add", "DevTopic"), Self.change("Modify", "Shared", "True"),
          Self.change("Modify", "ProdTopic", "False"), ["Type": "Hook"],
        ]
      ], new: Self.environments(["dev": "Dev*", "prod": "Prod*"]), deployed: Self.environments(["old": "Old*"]))
    #expect(changes.changes.map(\.logicalID) == ["DevTopic", "OldTopic", "ProdTopic", "Shared"])
    #expect(changes.changes.map(\.environment) == ["dev", "old", "prod", nil])
    #expect(changes.changes.map(\.isDestructive) == [false, true, false, true])
    #expect(changes.touching(otherThan: "dev").map(\.logicalID) == ["OldTopic", "ProdTopic"])
  }

  @Test(arguments: [
    ("Resource creation cancelled", false), ("Resource update cancelled", false), ("it's full", true),
  ])
  func whatFailedByItself(reason: String, isCause: Bool) {
    let event = StackEvent([
      "LogicalResourceId": "A", "ResourceType": "T", "ResourceStatus": "CREATE_FAILED",
      "ResourceStatusReason": .string(reason),
    ])
    #expect(event.isCause == isCause)
    #expect(event.text == "CREATE_FAILED  A  T  \(reason)")
  }
}
