import Foundation
import Testing

@testable import StrataDeployment

/// The resources that a stack imports, for `aws` and for people.
@Suite struct StackImportTests {
  private struct Failure: Error {}

  private let folder: RecordFolder

  init() throws { folder = try RecordFolder() }

  private func imported(in folder: String, keeping isKept: Bool = false) -> StackImport {
    let names = ["Jobs", "Tasks"]
    return StackImport(
      resources: names.map { name in
        ImportedResource(
          stack: "Shop", logicalID: name, type: "AWS::SQS::Queue", identifier: ["QueueUrl": name.lowercased()],
          getsPolicy: isKept)
      }, remainder: [], folder: folder)
  }

  @Test func theFileIsForItsOwnerAlone() throws {
    let text = try imported(in: folder.directory).withFile { path in
      let status = try FileManager.default.attributesOfItem(atPath: path)
      #expect(status[.posixPermissions] as? Int == 0o600)
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    #expect(
      text
        == #"[{"ResourceType":"AWS::SQS::Queue","LogicalResourceId":"Jobs","ResourceIdentifier":{"QueueUrl":"jobs"}},"#
        + #"{"ResourceType":"AWS::SQS::Queue","LogicalResourceId":"Tasks","ResourceIdentifier":{"QueueUrl":"tasks"}}]"#)
    #expect(folder.files.isEmpty)
  }

  @Test func theFileIsGoneWhateverHappens() {
    #expect(throws: Failure.self) {
      try imported(in: folder.directory).withFile { _ in throw Failure() }
    }
    #expect(folder.files.isEmpty)
  }

  @Test func aFolderIsThere() {
    #expect {
      try imported(in: "/nowhere/at/all").withFile { _ in }
    } throws: {
      "\($0)" == """
        the identifiers can't be written for aws to /nowhere/at/all: it does not exist
          hint: see to the folder, which has the profiles
        """
    }
  }

  @Test func policiesAreSpokenOf() {
    #expect(
      imported(in: "x").lines == ["Jobs is AWS::SQS::Queue QueueUrl=jobs", "Tasks is AWS::SQS::Queue QueueUrl=tasks"])
    #expect(
      imported(in: "x", keeping: true).lines.last
        == "an import wants deletion policies: Jobs, Tasks get Retain, and the next deployment takes them away")
  }

  @Test func secretsAreNotShown() {
    let resource = ImportedResource(
      stack: "Shop", logicalID: "Key", type: "AWS::IAM::AccessKey", identifier: ["Password": "correct horse"],
      getsPolicy: false)
    #expect(resource.text == "Key is AWS::IAM::AccessKey Password=(hidden)")
    #expect(resource.recordedIdentifier == ["Password": "(hidden)"])
    let imported = StackImport(resources: [resource], remainder: [], folder: "x")
    #expect(imported.hidden == ["correct horse"])
  }
}
