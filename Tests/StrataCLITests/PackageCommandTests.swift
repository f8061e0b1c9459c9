import Foundation
import StrataEnvironments
import StrataFunctions
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth package`.
@Suite struct PackageCommandTests {
  private let tool: ToolRun
  private let program = "#!/bin/sh\n"

  init() throws {
    tool = try ToolRun()
    try tool.write("sources/Handler/Api", program)
    try tool.write("sources/Profiles/dev.json", "{}")
    try tool.write("sources/Profiles/prod.json", "{}")
  }

  private struct Profile: Decodable, Sendable {}

  private func system(
    functions: [(id: String, package: String, path: String)] = [("Api", "api", "Handler/Api")],
    architecture: Function.Architecture = .arm64
  ) -> System {
    let file = tool.folder + "/sources/Lambdas.swift"
    return System(
      "lambdas", environments: [.required("dev"), .optional("prod")], profiles: "Profiles", file: file, line: 1
    ) { (app: AppScope, environments: [Environment<Profile>]) in
      for environment in environments {
        app.stack("Lambdas", for: environment) { scope in
          for (index, function) in functions.enumerated() {
            Function(
              function.id, in: scope,
              code: .package(function.package, executable: function.path, file: file, line: 10 + index),
              architecture: architecture, file: file, line: 10 + index)
          }
        }
      }
    }
  }

  @discardableResult
  private func run(_ arguments: String..., system: System? = nil) -> ToolRun {
    tool.run(["package", "--packages", "%/packages"] + arguments, systems: [system ?? self.system()])
  }

  private var lock: String? { tool.text(of: "sources/lambdas.lock.json") }

  @Test func aPackageIsMadeAndLocked() throws {
    run()
    #expect(tool.status == 0, "\(tool.errors)")
    let digest = try #require(lock?.firstMatch(of: /"sha256": "([0-9a-f]{64})"/)).output.1
    #expect(
      tool.output == """
        lambdas
          new        api  \(digest.prefix(12))  1 file, 10 bytes, in packages/lambdas/api.zip
          locked in sources/lambdas.lock.json, which is to be committed

        """)
    #expect(tool.files(in: "packages/lambdas") == ["api.zip"])
    run()
    #expect(
      tool.output == """
        lambdas
          unchanged  api  \(digest.prefix(12))  1 file, 10 bytes, in packages/lambdas/api.zip

        """)
    // What synthesizes takes it from there, without the program.
    try tool.remove("sources/Handler/Api")
    tool.run(["lambdas", "--output", "%/templates"], systems: [system()])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.text(of: "templates/lambdas/LambdasDev.template.json")?.contains("\(digest).zip") == true)
    #expect(
      tool.output.contains(
        "\n  (LambdasDev: synth deploy lambdas --environment dev puts the packages of its functions into the bucket)\n"),
      "\(tool.output)")
    let manifest = try JSONValue(parsing: try #require(tool.text(of: "templates/lambdas/manifest.json")))
    #expect(manifest["stacks"]?[0]?["packages"] == [["name": "api", "sha256": .string(String(digest))]])
  }

  @Test func anotherProgramIsAnotherPackage() throws {
    run()
    let before = lock
    try tool.write("sources/Handler/Api", program + "exit 1\n")
    run("--check")
    #expect(tool.status == 1)
    #expect(tool.output.contains("\n  changed    api  "))
    #expect(
      tool.errors == """
        error: the lock file is behind; commit what this writes
          synth package --packages %/packages

        """)
    #expect(lock == before)
    run()
    #expect(tool.status == 0 && lock != before)
    #expect(run("--check").status == 0)
  }

  @Test func whatNoFunctionHasGoes() throws {
    try tool.write("sources/Handler/Web", program)
    let two = system(functions: [("Api", "api", "Handler/Api"), ("Web", "web", "Handler/Web")])
    run(system: two)
    let whole = lock
    // Of a part it isn't known what others have.
    run("--only", "api")
    run("-e", "dev")
    #expect(lock == whole)
    run()
    #expect(tool.output.contains("\n  removed    web\n"))
    #expect(lock?.contains("web") == false)
  }

  @Test func allPackagesOfASystemOrNone() throws {
    run(system: system(functions: [("Web", "web", "Handler/Web"), ("Api", "api", "Handler/Api")]))
    #expect(tool.status == 1)
    #expect(lock == nil && tool.files(in: "packages").isEmpty)
    #expect(
      tool.errors == """
        sources/Lambdas.swift:10: error: LambdasDev/Web: code: %/sources/Handler/Web isn't there [package]
          hint: build it first; a path is relative to the file in which the function is declared
        1 error

        """)
  }

  @Test func oneNameIsOnePackage() throws {
    try tool.write("sources/Handler/Web", program)
    run(system: system(functions: [("Api", "api", "Handler/Api"), ("Web", "api", "Handler/Web")]))
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        sources/Lambdas.swift:11: error: LambdasDev/Web: code: two functions have a package api and say something else of it; \
        expected %/sources/Handler/Api, given %/sources/Handler/Web [package]
          hint: say the same of it, or give one of them another name
        1 error

        """)
  }

  @Test func namesThatOnlyDifferInTheirCase() throws {
    run(system: system(functions: [("Api", "Api", "Handler/Api"), ("Web", "api", "Handler/Api")]))
    #expect(tool.status == 1 && lock == nil)
    #expect(
      tool.errors == """
        sources/Lambdas.swift:11: error: LambdasDev/Web: code: two packages have names that differ in upper and lower case \
        alone; expected Api, given api [package]
          hint: give one of them another name
        1 error

        """)
  }

  /// What would be a path isn't one, before anything is checked that only synthesis checks.
  @Test(arguments: ["../../api", "", "a/b", "ä"])
  func aNameThatCannotBe(name: String) throws {
    run(system: system(functions: [("Api", name, "Handler/Api")]))
    #expect(tool.status == 1 && tool.files(in: "packages").isEmpty)
    #expect(
      tool.errors.contains(
        "error: LambdasDev/Api: code: a package can't have this name; expected 1 to 64 letters, digits, hyphens and "
          + "underscores, given \"\(name)\" [package]\n"), "\(tool.errors)")
  }

  @Test func aProgramThatCannotBeStarted() throws {
    try tool.write("sources/Handler/Api", "text")
    run()
    #expect(tool.status == 1)
    #expect(tool.errors.contains("the program of the package api isn't one for Linux; expected an ELF file"))
  }

  @Test func forMachines() throws {
    run("--json")
    let json = try JSONValue(parsing: tool.output)
    #expect(json["succeeded"] == true)
    let package = try #require(json["systems"]?[0]?["packages"]?[0])
    #expect(package["name"] == "api" && package["state"] == "new" && package["files"] == 1 && package["bytes"] == 10)
    try tool.write("sources/Handler/Api", "text")
    run("--json", "--check")
    let failed = try JSONValue(parsing: tool.output)
    #expect(tool.status == 1 && failed["succeeded"] == false)
    #expect(failed["diagnostics"]?[0]?["rule"] == "package")
  }

  @Test func aSlipInAName() {
    run("--only", "apy")
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: there is no package apy\n"))
  }

  @Test func aSystemWithoutPackages() {
    #expect(run(system: system(functions: [])).errors == "note: no function has a package\n")
    #expect(tool.status == 0 && lock == nil)
  }

  @Test func aBrokenLockFile() throws {
    try tool.write("sources/lambdas.lock.json", "{")
    run()
    #expect(tool.status == 1)
    #expect(tool.errors.contains("sources/lambdas.lock.json isn't a lock file: line 1, column 2"), "\(tool.errors)")
    #expect(tool.text(of: "sources/lambdas.lock.json") == "{")
  }

  @Test func aLockFileWithAConflict() throws {
    let text = "{\n<<<<<<< HEAD\n=======\n>>>>>>> other\n}\n"
    try tool.write("sources/lambdas.lock.json", text)
    let message = "sources/lambdas.lock.json isn't a lock file: git has left a conflict in it"
    run()
    #expect(tool.status == 1 && tool.errors.contains(message), "\(tool.errors)")
    tool.run(["lambdas", "--output", "%/templates"], systems: [system()])
    #expect(tool.status == 1 && tool.errors.contains(message), "\(tool.errors)")
    #expect(tool.text(of: "sources/lambdas.lock.json") == text)
  }

  @Test func whoHasNotMadeItIsToldHow() {
    tool.run(["lambdas", "--output", "%/templates"], systems: [system()])
    #expect(tool.status == 1)
    #expect(
      tool.errors.contains(
        """
        error: LambdasDev/Api: code: the package api isn't locked, so its content isn't known; expected its digest in \
        lambdas.lock.json [package]
          hint: build it, then make the package, which locks it: package lambdas
        """), "\(tool.errors)")
  }
}
