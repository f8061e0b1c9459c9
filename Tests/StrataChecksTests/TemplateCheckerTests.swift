import StrataChecks
import StrataJSON
import StrataLanguage
import Testing

/// All rules together, over whole templates.
@Suite struct TemplateCheckerTests {
  private func resources(_ resources: JSONValue) -> [String] { found(["Resources": resources]) }

  // MARK: Form

  @Test(
    arguments: [
      ([1], ": a template must be an object; expected an object; given a list"),
      (
        [:],
        ": a template must have resources; expected a section Resources with at least one (declare a resource, or leave the template out)"
      ),
      (
        ["Resources": [:]],
        "/Resources: a template must have at least one resource; expected 1 or more; given 0 (declare a resource, or leave the template out)"
      ),
      (
        ["Resource": [:], "Resources": ["A": ["Type": "Acme::Test::A"]]],
        "/Resource: there is no section Resource (did you mean Resources?)"
      ),
      (
        ["AWSTemplateFormatVersion": "2010-9-9", "Resources": ["A": ["Type": "Acme::Test::A"]]],
        "/AWSTemplateFormatVersion: there is no such version of templates; expected \"2010-09-09\"; given \"2010-9-9\""
      ),
      (
        ["Resources": ["A": ["Type": "Acme::Test::A", "Properties": ["Ref": "AWS::NoValue"]]]],
        "/Resources/A/Properties: properties must be an object; expected an object; given Ref"
      ),
      (["Resources": ["A": 1]], "/Resources/A: a resource must be an object; expected an object; given a number"),
      (
        ["Resources": ["A": ["Typ": "X"]]],
        "/Resources/A: a resource must have a type; expected text such as AWS::SQS::Queue"
      ),
      (
        ["Resources": ["A-1": ["Type": "Acme::Test::A"]]],
        "/Resources/A-1: a logical id must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9; given \"A-1\""
      ),
      (
        ["Resources": ["A": ["Type": "Acme::Test::A", "DependOn": "B"]]],
        "/Resources/A/DependOn: a resource has no DependOn (did you mean DependsOn?)"
      ),
    ] as [(JSONValue, String)])
  func form(template: JSONValue, message: String) {
    #expect(found(template).first == message)
  }

  // MARK: References

