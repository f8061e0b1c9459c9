import Testing

@testable import StrataDeployment

/// Files with the identifiers of existing resources.
@Suite struct IdentifiersFileTests {
  private let folder: RecordFolder

  init() throws { folder = try RecordFolder() }

  private static let hint =
    "\n  hint: expected the form that aws cloudformation create-change-set takes: "
    + #"[{"ResourceType": "AWS::SQS::Queue", "LogicalResourceId": "Jobs", "ResourceIdentifier": {"QueueUrl": "…"}}]"#

  private func read(_ text: String) throws -> ImportRequest {
    try folder.write(text, to: "resources.json")
    var request = ImportRequest()
    try IdentifiersFile("\(folder.directory)/resources.json").read(into: &request)
    return request
  }

  private func complaint(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return "\(error)".replacing(folder.directory, with: "%")
    }
  }

  @Test func itIsAsAwsTakesIt() throws {
    let request = try read(
      #"[{"ResourceType":"AWS::SQS::Queue","LogicalResourceId":"Jobs","ResourceIdentifier":{"QueueUrl":"q"}}]"#)
    #expect(request.identifications.map(\.name) == ["Jobs"])
    #expect(request.identifications[0].type == "AWS::SQS::Queue")
    #expect(request.identifications[0].values == ["QueueUrl": "q"])
    #expect(try read("[]").identifications.isEmpty)
  }

  @Test(arguments: [
    ("{", ":1:2: it isn't JSON: "), ("{}", ": expected a list of resources"), ("[1]", ": /0: expected an object"),
    (#"[{"LogicalResourceID": "A"}]"#, ": /0/LogicalResourceID: expected one of LogicalResourceId, "),
    (#"[{"LogicalResourceId": "A"}]"#, ": /0/ResourceType: expected text"),
    (#"[{"ResourceType": "A"}]"#, ": /0/LogicalResourceId: expected text"),
    (
      #"[{"ResourceType": "A", "LogicalResourceId": "A", "ResourceIdentifier": {}}]"#,
      ": /0/ResourceIdentifier: expected an object of texts"
    ),
    (
      #"[{"ResourceType": "A", "LogicalResourceId": "A", "ResourceIdentifier": {"Id": 7}}]"#,
      ": /0/ResourceIdentifier/Id: expected text"
    ),
  ])
  func anotherFormIsRefused(text: String, message: String) {
    let complaint = complaint(text) ?? ""
    #expect(complaint.hasPrefix("%/resources.json\(message)"), "\(complaint)")
    #expect(complaint.hasSuffix(Self.hint), "\(complaint)")
  }

  @Test func aResourceStandsOnce() {
    let entry = #"{"ResourceType":"A","LogicalResourceId":"B","ResourceIdentifier":{"Id":"7"}}"#
    #expect(
      complaint("[\(entry),\(entry)]") == """
        B is given its Id twice
          hint: say once which existing resource it is
        """)
  }

  @Test func aFileIsThere() throws {
    var request = ImportRequest()
    let file = IdentifiersFile("\(folder.directory)/gone.json")
    #expect {
      try file.read(into: &request)
    } throws: {
      "\($0)".hasSuffix("/gone.json can't be read: it does not exist\n  hint: name another file")
    }
  }
}
