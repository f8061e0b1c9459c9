import StrataDiff
import StrataJSON
import StrataTemplate
import Testing

/// Changes in nested stacks, as changes of the template around them.
@Suite struct NestedDifferenceTests {
  private func outer(
    _ parameters: JSONObject = [:], _ resources: JSONObject = [:], _ attributes: JSONObject = [:]
  ) -> JSONValue {
    var stack: JSONObject = [
      "Type": "AWS::CloudFormation::Stack",
      "Properties": ["TemplateURL": "network.json", "Parameters": .object(parameters)],
    ]
    for member in attributes { stack[member.key] = member.value }
    var all = resources
    all["Network"] = .object(stack)
    return template(all)
  }

  private func difference(
    _ old: JSONValue, _ former: [String: JSONValue], _ new: JSONValue, _ current: [String: JSONValue]
  ) throws -> TemplateDifference {
    func stacks(_ json: JSONValue, _ files: [String: JSONValue]) throws -> [NestedStack] {
      try NestedTemplates(files.map { NestedTemplates.File(path: $0.key, json: $0.value) })
        .stacks(in: TemplateContents(json), at: "main.json")
    }
    return try TemplateDifference(
      from: old, to: new, nesting: try stacks(old, former), to: try stacks(new, current))
  }

  private let table: JSONValue = [
    "Type": "AWS::DynamoDB::Table",
    "Properties": ["TableName": "a", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]]],
  ]

  @Test func whatIsInAStackIsShownUnderIt() throws {
    var other = table.object ?? [:]
    other["Properties"] = ["TableName": "b", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]]]
    let found = try difference(
      outer(), ["network.json": template(["Jobs": table])], outer(),
      ["network.json": template(["Jobs": .object(other), "Topic": ["Type": "AWS::SNS::Topic"]])])
    #expect(
      found.resources.map { "\($0.logicalID) \($0.action.rawValue)" } == [
        "Network/Jobs replaced", "Network/Topic added",
      ])
    #expect(found.dataAtRisk.map(\.logicalID) == ["Network/Jobs"])
    #expect(found.access == [])
    #expect(found.verdict == .grave)
    #expect(!found.isIdentical)
    #expect(
      found.text(title: "Shop")
        == """
        Shop
          ! Network/Jobs  AWS::DynamoDB::Table  replaced
              ~ TableName: "a" → "b"  (replaces it)
          + Network/Topic  AWS::SNS::Topic  added
          data at risk
            Network/Jobs  AWS::DynamoDB::Table  its items: replaced, no UpdateReplacePolicy
          1 added, 1 replaced; data at risk: 1

        """)
  }

  @Test func sameOnBothSidesIsNone() throws {
    let files = ["network.json": template(["Jobs": table])]
    let found = try difference(outer(), files, outer(), files)
    #expect(found.isIdentical)
    #expect(found.isEmpty)
  }

  @Test func handedValuesAreFollowed() throws {
    let inner = template(
      ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Ref": "Name"]]]],
      ["Parameters": ["Name": ["Type": "String", "Default": "x"]]])
    let files = ["network.json": inner]
    let literal = try difference(outer(["Name": "a"]), files, outer(["Name": "b"]), files)
    #expect(
      literal.resources.map { "\($0.logicalID) \($0.action.rawValue)" } == ["Network/Jobs replaced", "Network changed"])
    #expect(literal.resources[0].changes[0].causes.map(\.event) == ["has another value"])
    #expect(literal.access == [])
    func queue(_ name: JSONValue) -> JSONObject {
      ["Source": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": name]]]
    }
    let handed: JSONObject = ["Name": ["Fn::GetAtt": ["Source", "QueueName"]]]
    let replaced = try difference(outer(handed, queue("a")), files, outer(handed, queue("b")), files)
    #expect(
      replaced.resources.map { "\($0.logicalID) \($0.action.rawValue)" }
        == ["Network/Jobs replaced", "Source replaced", "Network changed"])
  }

  @Test func accessByAHandedRangeIsKnown() throws {
    let inner = template(
      [
        "Group": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "GroupDescription": "g",
            "SecurityGroupIngress": [
              ["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": ["Ref": "Range"]]
            ],
          ],
        ]
      ], ["Parameters": ["Range": ["Type": "String"]]])
    let files = ["network.json": inner]
    let found = try difference(outer(["Range": "10.0.0.0/8"]), files, outer(["Range": "0.0.0.0/0"]), files)
    #expect(found.access.map { "\($0.direction.rawValue) \($0.logicalID)" }.contains("unclear Network/Group"))
    #expect(found.verdict == .grave)
  }

  @Test func whatIsRemovedWithItsStackIsToldOneByOne() throws {
    let files = ["network.json": template(["Jobs": table])]
    let removed = try difference(outer(), files, template([:]), [:])
    #expect(removed.resources.map(\.logicalID) == ["Network/Jobs", "Network"])
    #expect(removed.dataAtRisk.map(\.logicalID) == ["Network/Jobs"])
    let kept = try difference(outer([:], [:], ["DeletionPolicy": "Retain"]), files, template([:]), [:])
    #expect(kept.resources.map(\.logicalID) == ["Network"])
    #expect(kept.dataAtRisk == [])
    let unseen = try difference(outer(), [:], template([:]), [:])
    #expect(unseen.dataAtRisk.map(\.contents) == ["all that its template holds"])
  }

  @Test func whatCannotBeSeenIsSaidWithTheReason() throws {
    let inner = ["network.json": template(["Jobs": table])]
    let lost = try difference(outer(["A": "1"]), inner, outer(["A": "2"]), [:])
    #expect(
      lost.access.map(\.text)
        == [
          "Parameters.A is another, and what is made of it can't be seen: there is no network.json beside main.json"
        ])
    let added = try difference(template([:]), [:], outer(), [:])
    #expect(
      added.access.map(\.text)
        == ["it can't be seen what its template makes: there is no network.json beside main.json"])
    #expect(try difference(template([:]), [:], outer(), inner).access == [])
  }

  @Test func secretsStayHidden() throws {
    func inner(_ password: JSONValue) -> [String: JSONValue] {
      [
        "network.json": template(
          ["Db": ["Type": "AWS::RDS::DBInstance", "Properties": ["MasterUserPassword": password]]],
          ["Outputs": ["Password": ["Value": password]]])
      ]
    }
    let found = try difference(outer(), inner("correct-horse-1"), outer(), inner("battery-staple-2"))
    let text = found.text(title: "Shop") + found.json(includingPatch: false).description
    #expect(!text.contains("horse") && !text.contains("staple"))
    #expect(found.sections.map(\.name) == ["Network/Password"])
  }

  @Test func exportsOfNestedStacksAreTheStacksOwn() throws {
    let exporting = template(
      ["Jobs": ["Type": "AWS::SQS::Queue"]],
      ["Outputs": ["Jobs": ["Value": ["Ref": "Jobs"], "Export": ["Name": "jobs"]]]])
    let files = NestedTemplates([NestedTemplates.File(path: "network.json", json: exporting)])
    let web = template([
      "Rule": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Fn::ImportValue": "jobs"]]]
    ])
    let set = try StackSetDifference(
      old: ["Data": outer(), "Web": web], new: ["Data": template([:]), "Web": template([:])],
      nesting: ["Data": try files.stacks(in: TemplateContents(outer()), at: "main.json")], to: [:])
    #expect(
      set.conflicts.map(\.description)
        == ["the export jobs of Data is removed, and Web has to be deployed without it before"])
    #expect(set.steps?.map(\.description) == ["deploy Web", "deploy Data"])
    #expect(set.templateKeepingExports(of: "Data") == nil)
  }

  @Test func whatIsWrongInsideIsNamed() throws {
    let error = #expect(throws: DifferenceError.self) {
      try difference(
        outer(), ["network.json": template([:])], outer(), ["network.json": ["Resources": ["A": ["Type": 1]]]])
    }
    #expect(
      "\(try #require(error))"
        == "the new template of Network isn't one at /Resources/A/Type: expected the name of a type, given a number")
  }
}
