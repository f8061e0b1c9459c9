import Strata
import StrataFunctions
import StrataJSON
import TestSupport
import Testing

/// Functions whose code is a package that the lock file knows.
@Suite struct FunctionPackageTests {
  private static let digest = String(repeating: "ab", count: 32)

  private func app(
    _ environments: [String] = ["dev"], locked: PackageLock = PackageLock(["api": .init(sha256: digest)]),
    _ declare: @escaping @Sendable (Scope) -> Void
  ) -> App {
    var app = App("Shop") { app in
      app.stack("Shop") { scope in
        for environment in environments { declare(Scope(environment, in: scope, environment: environment)) }
      }
    }
    app.packages = locked
    return app
  }

  @Test func theTemplateNamesItByItsContent() throws {
    let app = app(["dev", "prod"]) { Function("Api", in: $0, code: .package("api", executable: "build/Api")) }
    let resources = try app.synthesize().stacks[0].template.resources
    for (environment, title) in [("dev", "Dev"), ("prod", "Prod")] {
      let properties = try #require(resources["\(title)Api"]?["Properties"])
      #expect(
        properties["Code"] == [
          "S3Bucket": ["Fn::ImportValue": .string("Shop-\(environment)-strata-artifacts-BucketName")],
          "S3Key": .string("\(Self.digest).zip"),
        ])
      #expect(properties["Handler"] == "bootstrap" && properties["Runtime"] == "provided.al2023")
    }
  }

  @Test func foldersAndZipFilesHaveAHandler() throws {
    let app = app(locked: PackageLock(["web": .init(sha256: Self.digest), "zip": .init(sha256: Self.digest)])) {
      Function("Web", in: $0, code: .package("web", folder: "web", runtime: .nodejs22, handler: "index.handler"))
      Function("Zip", in: $0, code: .package("zip", zip: "a.zip", runtime: .python313, handler: "app.handler"))
    }
    let resources = try app.synthesize().stacks[0].template.resources
    #expect(resources["DevWeb"]?["Properties"]?["Handler"] == "index.handler")
    #expect(resources["DevZip"]?["Properties"]?["Runtime"] == "python3.13")
  }

  /// Another content is another version, and nothing else is touched.
  @Test func anotherContentIsAnotherVersion() throws {
    func resources(_ digest: String) throws -> JSONObject {
      let app = app(locked: PackageLock(["api": .init(sha256: digest)])) { scope in
        let function = Function("Api", in: scope, code: .package("api", executable: "Api"))
        FunctionAlias("Live", in: scope, of: function)
        Function("Other", in: scope, code: .object("a.zip", in: "releases"))
      }
      return try app.synthesize().stacks[0].template.resources
    }
    let (before, after) = (try resources(Self.digest), try resources(String(repeating: "cd", count: 32)))
    let (added, removed) = (
      Set(after.keys).subtracting(before.keys), Set(before.keys).subtracting(after.keys)
    )
    #expect(added.count == 1 && removed.count == 1)
    #expect(added.allSatisfy { after[$0]?["Type"] == "AWS::Lambda::Version" })
    let changed = before.keys.filter { after[$0] != nil && after[$0] != before[$0] }
    #expect(Set(changed) == ["DevApi", "DevLive"])
  }

  @Test func whatIsNotLocked() {
    #expect(
      findings(app(locked: PackageLock([:])) { Function("Api", in: $0, code: .package("api", executable: "Api")) }) == [
        """
        FunctionPackageTests.swift: error: Shop/dev/Api: code: the package api isn't locked, so its content isn't known; \
        expected its digest in the lock file [package]
          hint: build it, then make the package, which locks it: package Shop
        """
      ])
  }

  @Test func whatIsLockedForAnotherArchitecture() {
    let lock = PackageLock(["api": .init(sha256: Self.digest, architecture: "x86_64")])
    #expect(
      findings(app(locked: lock) { Function("Api", in: $0, code: .package("api", executable: "Api")) }) == [
        """
        FunctionPackageTests.swift: error: Shop/dev/Api: code: the package api is locked for another architecture than its \
        function's; expected arm64, given x86_64 [package]
          hint: build it for arm64, then make the package: package Shop
        """
      ])
    #expect(
      findings(
        app(locked: lock) { scope in
          let function = Function(
            "Api", in: scope, code: .package("api", executable: "Api"), architecture: .x86)
          FunctionURL("Url", in: scope, to: function)
        }) == [])
  }

  @Test func whatIsOfNoEnvironment() {
    var app = App("Shop") { app in
      app.stack("Shop") { Function("Api", in: $0, code: .package("api", executable: "Api")) }
    }
    app.packages = PackageLock(["api": .init(sha256: Self.digest)])
    #expect(
      findings(app) == [
        """
        FunctionPackageTests.swift: error: Shop/Api: code: a package is put into the bucket of an environment, and this \
        function is of none; expected a stack or a scope of an environment [package]
          hint: declare it in one, or say .object(_:in:)
        """
      ])
  }

  @Test(arguments: ["", "a/b", "ä", String(repeating: "a", count: 65)])
  func aNameThatCannotBe(name: String) {
    let lock = PackageLock([name: .init(sha256: Self.digest)])
    #expect(
      findings(app(locked: lock) { Function("Api", in: $0, code: .package(name, executable: "Api")) }) == [
        """
        FunctionPackageTests.swift: error: Shop/dev/Api: code: a package can't have this name; expected 1 to 64 letters, digits, \
        hyphens and underscores, given "\(name)" [construct]
        """
      ])
  }

  @Test func whoAsksWhichThereAreNeedsNoLock() {
    let app = app(["dev", "prod"], locked: PackageLock([:])) { scope in
      Function("Api", in: scope, code: .package("api", executable: "../build/Api", file: "/sources/Shop/Shop.swift"))
      scope.atFinalization {
        Function("Late", in: scope, code: .package("late", folder: "/late", runtime: .nodejs22, handler: "i.h"))
      }
    }
    let uses = app.packageUses()
    #expect(uses.map(\.wish.name) == ["api", "api", "late", "late"])
    #expect(uses.map(\.environment) == ["dev", "prod", "dev", "prod"])
    #expect(uses[0].wish.source == .executable("/sources/Shop/../build/Api"))
    #expect(uses[2].wish.source == .folder("/late"))
  }
}
