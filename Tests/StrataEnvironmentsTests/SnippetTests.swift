import Foundation
import TestSupport
import Testing

/// What the documentation shows compiles, and what must not be possible doesn't.
@Suite struct SnippetTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  @Test(arguments: [
    "StrataEnvironments/StrataEnvironments.docc/EnvironmentsAndProfiles.md",
    "StrataEnvironments/StrataEnvironments.docc/PromotionAndGates.md",
    "StrataEnvironments/StrataEnvironments.docc/WhenADeploymentFails.md", "StrataCLI/StrataCLI.docc/StrataCLI.md",
  ])
  func articles(path: String) throws {
    let text = String(decoding: try Data(contentsOf: Self.sources.appending(path: path)), as: UTF8.self)
    let snippets = text.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(!snippets.isEmpty)
    let given = """

      import StrataLanguage
      private struct Nothing: Decodable {}
      let shop = System("shop", environments: []) { (_: AppScope, _: [Environment<Nothing>]) in }

      """
    for snippet in snippets {
      let source = snippet + given + "\nimport StrataEnvironments\n"
      let result = try Compiler.check(source, against: BuildProducts.modules())
      #expect(result.status == 0, "\(snippet)\n\(result.output)")
    }
  }

  /// Sensitive text has no way into a template.
  @Test(arguments: [
    (#"let value: StringValue = "token \(secret)""#, "sensitive text can't stand in a template"),
    ("let value: StringValue = .literal(secret)", "requires that 'Sensitive' conform to 'StringProtocol'"),
    ("let text: String = secret.text", "'text' is inaccessible"),
    ("let value = StringValue(secret)", "error:"),
  ])
  func whatWouldLeak(code: String, message: String) throws {
    let source = "import Strata\nimport StrataEnvironments\nfunc f(secret: Sensitive) {\n  \(code)\n}\n"
    let result = try Compiler.check(source, against: BuildProducts.modules())
    #expect(result.status != 0)
    #expect(result.output.contains(message), "\(result.output)")
  }
}
