import StrataFacts
import StrataJSON
import Testing

@testable import StrataChecks

/// Constraints of a type, held against templates.
@Suite struct ConstraintRuleTests {
  /// The findings of some constraints of queues in resources, with what else a template has.
  private func found(
    _ rules: JSONValue, defaults: JSONValue = [:], of type: String = "AWS::SQS::Queue",
    inResources resources: JSONValue,
    _ template: JSONObject = [:], lists: [String: JSONValue] = [:]
  ) -> [String] {
    let rules = (rules.array ?? []).map { rule -> JSONValue in
      guard var object = rule.object else { return rule }
      object["because"] = "it is so"
      object["page"] = "https://docs.aws.amazon.com/"
      return .object(object)
    }
    let names = rules.compactMap { $0["id"]?.string }.sorted()
    let shared: JSONObject = ["defaults": defaults]
    let read = try? ConstraintIndex.read(["defaults": defaults, "rules": .array(rules)], of: type)
    let line = ConstraintLine.text(shared: shared, rules: rules, readAs: read ?? [])
    let index = ConstraintIndex(
      lines: "\(type)\t\(line)\n" + lists.map { "list \($0.key)\t\($0.value)\n" }.joined(),
      programs: ConstraintProgram.text(of: [(type, read ?? [])]),
      names: names.map { "\($0)\t\(type)\n" }.joined(), samples: "")
    var template = template
    template["Resources"] = resources
    let json = JSONValue.object(template)
    let findings = ConstraintRule(index).check(TemplateContents(json))
    // Programs rule out nothing that is found.
    #expect(findings == ConstraintRule(index.withoutPrograms).check(TemplateContents(json)))
    let order = findings.map { finding in
      "\(finding.severity == .error ? "" : "warning: ")\(finding.pointer?.description.dropFirst(11) ?? ""): "
        + finding.message + (finding.expected.map { "; expected \($0)" } ?? "")
    }
    return order
  }

  private func queue(_ properties: JSONValue) -> JSONValue {
    ["Q": ["Type": "AWS::SQS::Queue", "Properties": properties]]
  }

  // MARK: Demands

  @Test(
    arguments: [
      (["id": "a", "needs": "B"], ["A": 1], "Q/Properties: B is missing; expected B"),
      (
        ["id": "a", "when": ["A": 1], "without": "B"], ["A": "1", "B": 2],
        "Q/Properties/B: B can't be given, where A is 1; expected no B"
      ),
      (
        ["id": "a", "exactlyOne": ["A", "B"]], ["A": 1, "B": 2],
        "Q/Properties: A and B exclude each other; expected one of A and B"
      ),
      (["id": "a", "exactlyOne": ["A", "B"]], ["C": 1], "Q/Properties: A or B is missing; expected one of A and B"),
      (
        ["id": "a", "needsOne": ["A", "B"]], ["C": 1],
        "Q/Properties: A or B is missing; expected at least one of A and B"
      ),
      (
        ["id": "a", "atMostOne": ["A", "B", "C"]], ["C": 1, "A": 1],
        "Q/Properties: A and C exclude each other; expected one of A, B and C"
      ),
      (
        ["id": "a", "allOrNone": ["A", "B"]], ["B": 1], "Q/Properties: B is there without A; expected A and B together"
      ),
      (["id": "a", "expect": ["A": ["min": 2, "max": 5]]], ["A": 6], "Q/Properties/A: A can't be 6; expected 2 to 5"),
      (
        ["id": "a", "expect": ["L/*/A": ["x", "y"]]], ["L": [["A": "x"], ["A": "z"]]],
        "Q/Properties/L/1/A: A of L can't be \"z\"; expected x or y"
      ),
      (
        ["id": "a", "order": "A <= B"], ["A": "6", "B": 5], "Q/Properties/A: A is 6, and B is 5; expected A at most B"
      ),
      (
        ["id": "a", "order": "sum(L/*/A) + 2 * B < 10"], ["L": [["A": 1], ["A": 5]], "B": 2],
        "Q/Properties/L/0/A: the sum of A of L and 2 times B is 10; expected the sum of A of L and 2 times B below 10"
      ),
      (
        ["id": "a", "at": "L/*", "order": "A in /N/*"], ["L": [["A": "x"]], "N": ["y", "z"]],
        "Q/Properties/L/0/A: A is x, and N is y, z; expected A among N"
      ),
      (
        ["id": "a", "unique": "L/*/A"], ["L": [["A": "x"], ["A": "x"]]],
        "Q/Properties/L/1/A: \"x\" is there twice; expected each A of L once"
      ),
      (
        ["id": "a", "unique": "L/*/A", "ignoringCase": true], ["L": [["A": "x"], ["A": "X"]]],
        "Q/Properties/L/1/A: \"x\" is there twice; expected each A of L once"
      ),
      (
        ["id": "a", "needs": "L/*[K=a]/V"], ["L": [["K": "b", "V": 1]]],
        "Q/Properties: V of the one whose K is a of L is missing; expected V of the one whose K is a of L"
      ),
      (
        ["id": "a", "at": ["L", "M"], "without": "A"], ["M": ["A": 1]],
        "Q/Properties/M/A: A can't be given; expected no A"
      ),
      (
        ["id": "a", "expect": ["E": ["maxBytes": 5]]], ["E": ["AB": "CDEF"]],
        "Q/Properties/E: E can't be so; expected at most 5 bytes"
      ),
      (
        ["id": "a", "order": "part(P,-,0) < part(P,-,1)"], ["P": "90-80"],
        "Q/Properties/P: P is 90, and P is 80; expected P below P"
      ),
      (
        ["id": "a", "without": "A", "says": "{id} has {A}", "expects": "nothing", "hint": "mend it"], ["A": "x"],
        "Q/Properties/A: Q has x; expected nothing"
      ),
    ] as [(JSONValue, JSONValue, String)])
  func aBreach(rule: JSONValue, properties: JSONValue, text: String) {
    #expect(found([rule], inResources: queue(properties)) == [text])
  }

