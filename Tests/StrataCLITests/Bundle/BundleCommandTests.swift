import Foundation
import StrataFiles
import StrataJSON
import StrataScaffolding
import Testing

@testable import StrataCLI

/// `synth bundle`: what it makes, takes, gives back and refuses.
@Suite struct BundleCommandTests {
  private let tool: ToolRun
  private let toolchain = PlayedToolchain()
  private let manifest: String

  init() throws {
    tool = try ToolRun()
    let toolchain = toolchain
    tool.play = { try toolchain.run($0) }
    let package = try NewPackage(
      PackageName("my-shop", besides: []), shape: .queue, on: .folder(path: "strata", name: "strata"))
    manifest = try #require(package.files.first { $0.path == "Package.swift" }).text
    try write(manifest, to: "Package.swift")
    try write("  name: \"strata\",\n", to: "strata/Package.swift")
    try write("", to: "strata/Sources/Resources/SQS/SQS.swift")
    try write("", to: "strata/Sources/Resources/SNS/SNS.swift")
    try write("int text(void);\n", to: "strata/Sources/CText/include/CText.h")
  }

  private func write(_ text: String, to path: String) throws {
    try PlayedToolchain.write(text, to: "\(tool.folder)/\(path)")
  }

  /// The names of the bundles, and of what else is in their folder.
  private var bundles: [String] { tool.files(in: ".cache/strata") }

  private var taken: String? {
    tool.text(of: "Package.swift")?.split(separator: "\n").first { $0.hasPrefix("  dependencies: [.package(") }.map {
      String($0).replacing(tool.folder, with: "%")
    }
  }

