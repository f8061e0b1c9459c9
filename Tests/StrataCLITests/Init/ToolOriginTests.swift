import Foundation
import Testing

@testable import StrataCLI

/// Where a new package takes Strata from: what is given, or where the tool came from.
@Suite struct ToolOriginTests {
  private let tool: ToolRun
  private static let manifest = "let package = Package(\n  name: \"strata\",\n)\n"

  init() throws {
    tool = try ToolRun()
    tool.play = PlayedOrigin(tags: ["0.1.0"]).run
  }

  private func make(_ arguments: String...) {
    tool.run(["init", "my-shop", "--output", "%/shop"] + arguments)
  }

  private var dependency: String? {
    tool.text(of: "shop/Package.swift")?.split(separator: "\n").first { $0.contains(".package(") }.map {
      $0.trimmingCharacters(in: .whitespaces).replacing(tool.folder, with: "%")
    }
  }

  private static func state(_ kind: String, _ location: String) -> String {
    """
    {"object": {"dependencies": [
      {"packageRef": {"identity": "other", "kind": "remoteSourceControl", "location": "https://example.com/other.git"},
       "subpath": "other"},
      {"packageRef": {"identity": "strata", "kind": "\(kind)", "location": "\(location)"}, "subpath": "strata"}
    ]}, "version": 7}
    """
  }

  // MARK: The tool's own origin

  @Test func theOriginOfACheckout() throws {
    try tool.write("strata/Package.swift", Self.manifest)
    tool.program = tool.folder + "/strata/.build/x86_64-unknown-linux-gnu/debug/synth"
    tool.play = PlayedOrigin(tags: ["0.1.0"], origin: "git@example.com:acme/strata.git").run
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(dependency == "dependencies: [.package(url: \"git@example.com:acme/strata.git\", from: \"0.1.0\")],")
  }

  @Test func theOriginOfACheckoutOnThisMachine() throws {
    try tool.write("strata/Package.swift", Self.manifest)
    try tool.write("origin.git/HEAD", "")
    tool.program = tool.folder + "/strata/.build/debug/synth"
    tool.play = PlayedOrigin(tags: ["0.1.0"], origin: "../origin.git").run
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(dependency == "dependencies: [.package(url: \"file://%/origin.git\", from: \"0.1.0\")],")
  }

  @Test(arguments: [
    ("remoteSourceControl", "https://example.com/strata.git", "https://example.com/strata.git"),
    ("localSourceControl", "%/origin.git", "file://%/origin.git"),
  ])
  func theDependencyOfAPackage(kind: String, location: String, url: String) throws {
    try tool.write("origin.git/HEAD", "")
    try tool.write("own/.build/workspace-state.json", Self.state(kind, location.replacing("%", with: tool.folder)))
    try tool.write("own/.build/checkouts/strata/Package.swift", Self.manifest)
    try tool.write("own/.build/checkouts/other/Package.swift", "name: \"other\",")
    tool.program = tool.folder + "/own/.build/debug/own"
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(dependency == "dependencies: [.package(url: \"\(url)\", from: \"0.1.0\")],")
  }

  @Test func aPackageThatWasBuiltByACheckoutOfNoOrigin() throws {
    try tool.write("strata/Package.swift", Self.manifest)
    try tool.write("own/.build/workspace-state.json", Self.state("fileSystem", tool.folder + "/strata"))
    tool.program = tool.folder + "/own/.build/debug/own"
    make()
    #expect(
      tool.errors == """
        error: this tool was built from strata, which came from no address, and a package has to say one
          hint: say --url with the address of Strata's repository, or the path of a checkout: --url strata

        """)
    #expect((tool.status, tool.files(in: "shop")) == (1, []))
  }

  @Test(arguments: [nil, "%/bin/synth", "%/own/.build/debug/own"])
  func anOriginThatCannotBeTold(program: String?) throws {
    try tool.write("own/Package.swift", "name: \"own\",")
    try tool.write("own/.build/workspace-state.json", "{")
    tool.program = program?.replacing("%", with: tool.folder)
    make()
    #expect(
      tool.errors == """
        error: where this tool came from can't be told, and a package has to say it
          hint: say --url with the address of Strata's repository, or the path of a checkout

        """)
    #expect((tool.status, tool.files(in: "shop")) == (1, []))
  }

  // MARK: Checkouts that are given

  @Test func aCheckoutByItsPath() throws {
    try tool.write("a/strata-main/Package.swift", Self.manifest)
    make("--url", "%/a/strata-main")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(dependency == "dependencies: [.package(path: \"%/a/strata-main\")],")
    #expect(tool.text(of: "shop/Package.swift")?.contains("package: \"strata-main\"") == true)
    #expect(tool.programs == [])
  }

  @Test(arguments: [
    ("/a/b/shop", "/a/strata", "../../strata"), ("/a/shop", "/a/shop/strata", "strata"), ("/a", "/a", "."),
    ("/shop", "/strata", "../strata"), ("/a/strata/shop", "/a/strata", ".."),
  ])
  func aPathFromOneFolderToAnother(start: String, end: String, path: String) {
    #expect(FolderPath.relative(from: start, to: end) == path)
  }

  @Test(arguments: [
    ("shop", ".", "shop"), ("a/shop", "a", "shop"), ("./a/shop/", "./a", "shop"), ("/shop", "/", "shop"),
    ("/a/shop", "/a", "shop"), (".", ".", "."),
  ])
  func aPathTakenApart(path: String, parent: String, name: String) {
    #expect((FolderPath(path).parent, FolderPath(path).name) == (parent, name))
  }

  @Test func aPathFromTheRootOn() throws {
    try tool.write("a/file", "")
    let folder = try #require(FolderPath.absolute(".", in: tool.folder))
    #expect(FolderPath.absolute("a/new/shop", in: tool.folder) == folder + "/a/new/shop")
    #expect(FolderPath.absolute("a/../new", in: tool.folder) == folder + "/new")
    #expect(FolderPath.absolute("\(tool.folder)/a/", in: "/nowhere") == folder + "/a")
  }

  @Test(arguments: [
    (
      "%/nothing",
      "--url %/nothing is neither an address, such as https://example.com/strata.git, nor a folder that is here"
    ),
    ("%/other", "--url %/other has no Package.swift of Strata in it"),
  ])
  func whatIsNoCheckout(path: String, message: String) throws {
    try tool.write("other/Package.swift", "let package = Package(name: \"other\", targets: [])")
    make("--url", path)
    #expect(
      tool.errors == """
        error: \(message)
          hint: say --url with the address of Strata's repository, or the path of a checkout

        """)
    #expect((tool.status, tool.files(in: "shop")) == (1, []))
  }

  @Test func aCheckoutHasNoVersions() throws {
    try tool.write("strata/Package.swift", Self.manifest)
    make("--url", "%/strata", "--from", "0.1.0")
    #expect(
      tool.errors == """
        error: --from is for the versions of a repository; the folder %/strata is taken as it is
          hint: synth init --help tells what it takes

        """)
    #expect(tool.status == 2)
  }
}