  @Test(
    arguments: [
      (["id": "a", "needs": "B"], ["B": ["Ref": "Unknown"]]),
      (["id": "a", "when": ["A": 1], "without": "B"], ["A": ["Fn::ImportValue": "x"], "B": 2]),
      (["id": "a", "expect": ["A": ["min": 2]]], ["A": ["Fn::GetAtt": ["X", "Y"]]]),
      (["id": "a", "expect": ["A": ["min": 2]]], ["B": 1]),
      (["id": "a", "order": "A <= B"], ["A": 3]),
      (["id": "a", "order": "sum(L/*/A) <= 10"], ["L": [["A": 1], ["A": ["Ref": "P"]]]]),
      (["id": "a", "unique": "L/*"], ["L": [["Ref": "A"], ["Ref": "B"]]]),
      (["id": "a", "at": "L/*", "order": "A in /N/*"], ["L": [["A": "x"]], "N": ["y", ["Ref": "P"]]]),
      (["id": "a", "expect": ["A": ["startsWith": "arn:"]]], ["A": ["Fn::Sub": "arn:${AWS::Partition}:x"]]),
      (["id": "a", "expect": ["A": ["matches": "^a"]]], ["A": "{{resolve:ssm:x}}"]),
    ] as [(JSONValue, JSONValue)])
  func whatIsNotKnownIsNoBreach(rule: JSONValue, properties: JSONValue) {
    #expect(found([rule], inResources: queue(properties)) == [])
  }

