import StrataFiles
import Testing

@testable import StrataCLI

/// The package around a folder, and how its tool is built.
@Suite struct WatchedPackageTests {
  private func package(above directory: String, executable: String) throws -> WatchedPackage {
    var console = Console(output: { _ in }, errors: { _ in })
    console.kind = { ["/home/ada/shop/Package.swift", "/home/ada/Package.swift"].contains($0) ? .regular : nil }
    return try WatchedPackage(above: directory, executable: executable, console: console)
  }

  @Test(arguments: ["/home/ada/shop", "/home/ada/shop/Sources/shop"])
  func theNearestPackageAbove(folder: String) throws {
    #expect(try package(above: folder, executable: "/x/.build/debug/shop").folder == "/home/ada/shop")
  }

  @Test(
    arguments: [
      ("/home/ada/shop/.build/x86_64-unknown-linux-gnu/debug/shop", "/home/ada/shop/.build", "debug"),
      ("/home/ada/shop/.build/arm64-apple-macosx/release/shop", "/home/ada/shop/.build", "release"),
      ("/cache/shop/debug/shop", "/cache/shop", "debug"),
    ])
  func whereItIsBuilt(executable: String, scratch: String, configuration: String) throws {
    let package = try package(above: "/home/ada/shop", executable: executable)
    #expect(package.scratch == scratch)
    #expect(package.configuration == configuration)
    #expect(package.product == "shop")
  }

  @Test func whatIsNotThere() {
    let none = #expect(throws: CommandError.self) { try package(above: "/home", executable: "/x/debug/shop") }
    #expect(
      none?.description == """
        there is no Package.swift here or above
          hint: go to the package whose sources are to be watched
        """)
    let installed = #expect(throws: CommandError.self) {
      try package(above: "/home/ada/shop", executable: "/usr/local/bin/shop")
    }
    #expect(
      installed?.description == """
        /usr/local/bin/shop isn't where swift build puts a program, so that it isn't known how to build it
          hint: run it from its package: swift run shop watch
        """)
  }
}
