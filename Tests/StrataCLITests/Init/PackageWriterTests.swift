import Foundation
import StrataScaffolding
import Testing

@testable import StrataCLI

/// Where a new package is written, and where it isn't.
@Suite struct PackageWriterTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.play = PlayedOrigin(tags: ["0.1.0"]).run
  }

  private func make(in folder: String = "%/shop", _ arguments: String...) {
    tool.run(["init", "my-shop", "--output", folder, "--url", "https://example.com/strata.git"] + arguments)
  }

  private var whole: [String] { [".github", ".gitignore", "Package.swift", "README.md", "Sources", "Tests"] }

  @Test(arguments: [
    (["a"], "a"), ([".gitignore", "Package.swift", "z"], ".gitignore, Package.swift, z"),
    (["1", "2", "3", "4", "5"], "1, 2, 3 and 2 more"), ([".git/HEAD", "a"], "a"), ([".strata-inits"], ".strata-inits"),
    (["a\u{1B}b"], "a\\u{1B}b"),
  ])
  func aFolderWithFilesIsRefused(files: [String], names: String) throws {
    for file in files { try tool.write("shop/\(file)", "mine") }
    make()
    #expect(
      tool.errors == """
        error: %/shop has files in it already: \(names); nothing was written
          hint: name a folder that is empty, or isn't there, by --output

        """)
    #expect((tool.status, tool.output) == (1, ""))
    #expect(files.allSatisfy { tool.text(of: "shop/\($0)") == "mine" })
    #expect(Set(tool.files(in: "shop")) == Set(files.map { String($0.prefix { $0 != "/" }) }))
    // Nobody is asked for versions of what isn't made.
    #expect(tool.programs == [])
  }

  @Test(arguments: [[], [".git/HEAD"]])
  func aFolderWithoutAnyIsFilled(files: [String]) throws {
    try FileManager.default.createDirectory(atPath: tool.folder + "/shop", withIntermediateDirectories: true)
    for file in files { try tool.write("shop/\(file)", "ref: refs/heads/main") }
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.files(in: "shop").filter { $0 != ".git" } == whole)
    #expect(tool.files(in: "") == ["shop"])
  }

  @Test(arguments: ["%/a/b/shop", "%/a/b/shop/", "%//a/./b/shop"])
  func foldersAboveAreMade(folder: String) {
    make(in: folder)
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.files(in: "a/b/shop") == whole)
  }

  @Test func aFileIsNoFolder() throws {
    try tool.write("shop", "mine")
    make()
    #expect(
      tool.errors == """
        error: %/shop can't be written: it isn't a folder; nothing was written
          hint: name another folder by --output

        """)
    #expect((tool.status, tool.text(of: "shop")) == (1, "mine"))
    make(in: "%/shop/below")
    #expect(tool.errors.hasPrefix("error: %/shop/below can't be written: it isn't a folder;"), "\(tool.errors)")
  }

  @Test func aLinkToNothingIsNoFolder() throws {
    try FileManager.default.createSymbolicLink(
      atPath: tool.folder + "/shop", withDestinationPath: tool.folder + "/gone")
    make()
    #expect(tool.errors.hasPrefix("error: %/shop can't be written: it isn't a folder;"), "\(tool.errors)")
    #expect((tool.status, tool.files(in: "")) == (1, ["shop"]))
  }

  /// The folders above were made before that was known.
  @Test func whatFailsLeavesNothing() {
    make(in: "%/a/b/" + String(repeating: "x", count: 300))
    #expect(tool.errors.contains(" can't be written: its path is too long; nothing was written\n"), "\(tool.errors)")
    #expect((tool.status, tool.files(in: "")) == (1, []))
  }

  // MARK: Killed runs

  @Test func theNextRunGoesOnWhereOneWasKilled() throws {
    make(in: "%/other")
    try tool.write("shop/.strata-init/README.md", "cut sho")
    for file in [".gitignore", "Sources/MyShop/MyShop.swift"] {
      try tool.write("shop/\(file)", try #require(tool.text(of: "other/\(file)")))
    }
    for file in tool.files(in: "other/Sources") where !tool.files(in: "shop/Sources").contains(file) {
      try FileManager.default.copyItem(
        atPath: "\(tool.folder)/other/Sources/\(file)", toPath: "\(tool.folder)/shop/Sources/\(file)")
    }
    try FileManager.default.removeItem(atPath: "\(tool.folder)/shop/Sources/MyShop")
    try FileManager.default.copyItem(
      atPath: "\(tool.folder)/other/Sources/MyShop", toPath: "\(tool.folder)/shop/Sources/MyShop")
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(FileManager.default.contentsEqual(atPath: "\(tool.folder)/shop", andPath: "\(tool.folder)/other"))
  }

  /// What isn't as it would be written is somebody's.
  @Test func whatWasChangedSinceIsNotTakenForAKilledRuns() throws {
    try tool.write("shop/.strata-init/README.md", "cut sho")
    try tool.write("shop/.gitignore", "mine")
    make()
    #expect(tool.errors.hasPrefix("error: %/shop has files in it already: .gitignore; nothing was written\n"))
    #expect(tool.text(of: "shop/.gitignore") == "mine")
  }

  @Test func whatAKilledRunStagedBesideIsWrittenAnew() throws {
    try tool.write(".strata-init-shop/README.md", "cut sho")
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.files(in: "") == ["shop"])
    #expect(tool.files(in: "shop") == whole)
  }
}
