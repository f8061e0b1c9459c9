import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

/// What's written to the folder of profiles, and what is never lost there.
@Suite struct ProfileWritingTests {
  private func permissions(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func aNewProfileIsForItsOwnerAlone() throws {
    let folder = try ProfileFolder()
    let store = ProfileStore(system: "shop", directory: folder.directory + "/new/shop")
    try store.create("dev", ["tenant": "acme"])
    #expect(folder.text(of: "new/shop/dev.json") == "{\n  \"tenant\": \"acme\"\n}\n")
    #expect(try permissions(folder.directory + "/new/shop/dev.json") == 0o600)
    #expect(try permissions(folder.directory + "/new/shop") == 0o700)
    #expect(try store.names() == ["dev"])
  }

  @Test func aProfileIsNotWrittenOver() throws {
    let folder = try ProfileFolder(["dev": "{\"mine\": 1}"])
    #expect(
      folder.mistakes { try $0.create("dev", [:]) } == [
        "error: shop/dev: there is a profile dev already: dev.json [invalid-profile]\n"
          + "  hint: change it by profile set shop dev, or delete it first"
      ])
    #expect(folder.text(of: "dev.json") == "{\"mine\": 1}")
    #expect(folder.files == ["dev.json"])
  }

  @Test func theVersionBeforeStays() throws {
    let folder = try ProfileFolder(["dev": "{\"tag\": 1}"])
    try folder.store.update("dev") { $0["tag"] = 2 }
    #expect(folder.text(of: "dev.json") == "{\n  \"tag\": 2\n}\n")
    #expect(folder.text(of: "dev.json.previous") == "{\"tag\": 1}")
    try folder.store.update("dev") { $0["tag"] = 3 }
    #expect(folder.text(of: "dev.json.previous") == "{\n  \"tag\": 2\n}\n")
    #expect(folder.files == ["dev.json", "dev.json.previous"])
  }

  @Test func whatStaysIsForItsOwnerAlone() throws {
    let folder = try ProfileFolder(["dev": "{}", "old": "{}"])
    for name in ["dev", "old"] { #expect(chmod("\(folder.directory)/\(name).json", 0o644) == 0) }
    try folder.store.update("dev") { $0["a"] = 1 }
    try folder.store.delete("old")
    for name in ["dev.json", "dev.json.previous", "old.json.previous"] {
      #expect(try permissions("\(folder.directory)/\(name)") == 0o600)
    }
  }

  @Test func aChangeThatFailsChangesNothing() throws {
    let folder = try ProfileFolder(["dev": "{\"tag\": 1}", "broken": "{"])
    let refusal = ProfileError([])
    #expect(throws: refusal) {
      try folder.store.update("dev") { (object) throws(ProfileError) in
        object["tag"] = 2
        throw refusal
      }
    }
    #expect(throws: ProfileError.self) { try folder.store.update("broken") { $0["tag"] = 2 } }
    #expect(folder.text(of: "dev.json") == "{\"tag\": 1}")
    #expect(folder.text(of: "broken.json") == "{")
    #expect(folder.files == ["broken.json", "dev.json"])
  }

  @Test func deletedProfilesStayBesideTheOthers() throws {
    let folder = try ProfileFolder(["default": "{}", "dev": #"{"_inherits": "default", "a": 1}"#])
    #expect(
      folder.mistakes { try $0.delete("default") } == [
        "error: shop/default: the profile dev inherits from default [invalid-profile]\n"
          + "  hint: delete dev first, or take _inherits out of it"
      ])
    try folder.store.delete("dev")
    try folder.store.delete("default")
    #expect(folder.files == ["default.json.previous", "dev.json.previous"])
    #expect(folder.text(of: "dev.json.previous") == #"{"_inherits": "default", "a": 1}"#)
  }

  @Test func whatAKilledWriteLeftGoes() throws {
    let folder = try ProfileFolder(["dev": "{}"])
    try folder.write("{", to: ".strata-staging-dev.json-0123456789abcdef")
    try folder.store.update("dev") { $0["a"] = 1 }
    #expect(folder.files == ["dev.json", "dev.json.previous"])
  }

  @Test func aFolderThatIsAFile() throws {
    let folder = try ProfileFolder()
    try folder.write("", to: "shop")
    let store = ProfileStore(system: "shop", directory: folder.directory + "/shop")
    let said = folder.mistakes { _ in try store.create("dev", [:]) }
    #expect(
      said == [
        "error: shop: the folder of profiles shop can't be opened: a part of its path is not a directory [invalid-profile]\n"
          + "  hint: see what is there: ls -ld shop"
      ]
        || said.first?.contains(
          "the folder of profiles shop can't be written to: a part of its path is not a directory") == true,
      "\(said)")
  }

  @Test func manyWritersLoseNothing() async throws {
    let folder = try ProfileFolder(["dev": "{}"])
    let store = folder.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { try store.update("dev") { $0["key\(number)"] = .integer(Int64(number)) } }
      }
      try await group.waitForAll()
    }
    #expect(try store.read("dev").merged.count == 20)
    withExtendedLifetime(folder) {}
  }
}