  @Test func aSumIsAtLeastWhatIsKnownOfIt() {
    let rule: JSONValue = ["id": "a", "order": "sum(L/*/A) <= 10"]
    #expect(
      found([rule], inResources: queue(["L": [["A": 11], ["A": ["Ref": "P"]]]])).first?.hasPrefix(
        "Q/Properties/L/0/A: the sum of A of L is 11") == true)
  }

  @Test func whatHoldsUnlessGiven() {
    let rule: JSONValue = ["id": "a", "when": ["B": 1], "expect": ["A": 2]]
    #expect(
      found([rule], defaults: ["A": 1], inResources: queue(["B": 1])) == [
        "Q/Properties: A is 1 unless given, where B is 1; expected 2"
      ])
    #expect(found([rule], defaults: ["A": 2], inResources: queue(["B": 1])) == [])
  }

  // MARK: Cases of a deployment

  private let excludes: JSONValue = [["id": "a", "when": ["A": 1], "without": "B"]]
  private let conditions: JSONObject = [
    "Parameters": ["Size": ["Type": "String", "Default": "small"]],
    "Conditions": [
      "Big": ["Fn::Equals": [["Ref": "Size"], "big"]], "Small": ["Fn::Not": [["Condition": "Big"]]],
    ],
  ]

  @Test func aBreachInOneBranch() {
    let properties: JSONValue = [
      "A": ["Fn::If": ["Big", 1, 2]], "B": ["Fn::If": ["Big", 3, ["Ref": "AWS::NoValue"]]],
    ]
    #expect(
      found(excludes, inResources: queue(properties), conditions) == [
        "Q/Properties/B/Fn::If/1: B can't be given, where A is 1; expected no B"
      ])
  }

  @Test func branchesThatAreNeverTogether() {
    let properties: JSONValue = [
      "A": ["Fn::If": ["Big", 1, 2]], "B": ["Fn::If": ["Small", 3, ["Ref": "AWS::NoValue"]]],
    ]
    #expect(found(excludes, inResources: queue(properties), conditions) == [])
  }

  @Test func aResourceThatIsNeverThereThen() {
    let resources: JSONValue = [
      "Q": [
        "Type": "AWS::SQS::Queue", "Condition": "Small",
        "Properties": ["A": ["Fn::If": ["Big", 1, 2]], "B": 3],
      ]
    ]
    #expect(found(excludes, inResources: resources, conditions) == [])
  }

  @Test func aParameterThatDecidesIsAWarningWithItsValue() {
    let properties: JSONValue = ["A": ["Ref": "P"], "B": 1]
    func found(_ parameter: JSONValue) -> [String] {
      self.found(excludes, inResources: queue(properties), ["Parameters": ["P": parameter]])
    }
    #expect(
      found(["Type": "String", "AllowedValues": ["1", "2"]]) == [
        "warning: Q/Properties/B: B can't be given, where A is 1, with P \"1\"; expected no B"
      ])
    #expect(
      found(["Type": "Number", "Default": 1]) == [
        "warning: Q/Properties/B: B can't be given, where A is 1, with P \"1\"; expected no B"
      ])
    #expect(
      found(["Type": "String", "AllowedValues": ["1"]]) == [
        "Q/Properties/B: B can't be given, where A is 1; expected no B"
      ])
    #expect(found(["Type": "String", "AllowedValues": ["2", "3"]]) == [])
    #expect(found(["Type": "String"]) == [])
    // What must not be told isn't tried.
    #expect(found(["Type": "String", "NoEcho": true, "Default": "1"]) == [])
  }

  @Test func aParameterAndTheConditionThatItDecides() {
    let template: JSONObject = [
      "Parameters": ["P": ["Type": "String", "AllowedValues": ["1", "2"]]],
      "Conditions": ["One": ["Fn::Equals": [["Ref": "P"], "1"]]],
    ]
    let never: JSONValue = ["A": ["Ref": "P"], "B": ["Fn::If": ["One", ["Ref": "AWS::NoValue"], 3]]]
    #expect(found(excludes, inResources: queue(never), template) == [])
    let always: JSONValue = ["A": ["Ref": "P"], "B": ["Fn::If": ["One", 3, ["Ref": "AWS::NoValue"]]]]
    #expect(found(excludes, inResources: queue(always), template).count == 1)
  }

  // MARK: References

  private let sameNetwork: JSONValue = [
    [
      "id": "a", "order": "Groups/*/->AWS::EC2::SecurityGroup/VpcId == Subnets/*/->AWS::EC2::Subnet/VpcId",
      "says": "{left} isn't {right}",
    ]
  ]

  private func network(group: JSONValue, subnet: JSONValue) -> [String] {
    found(
      sameNetwork,
      inResources: [
        "Q": [
          "Type": "AWS::SQS::Queue", "Properties": ["Groups": [["Ref": "Group"]], "Subnets": [["Ref": "Subnet"]]],
        ],
        "Group": ["Type": "AWS::EC2::SecurityGroup", "Properties": ["VpcId": group]],
        "Subnet": ["Type": "AWS::EC2::Subnet", "Properties": ["VpcId": subnet]],
        "One": ["Type": "AWS::EC2::VPC"], "Two": ["Type": "AWS::EC2::VPC"],
      ])
  }

  @Test func twoResourcesAreNeverTheSame() {
    #expect(
      network(group: ["Ref": "One"], subnet: ["Ref": "Two"]) == [
        "Q/Properties/Groups/0: One isn't Two; expected VpcId of Groups the same as VpcId of Subnets"
      ])
    #expect(network(group: ["Ref": "One"], subnet: ["Fn::Sub": "${One}"]) == [])
    // A parameter may be what another one is, and an id may be that of anything.
    #expect(network(group: ["Ref": "One"], subnet: ["Ref": "Parameter"]) == [])
    #expect(network(group: ["Ref": "One"], subnet: "vpc-1") == [])
    #expect(network(group: "vpc-2", subnet: "vpc-1").count == 1)
  }

  @Test func whoRefersToIt() {
    let rules: JSONValue = [["id": "a", "needs": "<-AWS::SQS::QueuePolicy:Queues.*"]]
    let resources: JSONValue = [
      "Q": ["Type": "AWS::SQS::Queue"], "R": ["Type": "AWS::SQS::Queue"],
      "Policy": ["Type": "AWS::SQS::QueuePolicy", "Properties": ["Queues": [["Ref": "R"]]]],
    ]
    #expect(
      found(rules, inResources: resources) == [
        "Q/Properties: an AWS::SQS::QueuePolicy of it is missing; expected an AWS::SQS::QueuePolicy of it"
      ])
  }

  @Test func whoRefersToItInNoCaseTogether() {
    let rules: JSONValue = [["id": "a", "order": "count(<-AWS::SQS::QueuePolicy:Queues.*) <= 1"]]
    func found(_ condition: JSONValue, _ other: JSONValue) -> [String] {
      func policy(_ condition: JSONValue) -> JSONValue {
        [
          "Type": "AWS::SQS::QueuePolicy", "Condition": condition, "Properties": ["Queues": [["Ref": "Q"]]],
        ]
      }
      return self.found(
        rules, inResources: ["Q": ["Type": "AWS::SQS::Queue"], "P": policy(condition), "R": policy(other)], conditions)
    }
    #expect(found("Big", "Small") == [])
    #expect(found("Big", "Big").count == 1)
  }

  @Test func aMemberNamedLikeAFunction() {
    let rules: JSONValue = [["id": "a", "expect": ["A/Condition/B": 1]]]
    #expect(found(rules, inResources: queue(["A": ["Condition": ["B": 2]]])).count == 1)
  }

  @Test func noTwoOfATypeHaveTheSame() {
    let rules: JSONValue = [["id": "a", "uniqueAmong": ["A", "B"]]]
    func pair(_ one: JSONValue, _ other: JSONValue) -> [String] {
      found(
        rules,
        inResources: [
          "Q": ["Type": "AWS::SQS::Queue", "Properties": one], "R": ["Type": "AWS::SQS::Queue", "Properties": other],
        ])
    }
    #expect(
      pair(["A": 1, "B": ["Ref": "X"]], ["A": "1", "B": ["Ref": "X"]]) == [
        "R/Properties/B: Q has the same A and B; expected another A or B"
      ])
    #expect(pair(["A": 1, "B": 1], ["A": 1, "B": 2]) == [])
    #expect(pair(["A": 1], ["A": 1]) == [])
  }

  // MARK: Lists

  @Test func valuesOfAList() {
    let rules: JSONValue = [["id": "a", "expect": ["L/*": ["in": "logs {Engine}"]]]]
    let lists: [String: JSONValue] = [
      "logs mysql": ["date": "2026-11-29", "page": "https://docs.aws.amazon.com/", "values": ["error", "slow"]]
    ]
    func found(_ engine: JSONValue) -> [String] {
      self.found(rules, inResources: queue(["Engine": engine, "L": ["error", "audit"]]), lists: lists)
    }
    #expect(found("MySQL") == ["Q/Properties/L/1: L can't be \"audit\"; expected one of the list logs {Engine}"])
    #expect(found("postgres") == [])
    #expect(found(["Ref": "X"]) == [])
  }

  // MARK: With other rules

  @Test func whatAnotherRuleFindsIsSaidOnce() {
    let template: JSONValue = [
      "Resources": ["Q": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 901, "KmsMasterKeyId": "x"]]]
    ]
    let findings = TemplateChecker().check(template)
    #expect(
      findings.count(where: { $0.pointer == JSONPointer(["Resources", "Q", "Properties", "DelaySeconds"]) }) == 1)
  }
}
