import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import Testing

/// Keys of profiles that begin with an underscore.
@Suite struct ProfileKeysTests {
  private struct Shop: Decodable, Sendable {
    struct Queue: Decodable, Sendable { var attempts: Int? }
    var tag: String?
    var queues: [Queue]?
  }

  private func inspection(_ files: [String: String], of name: String = "dev") throws -> (
    ProfileInspection, ProfileFolder
  ) {
    let folder = try ProfileFolder(files)
    let system = System("shop", environments: [.required("dev")]) { (_, _: [Environment<Shop>]) in }
    return (try system.inspection(of: name, in: folder.store), folder)
  }

  private func mistakes(_ files: [String: String]) throws -> [String] {
    let (inspection, folder) = try inspection(files)
    return inspection.mistakes.map { $0.description.replacing(folder.directory + "/", with: "") }
  }

  @Test(arguments: [
    ("_usages", "_usage"), ("_useage", "_usage"), ("_Usage", "_usage"), ("_usgae", "_usage"), ("_inherit", "_inherits"),
    ("_inhertis", "_inherits"),
  ])
  func aMisspelledKeyIsAMistake(key: String, meant: String) throws {
    #expect(
      try mistakes(["dev": "{\"tag\": \"1.0\",\n  \"\(key)\": {\"Nat\": {\"data\": \"1 GB\"}}}"]) == [
        "dev.json:2:3: error: shop/dev: /\(key): profiles have no key \(key) [invalid-profile]\n"
          + "  hint: did you mean \(meant)? a key for people has a name less like it"
      ])
  }

  @Test(arguments: ["_comment", "_note", "_image", "_stage", "_user", "_us", "_", "_inheritance", "_todo"])
  func othersAreForPeople(key: String) throws {
    let (inspection, _) = try inspection(["dev": "{\"\(key)\": \"1 GB\"}"])
    #expect(inspection.mistakes.isEmpty)
    #expect(inspection.warnings.isEmpty)
  }

  @Test func whatIsInheritedIsMisspelledWhereItStands() throws {
    #expect(
      try mistakes(["dev": #"{"_inherits": "base"}"#, "base": #"{"_usages": {}}"#]) == [
        "base.json:1:2: error: shop/dev: /_usages: profiles have no key _usages [invalid-profile]\n"
          + "  hint: did you mean _usage? a key for people has a name less like it"
      ])
  }

  @Test func aKeyInAnotherObject() throws {
    #expect(
      try mistakes(["dev": #"{"queues": [{"attempts": 1, "_usage": {}, "_comment": "few"}]}"#]) == [
        "dev.json:1:29: error: shop/dev: /queues/0/_usage: _usage stands in the outermost object of a profile alone "
          + "[invalid-profile]\n  hint: move it there"
      ])
  }

  @Test(arguments: [("usage", "_usage"), ("inherits", "_inherits")])
  func withoutItsUnderscoreItIsSuggested(key: String, meant: String) throws {
    let (inspection, _) = try inspection(["dev": "{\"\(key)\": {}}"])
    #expect(inspection.mistakes.isEmpty)
    #expect(inspection.warnings.map(\.hint) == ["did you mean \(meant)?"])
  }
}
