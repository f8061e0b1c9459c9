import StrataChecks
import StrataJSON
import Testing

@Suite struct LoopFormRuleTests {
  private func found(
    _ resources: JSONObject, parameters: JSONObject = [:], sections: JSONObject = [:]
  ) -> [String] {
    var template: JSONObject = [
      "Transform": "AWS::LanguageExtensions", "Parameters": .object(parameters), "Resources": .object(resources),
    ]
    for section in sections { template[section.key] = section.value }
    return StrataChecksTests.found(.object(template))
  }

  private static let queue: JSONValue = ["Type": "AWS::SQS::Queue"]

  private func loop(_ list: JSONValue, _ body: JSONValue, others: JSONObject = [:]) -> JSONObject {
    var resources: JSONObject = ["Fn::ForEach::Queues": ["Name", list, body]]
    for member in others { resources[member.key] = member.value }
    return resources
  }

  private let names: JSONObject = ["Names": ["Type": "CommaDelimitedList"]]

  // MARK: Keys

  @Test(arguments: [["A", "B"], ["A"], ["Ref": "Names"]] as [JSONValue])
  func aKeyWithoutTheIdentifier(list: JSONValue) {
    #expect(
      found(loop(list, ["Queue": Self.queue]), parameters: names) == [
        "/Resources/Fn::ForEach::Queues/2/Queue: each value of the loop makes the same name; expected ${Name} or &{Name} in it; given \"Queue\""
      ])
  }

  @Test func aValueThatIsGivenTwice() {
    #expect(
      found(loop(["A", "B", "A"], ["Queue${Name}": Self.queue])) == [
        "/Resources/Fn::ForEach::Queues/1/2: the loop's list has \"A\" twice; expected each value once (remove one of the two)"
      ])
  }

  @Test func aNameThatIsTaken() {
    let expected = [
      "/Resources/Fn::ForEach::Queues/2/Queue${Name}: the loop makes QueueA, which there is already; expected a name of its own (name one of the two otherwise)"
    ]
    #expect(found(loop(["A"], ["Queue${Name}": Self.queue], others: ["QueueA": Self.queue])) == expected)
    // By letters and digits alone two values are the same.
    let expectedOfLetters = [
      "/Resources/Fn::ForEach::Queues/2/Queue&{Name}: the loop makes Queueab, which there is already; expected a name of its own (name one of the two otherwise)"
    ]
    #expect(found(loop(["a.b", "ab"], ["Queue&{Name}": Self.queue])) == expectedOfLetters)
    let other: JSONObject = ["Fn::ForEach::Others": ["Other", ["A"], ["Queue${Other}": Self.queue]]]
    #expect(
      found(loop(["A"], ["Queue${Name}": Self.queue], others: other)) == [
        "/Resources/Fn::ForEach::Others/2/Queue${Other}: the loop makes QueueA, which there is already; expected a name of its own (name one of the two otherwise)"
      ])
  }

  @Test func characters() {
    #expect(
      found(loop(["a-1"], ["Queue${Name}": Self.queue])) == [
        "/Resources/Fn::ForEach::Queues/2/Queue${Name}: a logical id must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9; given \"Queuea-1\""
      ])
    #expect(found(loop(["a-1"], ["Queue&{Name}": Self.queue])) == [])
    #expect(
      found(loop(["Ref": "Names"], ["Queue-${Name}": Self.queue]), parameters: names) == [
        "/Resources/Fn::ForEach::Queues/2/Queue-${Name}: a logical id must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9; given \"Queue-${Name}\""
      ])
  }

  // MARK: Form

  @Test(
    arguments: [
      (
        "Fn::ForEach::A", ["N", ["A"]],
        ": a loop must have an identifier, a list and a body; expected [NAME, [value], {key: value}]; given a list of 2"
      ),
      (
        "Fn::ForEach::A", "x",
        ": a loop must have an identifier, a list and a body; expected [NAME, [value], {key: value}]; given \"x\""
      ),
      (
        "Fn::ForEach::A", [1, ["A"], ["X${N}": queue]],
        ": a loop must have an identifier, a list and a body; expected [NAME, [value], {key: value}]; given a list of 3"
      ),
      (
        "Fn::ForEach::A", ["N", ["A"], [queue]],
        ": a loop must have an identifier, a list and a body; expected [NAME, [value], {key: value}]; given a list of 3"
      ),
      (
        "Fn::ForEach::A", ["N", "A", ["X${N}": queue]],
        "/1: a loop goes through a list; expected a list, or a function that yields one; given \"A\""
      ),
      (
        "Fn::ForEach::A", ["N", ["Ref": "Stage"], ["X${N}": queue]],
        "/1: a loop goes through a list; expected a list, or a function that yields one; given the parameter Stage"
      ),
      (
        "Fn::ForEach::A", ["N", ["Fn::Sub": "a,b"], ["X${N}": queue]],
        "/1: a loop goes through a list; expected a list, or a function that yields one; given Fn::Sub"
      ),
      (
        "Fn::ForEach::A", ["N", [["a": 1]], ["X${N}": queue]],
        "/1/0: a loop goes through texts; expected text, or a function that yields some; given an object"
      ),
      (
        "Fn::ForEach", ["N", ["A"], ["X${N}": queue]],
        ": a loop must have a name; expected Fn::ForEach::NAME; given \"Fn::ForEach\""
      ),
    ] as [(String, JSONValue, String)])
  func whatIsNoLoop(key: String, loop: JSONValue, message: String) {
    let resources: JSONObject = [key: loop, "Other": Self.queue]
    #expect(found(resources, parameters: ["Stage": ["Type": "String"]]) == ["/Resources/\(key)" + message])
  }

  @Test(arguments: ["Mappings", "Parameters", "Rules"])
  func sectionsWithoutLoops(section: String) {
    let value: JSONValue = ["Fn::ForEach::All": ["N", ["A"], ["X${N}": ["a": ["b": "c"]]]]]
    #expect(
      found(["Queue": Self.queue], sections: [section: value]) == [
        "/\(section)/Fn::ForEach::All: a loop can't stand in \(section); expected Conditions, Outputs, Resources; given \"Fn::ForEach::All\""
      ])
  }

  @Test func loopsOfPropertiesConditionsAndOutputs() {
    let properties: JSONValue = ["Fn::ForEach::All": ["N", ["DelaySeconds"], ["${N}": 5]]]
    let sections: JSONObject = [
      "Conditions": ["Fn::ForEach::Is": ["N", ["A"], ["Is${N}": ["Fn::Equals": [["Ref": "N"], "A"]]]]],
      "Outputs": ["Fn::ForEach::Out": ["N", ["A"], ["Out${N}": ["Value": ["Ref": "N"], "Condition": "IsA"]]]],
    ]
    #expect(found(["Queue": ["Type": "AWS::SQS::Queue", "Properties": properties]], sections: sections) == [])
    let unknown: JSONValue = ["Fn::ForEach::All": ["N", ["Ref": "Names"], ["${N}": ["Ref": "N"]]]]
    #expect(found(["Queue": ["Type": "AWS::SQS::Queue", "Properties": unknown]], parameters: names) == [])
  }

  // MARK: References

  private func hint(_ text: String) -> String {
    "(a loop puts Name in only by Fn::Sub: write {\"Fn::Sub\": \"\(text)\"})"
  }

  /// In plain text nothing is replaced, whether the list is known or not.
  @Test(arguments: [["A", "B"], ["Ref": "Names"]] as [JSONValue])
  func plainText(list: JSONValue) {
    let topic: JSONValue = [
      "Type": "AWS::SNS::Topic", "Condition": "Is${Name}", "DependsOn": ["Queue${Name}"],
      "Properties": [
        "DisplayName": ["Ref": "Queue${Name}"], "TopicName": ["Fn::GetAtt": ["Queue${Name}", "QueueName"]],
      ],
    ]
    let place = "/Resources/Fn::ForEach::Queues/2/Topic${Name}"
    let queue = "there is no resource \"Queue${Name}\" \(hint("Queue${Name}"))"
    #expect(
      found(loop(list, ["Queue${Name}": Self.queue, "Topic${Name}": topic]), parameters: names) == [
        "\(place)/Condition: there is no condition \"Is${Name}\" \(hint("Is${Name}"))",
        "\(place)/DependsOn/0: \(queue)",
        "\(place)/Properties/DisplayName/Ref: there is no parameter or resource \"Queue${Name}\" \(hint("Queue${Name}"))",
        "\(place)/Properties/TopicName/Fn::GetAtt: \(queue)",
      ])
  }

  /// Without the transform that's said once, and nothing of what stands in the loop.
  @Test func withoutTheTransform() {
    let topic: JSONValue = ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Ref": "Name"]]]
    let template: JSONValue = [
      "Resources": ["Fn::ForEach::Topics": ["Name", ["A"], ["Topic${Name}": topic]], "Queue": Self.queue]
    ]
    #expect(
      StrataChecksTests.found(template) == [
        "/Resources/Fn::ForEach::Topics: Fn::ForEach is one of the language extensions; expected the transform AWS::LanguageExtensions (add \"Transform\": \"AWS::LanguageExtensions\" to the template)"
      ])
  }

  @Test(arguments: [["A", "B"], ["Ref": "Names"]] as [JSONValue])
  func textOfSubstitutions(list: JSONValue) {
    let topic: JSONValue = [
      "Type": "AWS::SNS::Topic",
      "Properties": [
        "DisplayName": ["Fn::Sub": "${Name}-of-${AWS::StackName}"],
        "Tags": [["Key": "Name", "Value": ["Ref": "Name"]]],
        "TopicName": ["Fn::GetAtt": [["Fn::Sub": "Queue${Name}"], "QueueName"]],
      ],
    ]
    #expect(
      found(loop(list, ["Queue${Name}": Self.queue, "Topic${Name}": topic]), parameters: names) == [])
  }

  /// A loop doesn't hide what isn't there, and what it may make isn't said to be missing.
  @Test(
    arguments: [
      ["Type": "CommaDelimitedList"], ["Type": "CommaDelimitedList", "Default": "A,B"],
      ["Type": "CommaDelimitedList", "Default": ""],
    ] as [JSONValue])
  func whatALoopMayMake(parameter: JSONValue) {
    let topic: JSONValue = [
      "Type": "AWS::SNS::Topic",
      "Properties": ["DisplayName": ["Ref": "QueueC"], "TopicName": ["Ref": "Nowhere"]],
    ]
    #expect(
      found(
        loop(["Ref": "Names"], ["Queue${Name}": Self.queue], others: ["Topic": topic]), parameters: ["Names": parameter]
      )
        == ["/Resources/Topic/Properties/TopicName/Ref: there is no parameter or resource \"Nowhere\""])
    #expect(
      found(loop(["A"], ["Queue${Name}": Self.queue], others: ["Topic": topic])) == [
        "/Resources/Topic/Properties/DisplayName/Ref: there is no parameter or resource \"QueueC\" (did you mean QueueA?)",
        "/Resources/Topic/Properties/TopicName/Ref: there is no parameter or resource \"Nowhere\"",
      ])
  }

  /// What can be said of a body whose list isn't known.
  @Test func whatTheBodyIs() {
    let queue: JSONValue = ["Type": "AWS::SQS::Queue", "Properties": ["Nope": ["Ref": "Name"], "DelaySeconds": 901]]
    let inner: JSONValue = [
      "Kind", ["In", "Out"], ["${Name}${Kind}": queue, "Bare${Name}${Kind}": ["Properties": [:]]],
    ]
    let place = "/Resources/Fn::ForEach::Queues/2/Fn::ForEach::Kinds/2"
    #expect(
      found(loop(["Ref": "Names"], ["Fn::ForEach::Kinds": inner]), parameters: names) == [
        "\(place)/${Name}${Kind}/Properties/Nope: there is no property Nope",
        "\(place)/${Name}${Kind}/Properties/DelaySeconds: the number is outside the range; expected 0 to 900; given 901",
        "\(place)/Bare${Name}${Kind}: a resource must have a type; expected text such as AWS::SQS::Queue",
      ])
  }
}
