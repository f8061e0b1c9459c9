import StrataJSON
import Testing

@testable import StrataTemplate

@Suite struct LoopExpansionTests {
  private func resources(
    _ loop: JSONValue, name: String = "Fn::ForEach::Queues", others: JSONObject = [:], sections: JSONObject = [:]
  ) -> JSONObject {
    var resources: JSONObject = [name: loop]
    for member in others { resources[member.key] = member.value }
    var template: JSONObject = ["Transform": "AWS::LanguageExtensions", "Resources": .object(resources)]
    for member in sections { template[member.key] = member.value }
    return TemplateContents(.object(template)).section("Resources")
  }

  private let queue: JSONValue = [
    "Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::Sub": "orders-${Name}"]],
  ]

  @Test func aListThatIsWrittenOut() {
    #expect(
      resources(["Name", ["Jobs", "Mails"], ["Queue${Name}": queue]]) == [
        "QueueJobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "orders-Jobs"]],
        "QueueMails": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "orders-Mails"]],
      ])
  }

  @Test func listsOfParametersAndMappings() {
    let body: JSONValue = ["Queue${Name}": ["Type": "AWS::SQS::Queue"]]
    let parameters: JSONObject = [
      "Parameters": ["Names": ["Type": "CommaDelimitedList", "Default": "Jobs, Mails"]]
    ]
    #expect(resources(["Name", ["Ref": "Names"], body], sections: parameters).keys == ["QueueJobs", "QueueMails"])
    let mappings: JSONObject = ["Mappings": ["Names": ["all": ["queues": ["A", "B"]]]]]
    #expect(
      resources(["Name", ["Fn::FindInMap": ["Names", "all", "queues"]], body], sections: mappings).keys
        == ["QueueA", "QueueB"])
  }

  @Test func whatAllRowsOfAMappingHaveInCommon() {
    let body: JSONValue = ["Queue${Name}": ["Type": "AWS::SQS::Queue"]]
    func keys(_ rows: JSONValue) -> [String] {
      let sections: JSONObject = [
        "Parameters": ["Environment": ["Type": "String"]], "Mappings": ["Names": rows],
      ]
      let list: JSONValue = ["Fn::FindInMap": ["Names", ["Ref": "Environment"], "queues"]]
      return resources(["Name", list, body], sections: sections).keys
    }
    #expect(keys(["prod": ["queues": ["A", "B"]]]) == ["QueueA", "QueueB"])
    #expect(keys(["dev": ["queues": ["A"]], "prod": ["queues": ["A"]], "test": ["topics": ["B"]]]) == ["QueueA"])
    #expect(keys(["dev": ["queues": ["A"]], "prod": ["queues": ["A", "B"]]]) == ["Fn::ForEach::Queues"])
    #expect(keys(["prod": ["queues": "A"]]) == ["Fn::ForEach::Queues"])
    #expect(keys([:]) == ["Fn::ForEach::Queues"])
    #expect(keys(["prod": ["queues": ["A"]], "Fn::Transform": ["Name": "M"]]) == ["Fn::ForEach::Queues"])
  }

  @Test func aListThatIsntKnownStays() {
    let parameters: JSONObject = ["Parameters": ["Names": ["Type": "CommaDelimitedList"]]]
    let found = resources(["Name", ["Ref": "Names"], ["Queue${Name}": queue]], sections: parameters)
    #expect(found.keys == ["Fn::ForEach::Queues"])
  }

  @Test func aNameThatIsTakenStays() {
    let found = resources(["Name", ["A", "A"], ["Queue${Name}": queue]])
    #expect(found.keys == ["Fn::ForEach::Queues"])
    let others: JSONObject = ["QueueA": ["Type": "AWS::SQS::Queue"]]
    #expect(
      resources(["Name", ["A"], ["Queue${Name}": queue]], others: others).keys == ["Fn::ForEach::Queues", "QueueA"])
  }

  @Test func referencesToTheIdentifier() {
    let topic: JSONValue = [
      "Type": "AWS::SNS::Topic", "DependsOn": ["Fn::Sub": "Queue${Name}"],
      "Properties": [
        "DisplayName": ["Ref": "Name"], "TopicName": "plain-${Name}",
        "Subscription": [["Endpoint": ["Fn::GetAtt": [["Fn::Sub": "Queue${Name}"], "Arn"]], "Protocol": "sqs"]],
        "KmsMasterKeyId": ["Fn::Sub": "${Name}-${AWS::Region}"],
      ],
    ]
    let made = resources(["Name", ["A"], ["Topic${Name}": topic]])["TopicA"]
    #expect(made?["DependsOn"] == "QueueA")
    #expect(made?["Properties"]?["DisplayName"] == "A")
    // In text that no function reads, it's text.
    #expect(made?["Properties"]?["TopicName"] == "plain-${Name}")
    #expect(made?["Properties"]?["Subscription"]?[0]?["Endpoint"] == ["Fn::GetAtt": ["QueueA", "Arn"]])
    #expect(made?["Properties"]?["KmsMasterKeyId"] == ["Fn::Sub": "A-${AWS::Region}"])
  }

  @Test func keysOfLettersAndDigitsAlone() {
    let found = resources(["Name", ["10.0.0.1"], ["Host&{Name}": ["Type": "AWS::SNS::Topic"]]])
    #expect(found.keys == ["Host10001"])
  }

  @Test func loopsInLoopsAndInProperties() {
    let inner: JSONValue = ["Kind", ["In", "Out"], ["${Name}${Kind}": ["Type": "AWS::SQS::Queue"]]]
    #expect(
      resources(["Name", ["A", "B"], ["Fn::ForEach::Kinds": inner]]).keys == ["AIn", "AOut", "BIn", "BOut"])
    let properties: JSONValue = [
      "Type": "AWS::SQS::Queue",
      "Properties": ["Fn::ForEach::Settings": ["P", ["DelaySeconds", "VisibilityTimeout"], ["${P}": 5]]],
    ]
    let found = resources(["Name", ["A"], ["Q${Name}": properties]])
    #expect(found["QA"]?["Properties"] == ["DelaySeconds": 5, "VisibilityTimeout": 5])
  }

  @Test func placesAreThoseThatAreWritten() {
    let template: JSONValue = [
      "Transform": "AWS::LanguageExtensions",
      "Resources": ["Fn::ForEach::Queues": ["Name", ["A", "B"], ["Queue${Name}": queue]]],
    ]
    let contents = TemplateContents(template)
    let written = contents.written(JSONPointer(["Resources", "QueueB", "Properties", "QueueName"]))
    #expect(
      written.tokens == [
        "Resources", "Fn::ForEach::Queues", "2", "Queue${Name}", "Properties", "QueueName",
      ])
    #expect(template[written] != nil)
  }

  @Test func withoutTheTransformNothingExpands() {
    let template: JSONValue = ["Resources": ["Fn::ForEach::Queues": ["Name", ["A"], ["Queue${Name}": queue]]]]
    #expect(TemplateContents(template).json == template)
  }

  @Test func moreThanATemplateCanHoldStays() {
    let names = JSONValue.array((0..<10_001).map { .string("N\($0)") })
    #expect(resources(["Name", names, ["Queue${Name}": queue]]).keys == ["Fn::ForEach::Queues"])
  }
}
