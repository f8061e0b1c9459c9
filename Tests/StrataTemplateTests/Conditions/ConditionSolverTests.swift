import StrataJSON
import Testing

@testable import StrataTemplate

@Suite struct ConditionSolverTests {
  private func solver(_ conditions: JSONObject, parameters: JSONObject = [:], rules: JSONObject = [:])
    -> ConditionSolver
  {
    ConditionSolver(
      TemplateContents([
        "Parameters": .object(parameters), "Conditions": .object(conditions), "Rules": .object(rules),
      ]))
  }

  private func isSo(_ name: String, _ value: String) -> JSONValue {
    ["Fn::Equals": [["Ref": .string(name)], .string(value)]]
  }

  private func canHold(_ solver: ConditionSolver, _ assumptions: (String, Bool)...) -> Bool? {
    solver.canHold(assumptions.map { .init(condition: $0.0, holds: $0.1) })
  }

  @Test func allowedValuesAreAllThereAre() {
    let parameters: JSONObject = ["P": ["Type": "String", "AllowedValues": ["a", "b"]]]
    let conditions: JSONObject = ["A": isSo("P", "a"), "B": isSo("P", "b"), "C": isSo("P", "c")]
    let closed = solver(conditions, parameters: parameters)
    #expect(canHold(closed, ("A", false), ("B", false)) == false)
    #expect(canHold(closed, ("C", true)) == false)
    #expect(canHold(closed, ("A", true), ("B", true)) == false)
    #expect(canHold(closed, ("A", true)) == true)
    let open = solver(conditions)
    #expect(canHold(open, ("A", false), ("B", false)) == true)
    #expect(canHold(open, ("C", true)) == true)
  }

  /// More than could be tried one by one.
  @Test func manyThingsAtOnce() {
    var conditions: JSONObject = ["All": true]
    for number in 0..<60 {
      conditions["C\(number)"] = isSo("P\(number)", "x")
      let before: JSONValue = number == 0 ? isSo("Q", "x") : ["Condition": .string("All\(number - 1)")]
      conditions["All\(number)"] = ["Fn::And": [before, ["Condition": .string("C\(number)")]]]
    }
    let solver = solver(conditions)
    #expect(canHold(solver, ("All59", true)) == true)
    #expect(canHold(solver, ("All59", true), ("C7", false)) == false)
    #expect(canHold(solver, ("All59", false), ("C7", true)) == true)
  }

  /// Conditions that each name the one before twice would be 2^200 parts if they were put into each other.
  @Test func conditionsThatNameOthersTwice() {
    var conditions: JSONObject = ["C0": isSo("P", "x")]
    for number in 1...200 {
      let before: JSONValue = ["Condition": .string("C\(number - 1)")]
      conditions["C\(number)"] = ["Fn::And": [before, before]]
    }
    #expect(canHold(solver(conditions), ("C200", true), ("C0", false)) == false)
    #expect(canHold(solver(conditions), ("C200", true), ("C0", true)) == true)
  }

  @Test func conditionsThatNameThemselves() {
    let solver = solver(["A": ["Condition": "B"], "B": ["Fn::Not": [["Condition": "A"]]], "C": ["Condition": "C"]])
    #expect(canHold(solver, ("C", true)) == true)
    #expect(canHold(solver, ("C", true), ("C", false)) == false)
    #expect(canHold(solver, ("A", true), ("B", true)) != nil)
    #expect(canHold(solver, ("Nowhere", true), ("Nowhere", false)) == false)
  }

  @Test func aChainOfManyConditions() {
    var conditions: JSONObject = ["C0": isSo("P", "x")]
    for number in 1...5_000 { conditions["C\(number)"] = ["Fn::Not": [["Condition": .string("C\(number - 1)")]]] }
    #expect(canHold(solver(conditions), ("C5000", true), ("C0", false)) == false)
  }

  /// What would take too long isn't decided: that 12 things are in 11 places, each in one of its own.
  @Test func whatTakesTooLong() {
    var conditions: JSONObject = [:]
    var parts: [JSONValue] = []
    for thing in 0..<12 {
      parts.append(["Fn::Or": .array((0..<11).map { isSo("In\(thing)At\($0)", "y") })])
      for other in 0..<thing {
        for place in 0..<11 {
          parts.append([
            "Fn::Not": [["Fn::And": [isSo("In\(thing)At\(place)", "y"), isSo("In\(other)At\(place)", "y")]]]
          ])
        }
      }
    }
    conditions["All"] = ["Fn::And": .array(parts)]
    let solver = solver(conditions)
    #expect(canHold(solver, ("All", true)) == nil)
    #expect(canHold(solver, ("All", true), ("All", false)) == false)
  }

  /// A question leaves less for those that come after it, so that many of them end too.
  @Test func manyQuestionsTakeLittle() {
    let template = ConditionSamples.template(conditions: 400, parameters: 40, resources: 400)
    let contents = TemplateContents(template)
    let solver = ConditionSolver(contents)
    let clock = ContinuousClock()
    var decided = 0
    let time = clock.measure {
      for one in contents.resources {
        for other in contents.resources.prefix(50) where solver.canHave(one, other) { decided += 1 }
      }
    }
    #expect(decided > 1_000)
    // A hundredth of it where the compiler optimizes.
    #expect(time < .seconds(20), "\(time)")
  }
}

/// Templates with conditions of conditions.
enum ConditionSamples {
  /// Makes a template whose conditions compare parameters, and name each other, at random but always in the same way.
  static func template(conditions count: Int, parameters: Int, resources: Int) -> JSONValue {
    var seed: UInt64 = 42
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let allowed = JSONValue.array((0..<5).map { .string("v\($0)") })
    let declared = (0..<parameters).map { number -> (String, JSONValue) in
      ("P\(number)", number % 2 == 0 ? ["Type": "String", "AllowedValues": allowed] : ["Type": "String"])
    }
    let conditions = (0..<count).map { number -> (String, JSONValue) in
      func part() -> JSONValue {
        if number > 3, next(3) > 0 { return ["Condition": .string("C\(next(number))")] }
        return ["Fn::Equals": [["Ref": .string("P\(next(parameters))")], .string("v\(next(5))")]]
      }
      switch next(4) {
      case 0: return ("C\(number)", ["Fn::Not": [part()]])
      case 1: return ("C\(number)", ["Fn::And": [part(), part(), part()]])
      case 2: return ("C\(number)", ["Fn::Or": [part(), part(), part()]])
      default:
        return ("C\(number)", ["Fn::Equals": [["Ref": .string("P\(next(parameters))")], .string("v\(next(5))")]])
      }
    }
    let made = (0..<resources).map { number -> (String, JSONValue) in
      var resource: JSONObject = ["Type": "AWS::SNS::Topic", "Condition": .string("C\(next(count))")]
      if number > 0 {
        resource["Properties"] = ["DisplayName": ["Fn::GetAtt": [.string("R\(next(number))"), "TopicName"]]]
      }
      return ("R\(number)", .object(resource))
    }
    return [
      "Parameters": .object(JSONObject(declared)), "Conditions": .object(JSONObject(conditions)),
      "Resources": .object(JSONObject(made)),
    ]
  }
}
