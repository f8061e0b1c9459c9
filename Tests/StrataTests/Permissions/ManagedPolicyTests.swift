import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// No construct has a policy that AWS manages by itself.
@Suite struct ManagedPolicyTests {
  @Test func eachConstructIsExercised() {
    #expect(ConstructFiles.constructs.count >= 28)
    #expect(
      ConstructFiles.constructs == Set(constructSpecimens.keys),
      "add those that are new to ConstructSpecimens.swift, with the options by which they declare most")
  }

  @Test(arguments: constructSpecimens.keys.sorted())
  func noConstructAttachesOne(_ name: String) throws {
    let template = try specimenTemplate(name)
    #expect(!template.resources.isEmpty)
    #expect(Self.managedPolicies(in: template.json) == [])
  }

  @Test func oneThatIsAttachedIsFound() throws {
    let template = try template { scope in
      Role(
        "Role", in: scope, trusting: .service("ec2.amazonaws.com"),
        policies: [
          ImportedPolicy(name: "ReadOnlyAccess", account: "aws"),
          ImportedPolicy(arn: "arn:aws:iam::aws:policy/job-function/SupportUser"), ImportedPolicy(name: "Own"),
        ])
    }
    #expect(
      Self.managedPolicies(in: template.json) == [
        "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/job-function/SupportUser",
      ])
  }

  /// All texts in a template that name a policy of AWS's own.
  private static func managedPolicies(in value: JSONValue) -> [String] {
    if let text = value.string { return text.contains(":iam::aws:policy/") ? [text] : [] }
    if let array = value.array { return array.flatMap(managedPolicies) }
    return value.object?.flatMap { managedPolicies(in: $0.value) } ?? []
  }
}
