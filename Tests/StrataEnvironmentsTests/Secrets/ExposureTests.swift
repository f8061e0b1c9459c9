import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// What is said where sensitive text is in a template, which never has the text itself.
@Suite struct ExposureTests {
  private static let secret = "Tr0ub4dor-&3x"

  /// The findings for a system with one secret, declared by some code.
  private func said(
    _ declare: @escaping @Sendable (Scope, String) -> Void, tags: [String: String] = [:]
  ) throws -> [String] {
    let folder = try ProfileFolder(["default": #"{"tenant": "a", "imageTag": "1", "password": "\#(Self.secret)"}"#])
    let shop = System("shop", environments: [.required("prod", profile: "default")], samples: folder.directory) {
      (app: AppScope, _: [Environment<ShopProfile>]) in
      for tag in tags { app.tags[tag.key] = .literal(tag.value) }
      app.stack("Shop", file: "/Shop.swift", line: 1) { declare($0, Self.secret) }
    }
    do throws(SystemAssemblyError) {
      _ = try shop.assemble(.samples)
      return []
    } catch {
      return error.findings.map { $0.description.replacing(folder.directory, with: "DIR") }
    }
  }

  private static let rest =
    " [exposed-secret]\n  note: DIR/default.json:1:46: the text is here\n"
    + "  hint: put it into a secret, and refer to that by its name or ARN"

  @Test func aKeyIsMaskedWhereItIsSaid() throws {
    let said = try said { scope, secret in
      Resource(
        "Thing", type: "Acme::Test::Thing", in: scope, properties: ["Map": AnyValue(.object([secret: "x"]))],
        file: "/Shop.swift",
        line: 2)
    }
    #expect(
      said == [
        "/Shop.swift:2: error: Shop/Thing: Map/••••••: the text of default/password stands in the template, where all "
          + "can read it" + Self.rest
      ])
  }

  @Test func anIdIsMaskedWhereItIsSaid() throws {
    let said = try said { scope, secret in
      Resource("A\(secret)", type: "Acme::Test::Thing", in: scope, file: "/Shop.swift", line: 2)
    }
    #expect(!said.isEmpty)
    for text in said {
      #expect(text.hasPrefix("/Shop.swift:2: error: Shop/••••••: "), "\(text)")
      #expect(!text.contains("Tr0ub4dor"), "\(text)")
    }
  }

  @Test func aTagOfTheStack() throws {
    let said = try said(
      { scope, _ in Resource("A", type: "Acme::Test::A", in: scope) }, tags: ["Owner": "me \(Self.secret)"])
    #expect(
      said.first
        == "error: Shop: the text of default/password stands in the tag Owner of the stack, where all can read it"
        + Self.rest)
  }

  @Test func otherMistakesDontSayItEither() throws {
    // Mistakes of other rules quote what they're about.
    let said = try said { scope, secret in
      Resource(
        "Queue", type: "AWS::SQS::Queue", in: scope,
        properties: ["VisibilityTimeout": .literal(secret), "QueueName": .literal(secret + "!")], file: "/Shop.swift",
        line: 3)
    }
    #expect(said.count > 1)
    #expect(said.contains { $0.contains("••••••") && $0.contains("VisibilityTimeout") }, "\(said)")
    for text in said { #expect(!text.contains("Tr0ub4dor"), "\(text)") }
  }

  /// Goes over a template of 4,000 resources with 10 secrets; the search may take what writing the template takes, at most.
  @Test func theSearchIsFast() throws {
    let folder = try ProfileFolder()
    let secrets = (0..<10).map { "\"s\($0)\": \"a secret text of number \($0), with some length\"" }
    try folder.write("{\(secrets.joined(separator: ", "))}", to: "default.json")
    struct Profile: Decodable, Sendable {
      var s0, s1, s2, s3, s4, s5, s6, s7, s8, s9: Sensitive
    }
    func time(of system: System) throws -> Duration {
      try ContinuousClock().measure { try withKnownSizes(of: system.assemble(.samples)) }
    }
    @Sendable func declare(_ app: AppScope) {
      for stack in 0..<8 {
        app.stack("Shop\(stack)") { scope in
          for number in 0..<500 {
            Resource(
              "Queue\(number)", type: "AWS::SQS::Queue", in: scope,
              properties: ["VisibilityTimeout": 30, "MessageRetentionPeriod": 345_600, "FifoQueue": false])
          }
        }
      }
    }
    let with = System("shop", environments: [.required("prod", profile: "default")], samples: folder.directory) {
      (app: AppScope, _: [Environment<Profile>]) in declare(app)
    }
    let without = System("shop", environments: [.required("prod", profile: "default")], samples: folder.directory) {
      (app: AppScope, _: [Environment<[String: String]>]) in declare(app)
    }
    // In turn, and more than once, as other tests run beside this one.
    let times = try (0..<5).map { _ in (slow: try time(of: with), fast: try time(of: without)) }
    #expect(times.contains { $0.slow < $0.fast * 2 }, "with secrets and without: \(times)")
  }

  private func withKnownSizes(of assembly: SystemAssembly) {
    #expect(assembly.assembly.stacks.map(\.template.resources.count) == Array(repeating: 500, count: 8))
  }
}
