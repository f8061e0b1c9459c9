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

  @Test(
    arguments: [
      ("Remove", nil, "Delete", "Remove  A  T  is deleted", true),
      ("Remove", nil, "Retain", "Remove  A  T  leaves the stack and stays", false),
      ("Remove", nil, "Snapshot", "Remove  A  T  is deleted after a snapshot", true),
      ("Modify", "True", "ReplaceAndDelete", "Modify  A  T  is replaced  and the old one is deleted", true),
      ("Modify", "True", "ReplaceAndRetain", "Modify  A  T  is replaced  and the old one stays", false),
      (
        "Modify", "Conditional", "ReplaceAndSnapshot",
        "Modify  A  T  may be replaced  and the old one is deleted after a snapshot", true
      ),
      ("Modify", "False", nil, "Modify  A  T", false), ("Add", nil, nil, "Add     A  T", false),
      ("Remove", nil, "Something", "Remove  A  T  Something", true),
    ] as [(String, String?, String?, String, Bool)])
  func whatBecomesOfIt(action: String, replacement: String?, policy: String?, text: String, isDestructive: Bool) {
    var change: JSONObject = ["Action": .string(action), "LogicalResourceId": "A", "ResourceType": "T"]
    change["Replacement"] = replacement.map(JSONValue.string)
    change["PolicyAction"] = policy.map(JSONValue.string)
    let changes = ChangeSet(
      ["Changes": [["ResourceChange": .object(change)]]], new: Self.environments([:]), deployed: Self.environments([:])
    ).changes
    #expect(changes.map(\.text) == [text])
    #expect(changes.map(\.isDestructive) == [isDestructive])
  }

  @Test func whatIsRemovedIsOfWhoHasIt() {
    // The stack has become prod's own, and dev's parts would go with that.
    let changes = ChangeSet(
      ["Changes": [Self.change("Remove", "DevTopic"), Self.change("Remove", "Shared"), Self.change("Modify", "DevB")]],
      new: Self.environments(["prod": "*"]), deployed: Self.environments(["dev": "Dev*", "prod": "Prod*"]))
    #expect(changes.changes.map(\.environment) == ["prod", "dev", "prod"])
    #expect(changes.touching(otherThan: "prod").map(\.logicalID) == ["DevTopic"])
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
