import StrataJSON
import StrataLanguage
import Testing

/// The keys of tables, and the attributes that they're made of.
@Suite struct TableRuleTests {
  private func key(_ elements: (JSONValue, JSONValue)...) -> JSONValue {
    .array(elements.map { ["AttributeName": $0.0, "KeyType": $0.1] })
  }

  private func attributes(_ names: JSONValue...) -> JSONValue {
    .array(names.map { ["AttributeName": $0, "AttributeType": "S"] })
  }

  private func found(by rule: RuleID, _ properties: JSONValue) -> [String] {
    let lines = ["Table", "GlobalTable"].map { type in
      StrataChecksTests.found(
        by: rule,
        inResources: ["T": ["Type": .string("AWS::DynamoDB::\(type)"), "Properties": properties]]
      ).map { $0.replacing("/Resources/T/Properties/", with: "") }
    }
    #expect(lines[0] == lines[1])
    return lines[0]
  }

  // MARK: Attributes

  @Test func attributesOfKeys() {
    #expect(
      found(
        by: "key-attribute",
        ["AttributeDefinitions": attributes("pk", "extra"), "KeySchema": key(("pk", "HASH"), ("at", "RANGE"))]) == [
          "KeySchema/1/AttributeName: no attribute \"at\" is defined; expected one of AttributeDefinitions: pk, extra; given at",
          "AttributeDefinitions/1: no key has the attribute \"extra\"; expected the attributes of keys alone; given extra (remove it; other attributes aren't defined)",
        ])
    #expect(
      found(by: "key-attribute", ["KeySchema": key(("pk", "HASH"))]) == [
        "KeySchema/0/AttributeName: no attribute \"pk\" is defined; expected AttributeDefinitions with it; given pk"
      ])
    #expect(
      found(
        by: "key-attribute",
        ["AttributeDefinitions": attributes("order"), "KeySchema": key(("ordr", "HASH"))]
      ).first
        == "KeySchema/0/AttributeName: no attribute \"ordr\" is defined; expected one of AttributeDefinitions: order; given ordr (did you mean order?)"
    )
    #expect(
      found(
        by: "key-attribute", ["AttributeDefinitions": attributes("pk", "pk"), "KeySchema": key(("pk", "HASH"))]) == [
          "AttributeDefinitions/1: the attribute \"pk\" is defined twice; expected one definition; given 2"
        ])
  }

  @Test func attributesOfIndexes() {
    let indexes: JSONValue = [["IndexName": "i", "KeySchema": key(("kind", "HASH"))]]
    for kind in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
      #expect(
        found(
          by: "key-attribute",
          .object(["AttributeDefinitions": attributes("pk", "kind"), "KeySchema": key(("pk", "HASH")), kind: indexes]))
          == [])
      #expect(
        found(
          by: "key-attribute",
          .object(["AttributeDefinitions": attributes("pk"), "KeySchema": key(("pk", "HASH")), kind: indexes])) == [
            "\(kind)/0/KeySchema/0/AttributeName: no attribute \"kind\" is defined; expected one of AttributeDefinitions: pk; given kind"
          ])
    }
  }

  @Test func attributesThatAreNotKnown() {
    let known = key(("pk", "HASH"))
    let tables: [JSONValue] = [
      ["AttributeDefinitions": ["Ref": "Attributes"], "KeySchema": known],
      ["AttributeDefinitions": attributes(["Ref": "Name"]), "KeySchema": known],
      ["AttributeDefinitions": attributes("pk", "x"), "KeySchema": known, "GlobalSecondaryIndexes": ["Ref": "I"]],
      ["AttributeDefinitions": attributes("pk", "x"), "KeySchema": key(("pk", "HASH"), (["Ref": "Range"], "RANGE"))],
      ["KeySchema": known, "Fn::Transform": ["Name": "M"]],
      [
        "AttributeDefinitions": attributes("pk", "x"), "KeySchema": known,
        "GlobalSecondaryIndexes": ["Fn::If": ["C", [["KeySchema": key(("x", "HASH"))]], ["Ref": "AWS::NoValue"]]],
      ],
    ]
    for table in tables { #expect(found(by: "key-attribute", table) == []) }
  }

  // MARK: Keys

  @Test func orders() {
    let wanted = "the key isn't a hash followed by a range; expected HASH, then RANGE or nothing"
    #expect(
      found(by: "key-schema", ["KeySchema": key(("a", "RANGE"), ("b", "HASH"))]) == [
        "KeySchema: \(wanted); given RANGE, HASH"
      ])
    #expect(
      found(by: "key-schema", ["KeySchema": key(("a", "HASH"), ("b", "HASH"))]) == [
        "KeySchema: \(wanted); given HASH, HASH"
      ])
    #expect(
      found(by: "key-schema", ["KeySchema": key(("a", "HASH"), ("a", "RANGE"))]) == [
        "KeySchema/1: the key has the attribute \"a\" twice; expected different attributes; given a"
      ])
    #expect(found(by: "key-schema", ["KeySchema": key(("a", "HASH"), ("b", "RANGE"))]) == [])
    #expect(found(by: "key-schema", ["KeySchema": key(("a", ["Ref": "Type"]))]) == [])
    #expect(found(by: "key-schema", ["KeySchema": ["Ref": "Key"]]) == [])
  }

  @Test func indexes() {
    func global(_ schema: JSONValue) -> [String] {
      found(by: "key-schema", ["GlobalSecondaryIndexes": [["KeySchema": schema]]])
    }
    #expect(global(key(("a", "HASH"), ("b", "HASH"), ("c", "RANGE"), ("d", "RANGE"))) == [])
    #expect(
      global(key(("a", "HASH"), ("b", "RANGE"), ("c", "HASH"))) == [
        "GlobalSecondaryIndexes/0/KeySchema: the key isn't a hash followed by a range; expected 1 to 4 HASH, then up to 4 RANGE; given HASH, RANGE, HASH"
      ])
    func local(_ schema: JSONValue) -> [String] {
      found(
        by: "key-schema",
        ["KeySchema": key(("a", "HASH"), ("b", "RANGE")), "LocalSecondaryIndexes": [["KeySchema": schema]]])
    }
    #expect(local(key(("a", "HASH"), ("c", "RANGE"))) == [])
    #expect(
      local(key(("c", "HASH"), ("b", "RANGE"))) == [
        "LocalSecondaryIndexes/0/KeySchema/0/AttributeName: a local index must have the table's hash; expected a; given c (make it a global index)"
      ])
    #expect(
      local(key(("a", "HASH"))) == [
        "LocalSecondaryIndexes/0/KeySchema: a local index must have a range; expected HASH, then RANGE; given HASH"
      ])
  }
}
