import TestSupport
import Testing

/// What must not be possible to write.
@Suite struct SnippetTests {
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
