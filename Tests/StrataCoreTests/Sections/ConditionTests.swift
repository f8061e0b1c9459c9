import StrataCore
import StrataJSON
import Testing

@Suite struct ConditionTests {
  private func condition(_ make: @escaping @Sendable (Scope) -> ConditionExpression) throws -> JSONValue? {
    try template { scope in
      _ = scope.condition("C", make(scope))
      Resource("A", type: "Custom::A", in: scope)
    }.json["Conditions"]?["C"]
  }

  @Test func comparisons() throws {
    #expect(
      try condition { _ in .equals(.region, "us-east-1") } == ["Fn::Equals": [["Ref": "AWS::Region"], "us-east-1"]])
    #expect(
      try condition { .equals($0.parameter("N", type: .integer, default: 1), 2) } == ["Fn::Equals": [["Ref": "N"], 2]])
  }

  @Test func combinations() throws {
    let a: ConditionExpression = .equals(.region, "a")
    let b: ConditionExpression = .equals(.region, "b")
    let (ja, jb): (JSONValue, JSONValue) = (
      ["Fn::Equals": [["Ref": "AWS::Region"], "a"]], ["Fn::Equals": [["Ref": "AWS::Region"], "b"]]
    )
    #expect(try condition { _ in a && b } == ["Fn::And": [ja, jb]])
    #expect(try condition { _ in a || b } == ["Fn::Or": [ja, jb]])
    #expect(try condition { _ in !a } == ["Fn::Not": [ja]])
    #expect(try condition { _ in .or(a, b, a) } == ["Fn::Or": [ja, jb, ja]])
    #expect(
      try condition { $0.condition("Named", a) && !b }
        == ["Fn::And": [["Condition": "Named"], ["Fn::Not": [jb]]]])
  }

  @Test func choices() throws {
    let value = try rendered { scope in
      let production = scope.condition("IsProduction", .equals(scope.parameter("Stage"), "prod"))
      return [
        "Count": .value(IntegerValue.if(production, then: 2, else: 1)),
        "Tail": .if(production, then: ["a"], else: .noValue),
      ]
    }
    #expect(value?["Count"] == ["Fn::If": ["IsProduction", 2, 1]])
    #expect(value?["Tail"] == ["Fn::If": ["IsProduction", ["a"], ["Ref": "AWS::NoValue"]]])
  }

  @Test func aConditionKnowsNoResources() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        _ = scope.condition("C", .equals(queue.ref, "x"))
      } == [
        "ConditionTests.swift: error: Test/C: a condition is decided before any resource is made;"
          + " expected parameters, mappings and pseudo parameters, given a reference to a resource [invalid-reference]"
      ])
  }

  @Test func tooManyTerms() {
    let term: ConditionExpression = .equals(.region, "a")
    #expect(
      findings { scope in
        _ = scope.condition("C", .and(term))
        Resource("A", type: "Custom::A", in: scope)
      } == [
        "ConditionTests.swift: error: Test/C: Conditions: Fn::And takes 2 to 10 conditions; expected 2 to 10, given 1 [invalid-value]"
      ])
  }
}
