import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataTemplate
import Testing

/// Policies of what is needed.
@Suite struct DeploymentPolicyTests {
  @Test func actionsOnTheSameResourcesShareAStatement() throws {
    let policy = DeploymentPolicy(Shop.permissions(Shop.stack(Shop.queue)))
    #expect(
      policy.statements.map(\.resources) == [
        ["arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/*"],
        ["arn:aws:sqs:eu-central-1:111122223333:shop-*"], ["*"],
      ])
    #expect(
      policy.document["Statement"]?[2] == [
        "Effect": "Allow", "Action": ["cloudformation:ListStacks", "cloudformation:ValidateTemplate"], "Resource": "*",
        "Condition": ["StringEquals": ["aws:RequestedRegion": "eu-central-1"]],
      ])
  }

  @Test func whatAnotherCoversIsntNamed() {
    let policy = DeploymentPolicy(
      Shop.permissions(
        Shop.stack([
          "Jobs": ["Type": "AWS::SQS::Queue"],
          "More": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "shop-more"]],
        ])))
    #expect(policy.statements[1].resources == ["arn:aws:sqs:eu-central-1:111122223333:shop-*"])
  }

  @Test func documentsHaveRoomInAManagedPolicy() throws {
    let resources = (0..<300).map { index -> (String, JSONValue) in
      ("Q\(index)", ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": .string("a-name-of-its-own-\(index)")]])
    }
    let permissions = Shop.permissions(Shop.stack(.object(JSONObject(resources))))
    let policy = DeploymentPolicy(permissions)
    #expect(DeploymentPolicy.characters(of: policy.document) > 18_000)
    let documents = policy.documents
    #expect(documents.count > 3)
    for document in documents {
      #expect(DeploymentPolicy.characters(of: document) <= DeploymentPolicy.mostCharacters)
    }
    #expect(try CommittedPolicy(.array(documents)).missing(of: permissions) == [])
    #expect(try CommittedPolicy(.array(Array(documents.dropLast()))).missing(of: permissions) != [])
  }

  @Test func orderOfResourcesDoesntMatter() {
    let (jobs, role): (JSONValue, JSONValue) = (["Type": "AWS::SQS::Queue"], Shop.role)
    let one = DeploymentPolicy(Shop.permissions(Shop.stack(["Jobs": jobs, "Role": role])))
    let other = DeploymentPolicy(Shop.permissions(Shop.stack(["Role": role, "Jobs": jobs])))
    #expect(one.document == other.document)
  }
}
