import StrataDiff
import StrataJSON
import Testing

/// What loops make, compared as what it becomes.
@Suite struct LoopDifferenceTests {
  private func loop(_ list: JSONValue, _ body: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    var root: JSONObject = [
      "Transform": "AWS::LanguageExtensions",
      "Parameters": ["Names": ["Type": "CommaDelimitedList", "Default": "a,b"]],
      "Resources": ["Fn::ForEach::Parts": ["Name", list, body]],
    ]
    for member in others { root[member.key] = member.value }
    return .object(root)
  }

  private func rule(_ range: JSONValue) -> JSONValue {
    [
      "R${Name}": [
        "Type": "AWS::EC2::SecurityGroupIngress",
        "Properties": [
          "GroupId": "sg-1", "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": range,
          "Description": ["Ref": "Name"],
        ],
      ]
    ]
  }

  private let table: JSONValue = ["T${Name}": ["Type": "AWS::DynamoDB::Table"]]
  private let topic: JSONValue = ["T${Name}": ["Type": "AWS::SNS::Topic"]]
  private let unknown: JSONObject = [
    "Parameters": ["Names": ["Type": "CommaDelimitedList"], "Others": ["Type": "CommaDelimitedList"]]
  ]

  @Test func eachIsCompared() throws {
    for list: JSONValue in [["a", "b"], ["Ref": "Names"]] {
      #expect(
        try warnings(loop(list, rule("10.0.0.0/8")), loop(list, rule("0.0.0.0/0"))) == [
          "wider Ra: tcp port 22 from the internet (0.0.0.0/0)", "wider Rb: tcp port 22 from the internet (0.0.0.0/0)",
        ])
      #expect(try warnings(loop(list, rule("0.0.0.0/0")), loop(list, rule("10.0.0.0/8"))) == [])
    }
  }

  @Test func aShorterListRemoves() throws {
    #expect(
      try warnings(loop(["a", "b"], table), loop(["a"], table))
        == ["data Tb: its items: removed, no DeletionPolicy"])
    #expect(try warnings(loop(["a"], table), loop(["a", "b"], table)) == [])
    let fewer: JSONObject = ["Parameters": ["Names": ["Type": "CommaDelimitedList", "Default": "a"]]]
    #expect(
      try warnings(loop(["Ref": "Names"], table), loop(["Ref": "Names"], table, fewer))
        == ["data Tb: its items: removed, no DeletionPolicy"])
    #expect(try TemplateDifference(from: loop(["a", "b"], topic), to: loop(["a"], topic)).verdict == .different)
  }

  @Test func anUnknownListIsComparedByItsBody() throws {
    let list: JSONValue = ["Ref": "Names"]
    let difference = try TemplateDifference(
      from: loop(list, rule("10.0.0.0/8"), unknown), to: loop(list, rule("0.0.0.0/0"), unknown))
    #expect(difference.warnings == ["wider R${Name}: tcp port 22 from the internet (0.0.0.0/0)"])
    #expect(
      try warnings(loop(list, rule("0.0.0.0/0"), unknown), loop(list, rule("10.0.0.0/8"), unknown)) == [])
    let text =
      "unclear Fn::ForEach::Parts: it can't be told which resources the loop makes: its list is known only at deployment"
    #expect(try warnings(loop(list, table, unknown), loop(["Ref": "Others"], table, unknown)) == [text])
    // Topics give nobody anything and hold nothing.
    #expect(try warnings(loop(list, topic, unknown), loop(["Ref": "Others"], topic, unknown)) == [])
  }

  @Test func aLoopInAResourceIsExpanded() throws {
    func queue(_ list: JSONValue) -> JSONValue {
      [
        "Transform": "AWS::LanguageExtensions",
        "Resources": [
          "It": [
            "Type": "AWS::S3::Bucket",
            "Properties": [
              "PublicAccessBlockConfiguration": ["Fn::ForEach::Blocks": ["Name", list, ["Block${Name}": true]]]
            ],
          ]
        ],
      ]
    }
    #expect(
      try warnings(queue(["PublicAcls", "PublicPolicy"]), queue(["PublicAcls"]))
        == ["wider It: public access isn't blocked by BlockPublicPolicy"])
    #expect(try warnings(queue(["PublicAcls"]), queue(["PublicAcls", "PublicPolicy"])) == [])
  }
}
