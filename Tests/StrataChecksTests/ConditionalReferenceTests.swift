import StrataChecks
import StrataJSON
import Testing

/// References to resources that may not be there.
@Suite struct ConditionalReferenceTests {
  /// Where a reference from B, which is there under one condition, to A, which is there under another, can fail.
  private func places(_ conditions: JSONValue, _ a: String, _ b: String?, value: JSONValue = ["Ref": "A"]) -> [String] {
    var resource: JSONObject = ["Type": "Acme::Test::A", "Properties": ["V": value]]
    resource["Condition"] = b.map { .string($0) }
    let template: JSONValue = [
      "Parameters": [
        "Stage": ["Type": "String", "AllowedValues": ["dev", "staging", "prod"]], "Size": ["Type": "String"],
      ],
      "Conditions": conditions,
      "Resources": ["A": ["Type": "Acme::Test::A", "Condition": .string(a)], "B": .object(resource)],
    ]
    return TemplateChecker().check(template).compactMap(\.pointer?.description)
  }

  private let conditions: JSONValue = [
    "IsProd": ["Fn::Equals": [["Ref": "Stage"], "prod"]],
    "IsNotProd": ["Fn::Not": [["Condition": "IsProd"]]],
    "IsDev": ["Fn::Equals": ["dev", ["Ref": "Stage"]]],
    "IsStaging": ["Fn::Equals": [["Ref": "Stage"], "staging"]],
    "IsDevOrStaging": ["Fn::Or": [["Condition": "IsDev"], ["Condition": "IsStaging"]]],
    "IsLargeProd": ["Fn::And": [["Condition": "IsProd"], ["Fn::Equals": [["Ref": "Size"], "large"]]]],
    "IsAlways": ["Fn::Equals": ["a", "a"]],
  ]

  @Test(
    arguments: [
      ("IsProd", "IsProd"), ("IsProd", "IsLargeProd"), ("IsNotProd", "IsDev"), ("IsDevOrStaging", "IsNotProd"),
      ("IsNotProd", "IsDevOrStaging"), ("IsAlways", nil),
    ] as [(String, String?)])
  func oneImpliesTheOther(a: String, b: String?) {
    #expect(places(conditions, a, b) == [])
  }

  @Test(
    arguments: [
      ("IsProd", nil), ("IsLargeProd", "IsProd"), ("IsDev", "IsNotProd"), ("IsDev", "IsProd"),
    ] as [(String, String?)])
  func oneIsThereWithoutTheOther(a: String, b: String?) {
    #expect(places(conditions, a, b) == ["/Resources/B/Properties/V/Ref"])
  }

