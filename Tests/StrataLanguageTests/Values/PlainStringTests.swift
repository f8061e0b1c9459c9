import TestSupport
import Testing

/// A value put into a plain `String` must not compile, and the compiler must say what to do.
///
/// Each snippet is compiled against the modules that the tests were built with.
@Suite(.serialized) struct PlainStringTests {
  private static let advice = "this value is known only after deployment and can't stand in a plain String"

  @Test func aStringValueCompiles() throws {
    let result = try compile(#"let name: StringValue = "jobs-\(queue.ref)-\(.region)"; _ = name"#)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(arguments: [
    #"let name: String = "jobs-\(queue.ref)"; _ = name"#,
    #"let name = "jobs-\(queue.ref)"; _ = name"#,
    #"print("jobs \(queue.attribute("Arn"))")"#,
    #"func f(_ text: String) {}; try? f("jobs \(queue.ref)")"#,
    #"let maybe: StringValue? = queue.ref; let name: String = "jobs-\(maybe)"; _ = name"#,
  ])
  func aPlainStringDoesNot(snippet: String) throws {
    let result = try compile(snippet)
    #expect(result.status != 0)
    #expect(result.output.contains("error:"))
    #expect(result.output.contains(Self.advice), "\(result.output)")
  }

  @Test func neitherDoesAConstructInAPlainString() throws {
    let result = try compile(#"let name: String = "jobs-\(queue)"; _ = name"#)
    #expect(result.status != 0)
    #expect(result.output.contains("a construct has no text"), "\(result.output)")
  }

  @Test(arguments: [
    (#"let name: StringValue = "\(queue.listAttribute("A"))"; _ = name"#, "join it first"),
    (#"let name: StringValue = "\(queue)"; _ = name"#, "name what you mean of it"),
    (#"let maybe: StringValue? = nil; let name: StringValue = "\(maybe)"; _ = name"#, "unwrap it"),
  ])
  func whatHasNoTextIsRefusedWithAdvice(snippet: String, advice: String) throws {
    let result = try compile(snippet)
    #expect(result.status != 0)
    #expect(result.output.contains(advice), "\(result.output)")
  }

  @Test func aConstructCantOutliveItsSynthesis() throws {
    let result = try compile(
      "let other = Stack(\"Other\") { inner in inner.output(\"A\", queue.ref) }; _ = other")
    #expect(result.status != 0)
    #expect(result.output.contains("non-Sendable type"), "\(result.output)")
  }

  private func compile(_ body: String) throws -> (status: Int32, output: String) {
    let source = """
      import StrataLanguage

      func declare(_ scope: Scope) {
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        \(body)
      }
      """
    return try Compiler.check(source, against: BuildProducts.modules())
  }
}