  @Test func aBundleIsMadeAndTaken() throws {
    tool.run("bundle")
    #expect((tool.status, tool.errors) == (0, ""))
    let name = try #require(bundles.first)
    #expect(bundles.count == 1)
    #expect(name.hasPrefix("0.1.0-") && name.hasSuffix("-swift-6.3.1-x86_64-unknown-linux-gnu"))
    #expect(
      tool.output == """
        made a bundle of Strata 0.1.0 for Swift 6.3.1 in .cache/strata/\(name)
        Package.swift takes it, on this machine alone; before a commit, say synth bundle --off

        """)
    #expect(taken == "  dependencies: [.package(path: \"%/.cache/strata/\(name)/strata\")],")
    let folder = ".cache/strata/\(name)/strata"
    #expect(tool.files(in: folder) == ["Libraries", "Package.swift", "Sources", "StrataBundle.artifactbundle"])
    let artifacts = "\(folder)/StrataBundle.artifactbundle"
    #expect(
      tool.files(in: artifacts)
        == [
          "Modules", "info.json", "libStrata.so", "libStrataBundle.a", "libStrataBundle.so", "libStrataSNS.so",
          "libStrataSQS.so",
        ])
    #expect(
      tool.files(in: "\(artifacts)/Modules")
        == ["CText"] + ["Strata", "StrataSNS", "StrataSQS", "StrataText"].map { "\($0).swiftmodule" })
    let package = try #require(tool.text(of: "\(folder)/Package.swift"))
    #expect(package.contains("#if !compiler(>=6.3.1) || compiler(>=6.3.2)\n  #error(\"this bundle is for Swift 6.3.1"))
    #expect(
      package.contains(
        """
        let products = [
          ("Strata", ["Strata", "StrataSQS"]),
          ("StrataSNS", ["StrataSNS"]),
          ("StrataSQS", ["StrataSQS"]),
          ("StrataText", []),
        ]
        """))
  }

  /// The folder of the only bundle's artifacts.
  private func artifacts() throws -> String {
    ".cache/strata/\(try #require(bundles.first))/strata/StrataBundle.artifactbundle"
  }

  @Test func sharedLibrariesAreLinked() throws {
    tool.run("bundle")
    let artifacts = try artifacts()
    let staging = "\(tool.folder)/.cache/strata/.staging"
    let staged = "\(staging)/bundle/strata/StrataBundle.artifactbundle"
    let linked = { (name: String, objects: [String], libraries: [String]) in
      #expect(
        tool.text(of: "\(artifacts)/lib\(name).so")
          == (["-L\(staged)"] + objects.map { "\(staging)/build/debug/\($0)" } + libraries + [
            "-lm", "-Xlinker", "-soname=lib\(name).so", "-Xlinker", "-rpath=$ORIGIN", "-Xlinker", "-Bsymbolic",
          ]).joined(separator: " "))
    }
    linked(
      "StrataBundle",
      ["CText.build/fast/text.c.o", "StrataText.build/A.swift.o", "StrataText.build/B.swift.o"], [])
    linked("StrataSQS", ["StrataSQS.build/A.swift.o", "StrataSQS.build/B.swift.o"], ["-lStrataBundle"])
    linked("Strata", ["Strata.build/A.swift.o", "Strata.build/B.swift.o"], ["-lStrataBundle", "-lStrataSQS"])
    #expect(tool.text(of: "\(artifacts)/libStrataBundle.a") == "INPUT(AS_NEEDED(libStrataBundle.so))\n")
    let libraries = "\(artifacts)/../Libraries"
    #expect(
      tool.files(in: libraries) == ["Strata", "StrataSNS", "StrataSQS"].map { "\($0).artifactbundle" })
    #expect(
      tool.text(of: "\(libraries)/StrataSQS.artifactbundle/libStrataSQS.a") == "INPUT(AS_NEEDED(libStrataSQS.so))\n")
  }

  /// What a module in Swift imports is looked for where that is.
  @Test func headersAreTakenAlong() throws {
    tool.run("bundle")
    let headers = "\(try artifacts())/Modules/CText"
    #expect(tool.text(of: "\(headers)/CText.h") == "int text(void);\n")
    #expect(tool.text(of: "\(headers)/module.modulemap") == "module CText {\n  umbrella \".\"\n  export *\n}\n")
  }

  @Test func aModuleMapOfItsOwnIsKept() throws {
    try write("module CText { header \"CText.h\" }\n", to: "strata/Sources/CText/include/module.modulemap")
    tool.run("bundle")
    #expect(
      tool.text(of: "\(try artifacts())/Modules/CText/module.modulemap") == "module CText { header \"CText.h\" }\n")
  }

  @Test func onMacOSAnArchiveHasAll() throws {
    toolchain.platform = "arm64-apple-macosx"
    tool.run("bundle")
    #expect((tool.status, tool.errors) == (0, ""))
    let artifacts = try artifacts()
    #expect(tool.files(in: artifacts) == ["Modules", "info.json", "libStrataBundle.a"])
    let staging = "\(tool.folder)/.cache/strata/.staging"
    #expect(
      tool.text(of: "\(artifacts)/libStrataBundle.a")
        == ["CText", "StrataText", "Strata", "StrataSQS", "StrataSNS"].map { "\(staging)/merged/\($0).o" }
        .joined(separator: " "))
    let joined = try #require(tool.programs.first { $0.arguments.prefix(2) == ["ld", "-r"] })
    #expect(
      joined.arguments.dropFirst(3) == [
        "\(staging)/merged/CText.o", "\(staging)/build/debug/CText.build/fast/text.c.o",
      ])
  }

  @Test func aBundleThatIsThereIsTaken() throws {
    tool.run("bundle")
    let name = try #require(bundles.first)
    #expect(tool.run("bundle", "--off").output == "Package.swift takes the package itself again\n")
    #expect(tool.text(of: "Package.swift") == manifest)
    tool.run("bundle")
    #expect(tool.output.hasPrefix("took a bundle of Strata 0.1.0 for Swift 6.3.1 in .cache/strata/\(name)\n"))
    #expect(tool.programs.map(\.arguments) == [["swiftc", "-print-target-info"]])
    #expect(bundles == [name])
  }

  @Test func whatChangedIsBuiltAnew() throws {
    tool.run("bundle")
    try write("let changed = true\n", to: "strata/Sources/Resources/SQS/SQS.swift")
    tool.run("bundle")
    #expect(tool.output.hasPrefix("made "))
    #expect(bundles.count == 2)
    #expect(bundles.contains { taken?.contains($0) == true })
  }

  @Test func anotherCompilerGetsABundleOfItsOwn() throws {
    tool.run("bundle")
    toolchain.version = "6.4"
    tool.run("bundle", "--status")
    #expect(tool.status == 1)
    #expect(tool.output.hasSuffix("the bundle is for Swift 6.3.1, and here is 6.4.0\n"))
    tool.run("bundle")
    #expect(tool.output.hasPrefix("made a bundle of Strata 0.1.0 for Swift 6.4.0 in "))
    #expect(tool.run("bundle", "--status").status == 0)
  }

  @Test func servicesAreChosen() throws {
    tool.run("bundle", "--service", "SQS")
    #expect((tool.status, tool.errors) == (0, ""))
    let everything = try #require(tool.programs.first { $0.arguments.prefix(2) == ["swift", "build"] })
    #expect(everything.arguments.prefix(6).filter { $0.hasPrefix("-") } == ["--package-path", "--scratch-path"])
    #expect(everything.arguments.dropFirst(6).contains("-wmo"), "no module is edited")
    let name = try #require(bundles.first)
    let package = tool.text(of: ".cache/strata/\(name)/strata/Package.swift")
    #expect(
      package?.contains(
        """
        let products = [
          ("Strata", ["Strata", "StrataSQS"]),
          ("StrataSQS", ["StrataSQS"]),
          ("StrataText", []),
        ]
        """) == true)
    #expect(tool.run("bundle", "--service", "SQS").output.hasPrefix("took "))
    #expect(tool.run("bundle", "--service", "SNS").output.hasPrefix("made "))
    #expect(tool.run("bundle").output.hasPrefix("made "))
    #expect(tool.run("bundle", "--service", "SQS").output.hasPrefix("took "), "the whole one has it")
    tool.run("bundle", "--service", "SQ")
    #expect(tool.status == 2, "not even a whole one has it")
  }

  @Test(
    arguments: [("SQSS", "there is no service SQSS; did you mean SQS?"), ("X", "there is no service X, as SQS is one")])
  func anUnknownServiceIsRefused(service: String, message: String) {
    tool.run("bundle", "--service", service)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(message)\n"))
    #expect(bundles == [])
    #expect(tool.text(of: "Package.swift") == manifest)
  }

  @Test func whatDoesNotBuildLeavesNothing() {
    toolchain.build = (1, "\(tool.folder)/strata/Sources/A.swift:1:1: error: no such thing\n")
    tool.run("bundle")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: building the bundle: swift ended with 1; no bundle was made
        strata/Sources/A.swift:1:1: error: no such thing
          hint: the disk must have some gigabytes, and the package must build by itself

        """)
    #expect(bundles == [])
    #expect(tool.text(of: "Package.swift") == manifest)
  }

  @Test func anInterruptLeavesNothing() {
    let tool = tool
    toolchain.building = { tool.isInterrupted = true }
    tool.run("bundle")
    #expect((tool.status, tool.errors) == (130, ""))
    #expect(bundles == [])
    #expect(tool.text(of: "Package.swift") == manifest)
  }

  @Test func anotherRunIsNotDisturbed() throws {
    let cache = try BundleCache(variables: ["HOME": tool.folder])
    let held = try cache.hold()
    tool.run("bundle")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: another run makes or removes a bundle in %/.cache/strata
          hint: wait until it's done

        """)
    withExtendedLifetime(held) {}
  }

  @Test func whatAKilledRunLeftIsRemoved() throws {
    try write("", to: ".cache/strata/.staging/build/debug/A.build/A.o")
    tool.run("bundle")
    #expect(tool.status == 0)
    #expect(bundles.count == 1 && !bundles.contains(".staging"))
  }

  @Test func aManifestOfAnotherKindIsLeftAlone() throws {
    try write("let package = Package(name: \"shop\")\n", to: "Package.swift")
    tool.run("bundle")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: %/Package.swift isn't as init makes it, and was left as it is: it has no line `  dependencies: \
        [.package(…)],` with one package, which alone its products are taken from
          hint: write its dependency on Strata so

        """)
    #expect(tool.text(of: "Package.swift") == "let package = Package(name: \"shop\")\n")
  }

  @Test func sourcesThatAreNotThereAreMissed() throws {
    let line = #".package(url: "https://example.com/strata.git", from: "0.1.0")"#
    let text = manifest.replacing(#".package(path: "strata")"#, with: line)
    try write(text, to: "Package.swift")
    tool.run("bundle")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: SwiftPM has no sources of Strata in %/.build, of which a bundle could be made
          hint: say swift package resolve first

        """)
  }

  /// What SwiftPM noted of a repository tells its checkout, and the commit of that.
  @Test func sourcesAreTheCheckoutOfARepository() throws {
    let line = #".package(url: "https://example.com/strata.git", from: "0.1.0")"#
    try write(manifest.replacing(#".package(path: "strata")"#, with: line), to: "Package.swift")
    try write("  name: \"strata\",\n", to: ".build/checkouts/strata/Package.swift")
    try write("int text(void);\n", to: ".build/checkouts/strata/Sources/CText/include/CText.h")
    try write(
      """
      {"object": {"dependencies": [{
        "packageRef": {"kind": "remoteSourceControl", "location": "https://example.com/strata.git"},
        "state": {"checkoutState": {"revision": "0123456789abcdef"}}, "subpath": "strata"}]}}
      """, to: ".build/workspace-state.json")
    tool.run("bundle")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(bundles == ["0.1.0-0123456789ab-swift-6.3.1-x86_64-unknown-linux-gnu"])
    let packaged = tool.programs.first { $0.arguments.contains("dump-package") }
    #expect(packaged?.arguments[3] == "\(tool.folder)/.build/checkouts/strata")
  }

  @Test func pinsComeBack() throws {
    try write("pins\n", to: "Package.resolved")
    tool.run("bundle")
    // As SwiftPM does where no package of a repository is left.
    try FileManager.default.removeItem(atPath: "\(tool.folder)/Package.resolved")
    tool.run("bundle", "--off")
    #expect(tool.text(of: "Package.resolved") == "pins\n")
  }

  @Test func allAreRemoved() throws {
    tool.run("bundle")
    tool.run("bundle", "--remove")
    #expect((tool.status, tool.output, tool.errors) == (0, "removed 1 bundle\n", ""))
    #expect(bundles == [])
    #expect(tool.text(of: "Package.swift") == manifest)
    #expect(tool.run("bundle", "--status").output == "there is no bundle\n")
  }

  @Test func machinesGetTheSame() throws {
    let made = try JSONValue(parsing: tool.run("bundle", "--json").output)
    #expect(made["done"] == "made")
    #expect(made["manifest"] == "%/Package.swift")
    #expect(made["taken"]?["products"] == ["Strata", "StrataSNS", "StrataSQS", "StrataText"])
    #expect(made["bundles"]?.array?.count == 1)
    #expect(made["problem"] == .some(.null))
    #expect(try JSONValue(parsing: tool.run("bundle", "--off", "--json").output)["done"] == "off")
    #expect(try JSONValue(parsing: tool.run("bundle", "--off", "--json").output)["done"] == "none")
  }

  @Test(
    arguments: [
      (["HOME": "/home/ada"], "/home/ada/.cache/strata"),
      (["HOME": "/home/ada", "XDG_CACHE_HOME": "/c/"], "/c/strata"),
      (["XDG_CACHE_HOME": "/c", "HOME": ""], "/c/strata"),
    ])
  func theCacheIsFoundByTheEnvironment(variables: [String: String], folder: String) throws {
    #if !canImport(Darwin)
      #expect(try BundleCache(variables: variables).folder == folder)
    #endif
  }

  @Test(
    arguments: [
      (
        [:],
        "there is no folder for bundles, since neither XDG_CACHE_HOME nor HOME is set\n  hint: set one of them"
      ),
      (
        ["XDG_CACHE_HOME": "c"],
        "XDG_CACHE_HOME must be an absolute path, given c\n  hint: set it to an absolute path"
      ),
      (
        ["XDG_CACHE_HOME": "/my cache"],
        "/my cache can't be written to Package.swift as it is\n  hint: let XDG_CACHE_HOME name a folder without white "
          + "space and quotes"
      ),
    ])
  func anEnvironmentWithoutCacheIsRefused(variables: [String: String], message: String) {
    let error = #expect(throws: CommandError.self) { try BundleCache(variables: variables) }
    #expect(error?.description == message)
  }

  @Test(arguments: [["--off", "--remove"], ["--status", "--service", "SQS"]])
  func optionsExcludeEachOther(options: [String]) {
    tool.run(["bundle"] + options)
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(options[0]) and \(options[1]) exclude each other\n"))
  }
}
