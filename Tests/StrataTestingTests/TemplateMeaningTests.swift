import Foundation
import StrataFindings
import StrataTesting
import Testing

/// What a template means, held against a file.
@Suite struct TemplateMeaningTests {
  private let template = Template(
    [
      "Resources": [
        "Jobs": [
          "Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Sub": "${Stage}-jobs"], "DelaySeconds": 5],
        ]
      ]
    ])

  private func check(against text: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "meaning-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    do {
      try template.expectMeaning(ofTemplateAt: file.path)
    } catch let error as SnapshotMismatch {
      throw SnapshotMismatchText(error.description.replacing(file.path, with: "FILE"))
    }
  }

  private struct SnapshotMismatchText: Error, Equatable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  @Test func formsDontMatter() throws {
    try check(
      against: """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties: {DelaySeconds: "5", QueueName: !Join ["-", [!Ref Stage, jobs]]}
        """)
  }

  @Test func anotherValueIsSaid() {
    #expect(
      throws: SnapshotMismatchText(
        """
        FILE means something else than what the sources give:
        now
          ~ Jobs  AWS::SQS::Queue  changed in place
              ~ DelaySeconds: 6 → 5
          1 changed

        """)
    ) {
      try check(
        against: """
          Resources:
            Jobs:
              Type: AWS::SQS::Queue
              Properties: {DelaySeconds: 6, QueueName: !Sub "${Stage}-jobs"}
          """)
    }
  }

  @Test func environmentsCountWhereTheFileSaysThem() throws {
    let owned = Template(["Metadata": ["Strata::Environments": ["dev": ["*"]]], "Resources": [:]])
    let folder = FileManager.default.temporaryDirectory
    func check(against text: String) throws {
      let file = folder.appending(path: "meaning-\(UUID().uuidString).yaml")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      try owned.expectMeaning(ofTemplateAt: file.path)
    }
    try check(against: "Resources: {}")
    try check(against: "Metadata: {'Strata::Environments': {dev: ['*']}}\nResources: {}")
    #expect(throws: SnapshotMismatch.self) {
      try check(against: "Metadata: {'Strata::Environments': {prod: ['*']}}\nResources: {}")
    }
  }

  @Test func fileHasToBeThere() {
    #expect(throws: Finding.self) { try template.expectMeaning(ofTemplateAt: "missing.yaml") }
  }
}
