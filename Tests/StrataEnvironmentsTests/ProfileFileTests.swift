import Foundation
import StrataEnvironments
import StrataLanguage
import Testing

/// Files that are no profiles, and folders that aren't there.
@Suite struct ProfileFileTests {
  private func said(_ text: String, as name: String = "dev") throws -> [String] {
    let folder = try ProfileFolder([name: text])
    return folder.mistakes { _ = try $0.read(name) }
  }

  @Test func aProfileThatIsNotThere() throws {
    let folder = try ProfileFolder(["default": "{}", "deploy": "{}"])
    try folder.write("", to: "dev.json.previous")
    try folder.write("", to: "notes.txt")
    #expect(try folder.store.names() == ["default"])
    #expect(
      folder.mistakes { _ = try $0.read("defalt") } == [
        "error: shop/defalt: there is no profile defalt: defalt.json doesn't exist [invalid-profile]\n"
          + "  hint: did you mean default?"
      ])
    #expect(
      folder.mistakes { _ = try $0.read("staging") } == [
        "error: shop/staging: there is no profile staging: staging.json doesn't exist [invalid-profile]\n"
          + "  hint: make it: profile create shop staging"
      ])
  }

  @Test func aFolderThatIsNotThere() throws {
    let store = ProfileStore(system: "shop", directory: "/nowhere/at/all")
    #expect(try store.names() == [])
    #expect(throws: ProfileError.self) { try store.read("dev") }
  }

  @Test(arguments: [
    ("", "dev.json:1: error: shop/dev: the file is empty; expected a JSON object [invalid-profile]"),
    (" \n", "dev.json:1: error: shop/dev: the file is empty; expected a JSON object [invalid-profile]"),
    (
      "[1]",
      "dev.json:1:1: error: shop/dev: the file isn't an object; expected a JSON object, given a list [invalid-profile]"
    ),
  ])
  func filesThatAreNoObjects(text: String, message: String) throws {
    #expect(try said(text) == [message + "\n  hint: write an object, such as {\"imageTag\": \"1.0.0\"}"])
  }

  @Test func aFileThatIsNotJSON() throws {
    let said = try said("{\n  \"tenant\": 'acme'\n}")
    #expect(said.count == 1)
    #expect(said[0].hasPrefix("dev.json:2:13: error: shop/dev: the file isn't JSON: "), "\(said)")
  }

  @Test func binaryAndRepeatedKeys() throws {
    #expect(try said("{\"a\": 1, \"a\": 2}")[0].hasPrefix("dev.json:1:10: error: shop/dev: the file isn't JSON: "))
    #expect(try said("\u{0}\u{1}")[0].hasPrefix("dev.json:1:1: error: shop/dev: the file isn't JSON: "))
  }

  @Test func aDirectoryOrALink() throws {
    let folder = try ProfileFolder(["default": "{}"])
    try FileManager.default.createDirectory(atPath: folder.directory + "/dev.json", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.directory + "/link.json", withDestinationPath: "/etc/hostname")
    #expect(
      folder.mistakes { _ = try $0.read("dev") } == [
        "error: shop/dev: dev.json can't be read: it is a directory [invalid-profile]\n"
          + "  hint: move it away, and put a file there"
      ])
    #expect(
      folder.mistakes { _ = try $0.read("link") } == [
        "error: shop/link: link.json can't be read: it is a symbolic link [invalid-profile]\n"
          + "  hint: put the file itself there, or link the whole folder"
      ])
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aFileThatMayNotBeRead() throws {
    let folder = try ProfileFolder(["dev": "{}"])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.directory + "/dev.json")
    #expect(
      folder.mistakes { _ = try $0.read("dev") } == [
        "error: shop/dev: dev.json can't be read: permission is denied [invalid-profile]\n"
          + "  hint: see who may read it: ls -l dev.json"
      ])
  }

  @Test func aFileThatIsTooLarge() throws {
    let said = try said("{\"a\": \"" + String(repeating: "x", count: 1 << 20) + "\"}")
    #expect(said == ["error: shop/dev: dev.json can't be read: it is larger than 1 MiB [invalid-profile]"])
  }

  @Test(arguments: [
    ("", "it is empty"), ("../default", "it begins with \".\""), ("a/b", "it has characters other than"),
    ("..", "it begins with \".\""), ("-x", "it begins with \"-\""), ("deploy", "deploy.json is the record"),
    ("Deploy", "deploy.json is the record"), ("a b", "it has characters other than"),
    ("ü", "it has characters other than"),
    (String(repeating: "x", count: 65), "it is longer than 64 characters"),
    ("a\u{1B}b", "it has characters other than"),
  ])
  func namesThatLeadElsewhere(name: String, reason: String) throws {
    let folder = try ProfileFolder(["default": "{}"])
    let said = folder.mistakes { _ = try $0.read(name) }
    #expect(said.count == 1)
    #expect(said[0].contains(reason), "\(said)")
    #expect(!said[0].contains("\u{1B}"))
  }

  @Test func aNameThatIsNotTheFiles() throws {
    #expect(
      try said("{\"profile\": \"default\"}") == [
        """
        dev.json:1:13: error: shop/dev: the profile says another name than its file has; expected "dev", given \
        "default" [invalid-profile]
          hint: change profile, or rename the file
        """
      ])
  }

  @Test func whereProfilesAre() throws {
    func folder(_ variables: [String: String]) throws -> String {
      try ProfileStore(system: "shop", variables: variables).directory
    }
    #expect(try folder(["XDG_CONFIG_HOME": "/x", "HOME": "/home/me"]) == "/x/shop")
    #expect(try folder(["XDG_CONFIG_HOME": "/x/"]) == "/x/shop")
    #expect(try folder(["HOME": "/home/me"]) == "/home/me/.config/shop")
    #expect(try folder(["XDG_CONFIG_HOME": "", "HOME": "/home/me"]) == "/home/me/.config/shop")
    #expect(throws: ProfileError.self) { try folder([:]) }
    let error = #expect(throws: ProfileError.self) { try folder(["XDG_CONFIG_HOME": "config", "HOME": "/home/me"]) }
    #expect(
      error?.findings.first?.description == """
        error: XDG_CONFIG_HOME must be an absolute path; expected a path such as /home/me/.config, given config \
        [invalid-profile]
          hint: set it to an absolute path, or unset it for ~/.config
        """)
  }
}