  @Test func everythingThatIsNamedIsThere() {
    #expect(
      found(
        [
          "Parameters": ["Name": ["Type": "String"]],
          "Conditions": ["IsProd": ["Fn::Equals": [["Ref": "Nam"], "prod"]]],
          "Resources": [
            "Jobs": [
              "Type": "AWS::SQS::Queue", "Condition": "IsPrd", "DependsOn": ["Jbs"],
              "Properties": [
                "QueueName": ["Fn::Sub": "${Name}-${AWS::Region}-${!x}-${Nme}-${Jobs2.Arn}"],
                "VisibilityTimeout": ["Fn::If": ["IsProd", 1, ["Fn::FindInMap": ["Sizes", "a", "b"]]]],
              ],
            ]
          ],
          "Outputs": [
            "Arn": ["Value": ["Fn::GetAtt": ["Jobs", "Ar"]]], "Url": ["Value": ["Fn::GetAtt": "Jobs.QueueUrl"]],
          ],
        ], ignoring: ["physical-name"]) == [
          "/Conditions/IsProd/Fn::Equals/0/Ref: there is no parameter or resource \"Nam\" (did you mean Name?)",
          "/Resources/Jobs/Condition: there is no condition \"IsPrd\" (did you mean IsProd?)",
          "/Resources/Jobs/DependsOn/0: there is no resource \"Jbs\" (did you mean Jobs?)",
          "/Resources/Jobs/Properties/QueueName/Fn::Sub: there is no parameter or resource \"Nme\" (did you mean Name?)",
          "/Resources/Jobs/Properties/QueueName/Fn::Sub: there is no resource \"Jobs2\" (did you mean Jobs?)",
          "/Resources/Jobs/Properties/VisibilityTimeout/Fn::If/2/Fn::FindInMap/0: there is no mapping \"Sizes\"",
          "/Outputs/Arn/Value/Fn::GetAtt: AWS::SQS::Queue has no attribute Ar; expected Arn, QueueUrl",
        ])
  }

  /// Where more may be added than stands there, nothing is said to be missing.
  @Test(
    arguments: [
      ["Transform": "AWS::Serverless-2016-10-31", "Resources": ["A": ["Type": "Acme::Test::A", "DependsOn": "B"]]],
      ["Resources": ["A": ["Type": "My::Own::Thing::MODULE"], "B": ["Type": "Acme::Test::A", "DependsOn": "AQueue"]]],
      [
        "Transform": "AWS::LanguageExtensions",
        "Resources": [
          "Fn::ForEach::All": ["Name", ["A"], ["Q${Name}": ["Type": "Acme::Test::A"]]],
          "B": ["Type": "Acme::Test::A", "DependsOn": "QA"],
        ],
      ],
    ] as [JSONValue])
  func whatIsAddedLater(template: JSONValue) {
    #expect(found(template) == [])
  }

  @Test func cycles() {
    let cycle: JSONValue = [
      "A": ["Type": "Acme::Test::A", "Properties": ["V": ["Ref": "B"]]],
      "B": ["Type": "Acme::Test::A", "Properties": ["V": ["Fn::Sub": "${C.Arn}"]]],
      "C": ["Type": "Acme::Test::A", "DependsOn": "A"],
      "D": ["Type": "Acme::Test::A", "Properties": ["V": ["Ref": "D"]]],
    ]
    #expect(
      resources(cycle) == [
        "/Resources/A: resources wait for each other: A → B → C → A (take out one reference or dependency, or put it into a resource of its own)",
        "/Resources/D: the resource refers to itself (leave the reference out)",
      ])
  }

  // MARK: Functions

  @Test(
    arguments: [
      (["Fn::Jion": ["", []]], "Fn::Jion: there is no function Fn::Jion (did you mean Fn::Join?)"),
      (["Fn::Select": [1]], "Fn::Select: Fn::Select must have 2 arguments; expected 2; given 1"),
      (["Fn::Split": "a"], "Fn::Split: Fn::Split must have a list; expected a list; given \"a\""),
      (
        ["Fn::Base64": "a", "Ref": "B"],
        "Fn::Base64: a function must stand alone in its object; given 2 members (take the others out, or put the function into a value of its own)"
      ),
    ] as [(JSONValue, String)])
  func functions(value: JSONValue, message: String) {
    #expect(
      resources(["A": ["Type": "Acme::Test::A", "Properties": ["V": value]]]).first == "/Resources/A/Properties/V/"
        + message)
  }

  @Test func mappingsAreLiterals() {
    let template: JSONValue = [
      "Mappings": ["M": ["a": ["b": ["Fn::Join": ["", ["x"]]]]]], "Resources": ["A": ["Type": "Acme::Test::A"]],
    ]
    #expect(found(template) == ["/Mappings/M/a/b/Fn::Join: Fn::Join can't stand in a mapping; expected literals"])
  }

  // MARK: What is accepted

  private let accepting: JSONValue = [
    "Resources": [
      "A": [
        "Type": "AWS::SQS::Queue",
        "Metadata": ["Strata::Accepted": [["Rule": "unknown-property", "Because": "it is new"]]],
        "Properties": ["X": 1],
      ],
      "B": ["Type": "AWS::SQS::Queue", "Properties": ["X": 1]],
    ]
  ]

  @Test func aResourceAcceptsARule() {
    #expect(TemplateChecker().check(accepting).map(\.pointer?.description) == ["/Resources/B/Properties/X"])
  }

  @Test func aRuleIsIgnored() {
    #expect(found(accepting, ignoring: ["schema"]) == [])
  }

  // MARK: Rules of one's own

  private struct NamedQueues: TemplateRule {
    let about = RuleDescription(
      "named-queues", .warning, reason: "our queues are called after us", source: "https://wiki.example.com/queues",
      good: ["A": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "acme-a"]]],
      bad: ["A": ["Type": "AWS::SQS::Queue"]])

    func check(_ template: TemplateContents) -> [Finding] {
      template.resources(of: "AWS::SQS::Queue").filter { $0["QueueName"]?.string?.hasPrefix("acme-") != true }.map {
        finding("the queue's name doesn't begin with acme-", at: $0.pointer())
      }
    }
  }

  @Test func rulesOfOnesOwn() {
    let checker = TemplateChecker(additional: [NamedQueues()])
    let rule = checker.rules.last?.about
    #expect(checker.check(rule?.good ?? [:]) == [])
    let found = checker.check(rule?.bad ?? [:])
    #expect(found.map(\.rule) == ["named-queues"])
    #expect(found.map(\.severity) == [.warning])
  }
}
