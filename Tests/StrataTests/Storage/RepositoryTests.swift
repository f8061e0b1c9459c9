import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test func aRepositoryAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Repository("Images", in: scope) }
    let rules =
      #"{"rules":[{"action":{"type":"expire"},"description":"Keep the last 30 images","rulePriority":1,"#
      + #""selection":{"countNumber":30,"countType":"imageCountMoreThan","tagStatus":"any"}}]}"#
    #expect(
      template.json["Resources"] == [
        "Images": [
          "Type": "AWS::ECR::Repository", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Properties": [
            "EncryptionConfiguration": ["EncryptionType": "AES256"],
            "ImageScanningConfiguration": ["ScanOnPush": true], "ImageTagMutability": "IMMUTABLE",
            "LifecyclePolicy": ["LifecyclePolicyText": .string(rules)],
          ],
        ]
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      Repository(
        "Images", in: scope, tags: .mutable, keepingLast: nil, name: "team/orders", key: Key("Key", in: scope),
        deletionPolicy: .delete)
    }
    let repository = try template.onlyResource(of: "AWS::ECR::Repository")
    #expect(
      repository.properties == [
        "EncryptionConfiguration": ["EncryptionType": "KMS", "KmsKey": ["Fn::GetAtt": ["Key", "Arn"]]],
        "ImageScanningConfiguration": ["ScanOnPush": true], "ImageTagMutability": "MUTABLE",
        "RepositoryName": "team/orders",
      ])
    #expect(repository.json["DeletionPolicy"] == "Delete")
    #expect(repository.json["UpdateReplacePolicy"] == "Delete")
  }

  @Test func twoRepositoriesInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        Repository("One", in: scope)
        Repository("Two", in: scope, keepingLast: 5)
      } == [])
  }

  @Test func images() throws {
    #expect(
      try statements { scope in [Repository("Images", in: scope).pulling] }
        == pulling(["Fn::GetAtt": ["Images", "Arn"]]))
    let outputs = try template { scope in
      let images: any ImageRepository = Repository("Images", in: scope)
      scope.output("Uri", images.uri)
    }.outputs
    #expect(outputs["Uri"]?["Value"] == ["Fn::GetAtt": ["Images", "RepositoryUri"]])
  }

  @Test func aRepositoryKeepsSomething() {
    #expect(
      findings { scope in Repository("Images", in: scope, keepingLast: 0) } == [
        "RepositoryTests.swift: error: Test/Images: keepingLast: a repository must keep at least one image; "
          + "expected 1 or more, given 0 [construct]"
      ])
  }

  @Test(arguments: ["a", "Orders", "orders//images", "-orders", "orders.", "orders..images", "orders/"])
  func namesThatECRRefuses(_ name: String) {
    #expect(
      findings { scope in Repository("Images", in: scope, name: .literal(name)) } == [
        "RepositoryTests.swift: error: Test/Images: RepositoryName: ECR refuses this name; expected 2 "
          + "to 256 lower-case letters and digits, with single ._-/ between them, given \"\(name)\" "
          + "[physical-name]"
      ])
    #expect(
      findingsOfOutput { _ in ImportedRepository(name: .literal(name)).uri } == [
        "RepositoryTests.swift: error: Test/Value: Value/Fn::Sub: ECR refuses this name; expected 2 to "
          + "256 lower-case letters and digits, with single ._-/ between them, given \"\(name)\" "
          + "[physical-name]"
      ])
  }

  @Test(arguments: ["ab", "team/orders", "a.b-c_d/e1"])
  func namesThatECRTakes(_ name: String) {
    #expect(findings { scope in Repository("Images", in: scope, name: .literal(name)) } == [])
  }
}
