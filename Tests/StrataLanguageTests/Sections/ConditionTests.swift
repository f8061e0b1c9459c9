import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

@Suite struct ConditionTests {
  private func condition(_ make: @escaping @Sendable (Scope) -> ConditionExpression) throws -> JSONValue? {
    try template { scope in
      _ = scope.condition("C", make(scope))
      Resource("A", type: "Acme::Test::A", in: scope)
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

  @Test func chainsStayFlat() throws {
    let terms = (0..<12).map { ConditionExpression.equals(.region, .literal("r\($0)")) }
    let value = try condition { _ in terms.dropFirst().reduce(terms[0]) { $0 && $1 } }
    #expect(value?["Fn::And"]?.array?.count == 3, "ten in the first, which is one of the second")
    #expect(value?["Fn::And"]?[0]?["Fn::And"]?.array?.count == 10)
    #expect(
      try condition { _ in .and(.equals("a", "b"), .equals("c", "d"), .equals("e", "f")) }?["Fn::And"]?.array?.count
        == 3)
    #expect(
      try condition { $0.condition("A", terms[0]) || $0.condition("B", terms[1]) || terms[2] }?["Fn::Or"]?.array?.count
        == 3)
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
        "ConditionTests.swift: error: Test/C: Fn::Equals/0/Ref: a condition must be decided before any resource is made; expected parameters, mappings and pseudo parameters, given a reference to Jobs [condition-form]"
      ])
  }

  @Test func aConditionTakesFewFunctions() {
    let found = findings { scope in
      let other = Resource("A", type: "Acme::Test::A", in: scope)
      let named = scope.condition("Named", .equals(.region, "x"))
      _ = scope.condition("C1", .equals(.if(named, then: other.ref, else: "b"), "b"))
      _ = scope.condition("C2", .equals(.importValue("x"), "b"))
      _ = scope.condition("C3", .equals(ListValue.availabilityZones()[0], "b"))
      _ = scope.condition("C4", .equals(StringValue.region.base64Encoded, "b"))
      _ = scope.condition("C5", .equals(.if(named, then: "a", else: "b"), "b"))
    }
    #expect(
      found == [
        "ConditionTests.swift: error: Test/C1: Fn::Equals/0/Fn::If: Fn::If can't stand in a condition; expected parameters, mappings and pseudo parameters [function-form]",
        "ConditionTests.swift: error: Test/C2: Fn::Equals/0/Fn::ImportValue: Fn::ImportValue can't stand in a condition; expected parameters, mappings and pseudo parameters, given a value of another stack [function-form]\n"
          + "  hint: declare a parameter for it in this stack too",
        "ConditionTests.swift: error: Test/C3: Fn::Equals/0/Fn::Select/1/Fn::GetAZs: Fn::GetAZs can't stand in a condition; expected parameters, mappings and pseudo parameters [function-form]",
        "ConditionTests.swift: error: Test/C4: Fn::Equals/0/Fn::Base64: Fn::Base64 can't stand in a condition; expected parameters, mappings and pseudo parameters [function-form]",
        "ConditionTests.swift: error: Test/C5: Fn::Equals/0/Fn::If: Fn::If can't stand in a condition; expected parameters, mappings and pseudo parameters [function-form]",
      ])
  }

  @Test func aParameterOfAnotherStackIsntKnown() {
    let app = App("App") { app in
      let stage = app.stack("First") { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        return scope.parameter("Stage")
      }
      app.stack("Second") { scope in
        Resource("B", type: "Acme::Test::B", in: scope)
        _ = scope.condition("C", .equals(stage, "prod"))
        scope.rule("R", [.require(.equals(stage, "prod"), "prod")])
      }
    }
    #expect(
      findings(app) == [
        "ConditionTests.swift: error: Second/C: Fn::Equals/0/Fn::ImportValue: Fn::ImportValue can't stand in a condition; expected parameters, mappings and pseudo parameters, given a value of another stack [function-form]\n"
          + "  hint: declare a parameter for it in this stack too",
        "ConditionTests.swift: error: Second/R: Assertions/0/Assert/Fn::Equals/0/Fn::ImportValue: Fn::ImportValue can't stand in a rule; expected parameters, given a value of another stack [function-form]\n"
          + "  hint: declare a parameter for it in this stack too",
      ])
  }

  @Test func tooManyTerms() {
    let term: ConditionExpression = .equals(.region, "a")
    #expect(
      findings { scope in
        _ = scope.condition("C", .and(term))
        Resource("A", type: "Acme::Test::A", in: scope)
      } == [
        "ConditionTests.swift: error: Test/C: Fn::And: Fn::And must have 2 to 10 arguments; expected 2 to 10, given 1 [function-form]"
      ])
  }
}