  @Test func whatStandsInABranchIsThereOnlyThen() {
    #expect(places(conditions, "IsProd", nil, value: ["Fn::If": ["IsProd", ["Ref": "A"], ""]]) == [])
    #expect(places(conditions, "IsProd", nil, value: ["Fn::If": ["IsNotProd", "", ["Fn::Sub": "${A}"]]]) == [])
    #expect(
      places(conditions, "IsProd", nil, value: ["Fn::If": ["IsNotProd", ["Ref": "A"], ""]])
        == ["/Resources/B/Properties/V/Fn::If/1/Ref"])
  }

  @Test func whatItSays() {
    let template: JSONValue = [
      "Conditions": ["C": ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]]],
      "Resources": [
        "A": ["Type": "Acme::Test::A", "Condition": "C"], "B": ["Type": "Acme::Test::A", "DependsOn": "A"],
      ],
    ]
    #expect(
      found(template) == [
        "/Resources/B/DependsOn: A isn't there where the condition C doesn't hold, but this is; expected something that's there only where C holds (give both the same condition)"
      ])
  }

  /// Conditions in a cycle, and more of them than can be tried.
  @Test func whatCannotBeTold() {
    #expect(places(["IsProd": ["Condition": "IsProd"]], "IsProd", "IsProd") == [])
    let many: [JSONValue] = (0..<40).map { ["Fn::Equals": [["Ref": .string("AWS::Region")], .string("\($0)")]] }
    let deep = many.reduce(JSONValue.object(["Fn::Equals": [["Ref": "Size"], "x"]])) { ["Fn::And": [$0, $1]] }
    #expect(places(["IsProd": deep, "Other": ["Fn::Not": [deep]]], "IsProd", "IsProd") == [])
  }

  // MARK: Rules

  /// Where a reference from B, there where a gateway is, to A, there where a network is, can fail by the rules.
  private func places(rules: JSONValue) -> [String] {
    let answer: JSONValue = ["Type": "String", "AllowedValues": ["yes", "no"]]
    let template: JSONValue = [
      "Parameters": ["Net": answer, "Gate": answer, "Stage": ["Type": "String"]],
      "Rules": rules,
      "Conditions": [
        "HasNet": ["Fn::Equals": [["Ref": "Net"], "yes"]], "HasGate": ["Fn::Equals": [["Ref": "Gate"], "yes"]],
      ],
      "Resources": [
        "A": ["Type": "Acme::Test::A", "Condition": "HasNet"],
        "B": ["Type": "Acme::Test::A", "Condition": "HasGate", "Properties": ["V": ["Ref": "A"]]],
      ],
    ]
    return found(by: "conditional-reference", in: template)
  }

  private static let net: JSONValue = ["Fn::Equals": [["Ref": "Net"], "yes"]]
  private static let gate: JSONValue = ["Fn::Equals": [["Ref": "Gate"], "yes"]]

  @Test(
    arguments: [
      ["R": ["RuleCondition": gate, "Assertions": [["Assert": net]]]],
      ["R": ["Assertions": [["Assert": ["Fn::Or": [["Fn::Not": [gate]], net]]]]]],
      ["R": ["Assertions": [["Assert": ["Fn::Contains": [["yes"], ["Ref": "Net"]]]]]]],
      [
        "R": ["RuleCondition": gate, "Assertions": [["Assert": ["Fn::Contains": [["yes", "both"], ["Ref": "Net"]]]]]]
      ],
      // One rule by way of another.
      [
        "R": ["RuleCondition": gate, "Assertions": [["Assert": ["Fn::Equals": [["Ref": "Stage"], "prod"]]]]],
        "S": ["RuleCondition": ["Fn::Equals": [["Ref": "Stage"], "prod"]], "Assertions": [["Assert": net]]],
      ],
      // What isn't known beside what is.
      [
        "R": [
          "RuleCondition": gate,
          "Assertions": [["Assert": ["Fn::And": [net, ["Fn::EachMemberIn": [["Fn::RefAll": "x"], ["a"]]]]]]],
        ]
      ],
    ] as [JSONValue])
  func aRuleForbidsIt(rules: JSONValue) {
    #expect(places(rules: rules) == [])
  }

  @Test(
    arguments: [
      [:], ["R": ["RuleCondition": net, "Assertions": [["Assert": gate]]]],
      ["R": ["RuleCondition": gate, "Assertions": [["Assert": ["Fn::Equals": [["Ref": "Stage"], "prod"]]]]]],
      ["R": ["RuleCondition": gate, "Assertions": [["Assert": ["Fn::EachMemberIn": [["a"], ["Fn::RefAll": "x"]]]]]]],
      ["R": ["RuleCondition": ["Fn::EachMemberIn": [["a"], ["a"]]], "Assertions": [["Assert": net]]]],
      ["R": ["RuleCondition": gate, "Assertions": [["Assert": ["Fn::Contains": [["yes", "no"], ["Ref": "Net"]]]]]]],
      ["R": ["RuleCondition": gate]], ["R": "x"],
    ] as [JSONValue])
  func noRuleForbidsIt(rules: JSONValue) {
    #expect(
      places(rules: rules) == [
        "/Resources/B/Properties/V/Ref: A isn't there where the condition HasNet doesn't hold, but this is; expected something that's there only where HasNet holds (give both the same condition, or write Fn::If)"
      ])
  }
}
