import StrataCore
import Testing

@Suite struct UnresolvedTextTests {
  @Test func aLiteralDescribesItself() {
    let text: StringValue = "abc"
    let number: IntegerValue = 5
    #expect(text.description == "abc")
    #expect(number.description == "5")
  }

  @Test func aReferenceThatBecameTextIsFound() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        let leaked = String(describing: queue.attribute("Arn"))
        Resource("A", type: "Custom::A", in: scope, properties: ["V": ["x": .literal("arn " + leaked)]])
      } == [
        "UnresolvedTextTests.swift: error: Test/A: V/x: this text contains Test/Jobs.Arn, which is known only after deployment;"
          + " expected a StringValue such as \"…\\(value)…\", given a plain String made of it [unresolved-text]"
      ])
  }

  @Test func soAreThoseInDescriptionsAndParameters() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.output("Jobs", queue.ref, description: String(describing: [queue.ref]))
        _ = scope.parameter("P", default: queue.ref.description)
      }.count == 2)
  }
}
