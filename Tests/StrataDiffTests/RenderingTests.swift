import StrataDiff
import StrataJSON
import Testing

/// Differences as they're read.
@Suite struct RenderingTests {
  private func stack(_ isNew: Bool) -> JSONValue {
    let secret: JSONValue = isNew ? "correct-horse-battery" : "staple-battery-horse"
    var resources: JSONObject = [
      "Table": [
        "Type": "AWS::DynamoDB::Table",
        "Properties": ["TableName": isNew ? "orders" : "order", "BillingMode": "PAY_PER_REQUEST"],
      ],
      "Work": [
        "Type": "AWS::Lambda::Function",
        "Properties": [
          "Environment": ["Variables": ["DB_PASSWORD": secret, "TABLE": ["Ref": "Table"]]], "Timeout": isNew ? 60 : 30,
        ],
      ],
    ]
    resources[isNew ? "Topic" : "Jobs"] = [
      "Type": isNew ? "AWS::SNS::Topic" : "AWS::SQS::Queue", "DeletionPolicy": "Retain",
    ]
    return template(
      resources,
      ["Parameters": ["Code": ["Type": "String", "NoEcho": true, "Default": isNew ? "abcdef" : "ghijkl"]]])
  }

  @Test func forTheTerminal() throws {
    let difference = try TemplateDifference(from: stack(false), to: stack(true))
    #expect(
      difference.text(title: "Shop")
        == """
        Shop
          ! Table  AWS::DynamoDB::Table  replaced
              ~ TableName: "order" → "orders"  (replaces it)
          - Jobs  AWS::SQS::Queue  removed
          ~ Work  AWS::Lambda::Function  changed in place
              ~ Environment.Variables.DB_PASSWORD: "(hidden)" → "(hidden)"
              ~ Timeout: 30 → 60
              ~ Environment.Variables.TABLE: Table  (Table is replaced)
          + Topic  AWS::SNS::Topic  added
          ~ Parameters/Code
              ~ Default: "(hidden)" → "(hidden)"
          data at risk
            Table  AWS::DynamoDB::Table  its items: replaced, no UpdateReplacePolicy
          1 added, 1 removed, 1 changed, 1 replaced, 1 outside the resources; data at risk: 1

        """)
    let painted = difference.text(title: "Shop", style: DifferenceStyle { "<\($0)>\($1)" })
    #expect(painted.hasPrefix("<heading>Shop\n  <grave>! Table  AWS::DynamoDB::Table  <grave>replaced\n"))
  }

  @Test func sameTemplatesTakeOneLine() throws {
    #expect(try TemplateDifference(from: stack(true), to: stack(true)).text(title: "Shop") == "Shop: no difference\n")
    let (one, other): (JSONValue, JSONValue) = (
      ["Resources": [:], "Description": "d"], ["Description": "d", "Resources": [:]]
    )
    #expect(
      try TemplateDifference(from: one, to: other).text(title: "Shop") == "Shop: no difference but how it's written\n")
  }

  @Test func forMachines() throws {
    let difference = try TemplateDifference(from: stack(false), to: stack(true))
    let json = difference.json(includingPatch: false)
    #expect(json["verdict"] == "grave")
    #expect(json["counts"]?["replaced"] == 1)
    #expect(
      json["resources"]?[0]
        == [
          "logicalId": "Table", "type": "AWS::DynamoDB::Table", "action": "replaced",
          "changes": [
            [
              "path": "TableName", "pointer": "/Properties/TableName", "before": "order", "after": "orders",
              "replacement": "always",
            ]
          ],
        ])
    let text = try json.text()
    #expect(!text.contains("horse") && !text.contains("abcdef"))
    #expect(try difference.json.text().contains("correct-horse-battery"))
  }

  @Test func forAComment() throws {
    let markdown = try TemplateDifference(from: stack(false), to: stack(true)).markdown(title: "Shop")
    #expect(
      markdown.hasPrefix(
        """
        ### `Shop`

        **⚠️ 1 added, 1 removed, 1 changed, 1 replaced, 1 outside the resources; data at risk: 1**

        | Data at risk | What | Why |
        | --- | --- | --- |
        | `Table` `AWS::DynamoDB::Table` | its items | `replaced, no UpdateReplacePolicy` |

        | | Resource | Type | What |
        | --- | --- | --- | --- |
        | `!` | `Table` | `AWS::DynamoDB::Table` | **replaced** |
        | `-` | `Jobs` | `AWS::SQS::Queue` | **removed** |
        | `~` | `Work` | `AWS::Lambda::Function` | changed in place |
        | `+` | `Topic` | `AWS::SNS::Topic` | added |

        <details><summary>Table of Shop: replaced</summary>

        | | Property | Change |
        | --- | --- | --- |
        | `~` | `TableName` | `"order" → "orders"` `replaces it` |

        </details>

        """))
    #expect(!markdown.contains("horse"))
  }

  @Test func nothingInAValueIsMarkdown() throws {
    let difference = try TemplateDifference(
      from: template(of: "AWS::SNS::Topic", ["DisplayName": "a"]),
      to: template(of: "AWS::SNS::Topic", ["DisplayName": "`x` | ``y``\n<b>@all"]))
    #expect(
      difference.markdown(title: "*S*").contains(#"| `~` | `DisplayName` | ```"a" → "`x` \| ``y``\n<b>@all"``` |"#))
    #expect(difference.markdown(title: "*S*").contains("<summary>It of &#42;S&#42;: changed in place</summary>"))
  }

  @Test func aCommentIsNeverTooLong() throws {
    var (old, new): (JSONObject, JSONObject) = ([:], [:])
    for index in 0..<400 {
      let name = "Topic\(index)"
      old[name] = ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": "a"]]
      new[name] = [
        "Type": "AWS::SNS::Topic", "Properties": ["DisplayName": .string(String(repeating: "é", count: 150))],
      ]
    }
    let difference = try TemplateDifference(from: template(old), to: template(new))
    for limit in [TemplateDifference.commentLimit, 5_000, 700] {
      let markdown = difference.markdown(title: "Shop", limit: limit)
      #expect(markdown.utf8.count <= limit)
      #expect(markdown.contains("400 changed"))
      #expect(markdown.contains("_Left out, since a comment takes no more: changed properties: "))
    }
  }

  @Test func theOrderIsThatOfGravity() throws {
    var random = SystemRandomNumberGenerator()
    let old = template([
      "A": ["Type": "AWS::SQS::Queue"], "C": ["Type": "AWS::IAM::Role"], "E": ["Type": "AWS::SNS::Topic"],
    ])
    let new = template([
      "B": ["Type": "AWS::SNS::Subscription"], "D": ["Type": "AWS::IAM::Group"],
      "E": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": "e"]],
    ])
    let ids = try TemplateDifference(from: old, to: new).resources.map(\.logicalID)
    #expect(ids == ["A", "C", "E", "B", "D"])
    let shuffled = JSONObject((new["Resources"]?.object ?? [:]).shuffled(using: &random).map { ($0.key, $0.value) })
    #expect(try TemplateDifference(from: old, to: template(shuffled)).resources.map(\.logicalID) == ids)
  }

  @Test func aNameIsNoLineOfItsOwn() throws {
    let difference = try TemplateDifference(
      from: ["Resources": [:]], to: ["Resources": ["A\nB: no difference": ["Type": "AWS::SNS::Topic"]]])
    #expect(
      difference.text(title: "T") == "T\n  + A\\nB: no difference  AWS::SNS::Topic  added\n  1 added\n")
  }

  @Test func theOnlyVersionOfTheFormatIsNoDifference() throws {
    let versioned: JSONValue = ["AWSTemplateFormatVersion": "2010-09-09", "Resources": [:]]
    #expect(try TemplateDifference(from: ["Resources": [:]], to: versioned).verdict == .same)
    #expect(try TemplateDifference(from: versioned, to: ["Resources": [:]]).verdict == .same)
    #expect(
      try TemplateDifference(from: versioned, to: ["AWSTemplateFormatVersion": "x"]).verdict == .different)
  }
}
