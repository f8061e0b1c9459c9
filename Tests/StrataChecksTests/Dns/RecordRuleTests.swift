import StrataJSON
import StrataLanguage
import Testing

/// Records of Route 53, by themselves and in groups.
@Suite struct RecordRuleTests {
  private func found(by rule: RuleID, _ record: JSONObject, zone: JSONObject? = nil) -> [String] {
    var properties: JSONObject = ["Type": "A", "TTL": 60, "ResourceRecords": ["192.0.2.1"]]
    for member in record { properties[member.key] = member.value }
    let zone = zone ?? ["HostedZoneName": "example.com."]
    var single = properties
    for member in zone { single[member.key] = member.value }
    var group = zone
    group["RecordSets"] = [.object(properties)]
    let zones: JSONObject = [
      "Zone": ["Type": "AWS::Route53::HostedZone", "Properties": ["Name": "example.com"]],
      "Open": ["Type": "AWS::Route53::HostedZone", "Properties": ["Name": ["Fn::Sub": "dev.${Domain}"]]],
    ]
    func lines(_ type: String, _ properties: JSONObject, _ place: String) -> [String] {
      var resources = zones
      resources["R"] = ["Type": .string("AWS::Route53::\(type)"), "Properties": .object(properties)]
      return StrataChecksTests.found(by: rule, inResources: .object(resources)).map {
        $0.replacing(place, with: "").replacing("/Resources/R/Properties", with: "")
      }
    }
    let alone = lines("RecordSet", single, "/Resources/R/Properties")
    // What is found of a record is found in a group too.
    #expect(lines("RecordSetGroup", group, "/Resources/R/Properties/RecordSets/0") == alone)
    return alone
  }

  // MARK: Zones

  @Test(
    arguments: [
      ("x.other.org", "x.other.org"), ("notexample.com", "notexample.com"), ("com", "com"),
      ("example.com.evil.org.", "example.com.evil.org."),
    ])
  func outsideOfTheZone(name: String, given: String) {
    let wanted =
      "/Name: the record isn't within its zone; expected a name that is or ends with example.com; given \(given)"
    #expect(
      found(by: "record-zone", ["Name": .string(name)]) == [
        wanted.replacing("with example.com;", with: "with example.com.;")
      ])
    #expect(found(by: "record-zone", ["Name": .string(name)], zone: ["HostedZoneId": ["Ref": "Zone"]]) == [wanted])
  }

  @Test(
    arguments: [
      "example.com", "EXAMPLE.com.", "www.example.com", "*.a.example.com.", ["Ref": "Name"],
      ["Fn::Sub": "${Name}.example.com"], ["Fn::Sub": "${Name}example.com"], ["Fn::Sub": "${Name}.com"],
      ["Fn::Join": [".", ["www", ["Ref": "Domain"]]]],
    ] as [JSONValue])
  func withinTheZone(name: JSONValue) {
    #expect(found(by: "record-zone", ["Name": name]) == [])
    #expect(found(by: "record-zone", ["Name": name], zone: ["HostedZoneId": "Z0123"]) == [])
    #expect(found(by: "record-zone", ["Name": name], zone: ["HostedZoneId": ["Ref": "Zone"]]) == [])
  }

  @Test func zonesThatAreNotKnown() {
    let open: JSONObject = ["HostedZoneId": ["Ref": "Open"]]
    for name in [["Fn::Sub": "a.dev.${Domain}"], ["Fn::Sub": "b.${Domain}"], "x.org", ["Fn::Sub": "dev.${Domain}"]]
      as [JSONValue]
    {
      #expect(found(by: "record-zone", ["Name": name], zone: open) == [])
    }
    #expect(
      found(by: "record-zone", ["Name": ["Fn::Sub": "${A}.org"]]) == [
        "/Name: the record isn't within its zone; expected a name that is or ends with example.com.; given ${A}.org"
      ])
  }

  @Test func aZoneWithoutItsDot() {
    #expect(
      found(by: "record-zone", ["Name": "x.example.com"], zone: ["HostedZoneName": "example.com"]) == [
        "/HostedZoneName: the name of a zone by which it's looked up must end with a dot; expected example.com.; given example.com"
      ])
    #expect(found(by: "record-zone", ["Name": "x.example.com"], zone: ["HostedZoneName": ["Ref": "Zone"]]) == [])
  }

  // MARK: Values

  @Test func values() {
    let alias: JSONValue = ["DNSName": "d.cloudfront.net", "HostedZoneId": "Z2FDTNDATAQYW2"]
    let nothing: JSONValue = ["Ref": "AWS::NoValue"]
    let name: JSONObject = ["Name": "x.example.com"]
    func found(_ members: JSONObject) -> [String] {
      var record = name
      for member in members { record[member.key] = member.value }
      return self.found(by: "record-value", record)
    }
    #expect(found([:]) == [])
    #expect(found(["AliasTarget": alias, "TTL": nothing, "ResourceRecords": nothing]) == [])
    #expect(
      found(["TTL": nothing]) == [
        ": the record doesn't say for how long it holds; expected TTL, in seconds; given none"
      ])
    #expect(
      found(["TTL": nothing, "ResourceRecords": nothing]) == [
        ": the record has no value; expected TTL and ResourceRecords, or AliasTarget; given neither"
      ])
    #expect(
      found(["AliasTarget": alias]) == [
        "/ResourceRecords: an alias has no ResourceRecords of its own; expected TTL and ResourceRecords, or AliasTarget; given AliasTarget and ResourceRecords (remove ResourceRecords)"
      ])
    #expect(
      found(["AliasTarget": alias, "ResourceRecords": nothing]) == [
        "/TTL: an alias has no TTL of its own; expected TTL and ResourceRecords, or AliasTarget; given AliasTarget and TTL (remove TTL)"
      ])
    // A condition decides.
    let maybe: JSONValue = ["Fn::If": ["C", alias, nothing]]
    #expect(found(["AliasTarget": maybe]) == [])
    #expect(found(["TTL": ["Fn::If": ["C", 60, nothing]]]) == [])
    #expect(found(["TTL": nothing, "Fn::Transform": ["Name": "M"]]) == [])
  }

  // MARK: Texts

  @Test func texts() {
    func found(_ value: JSONValue, type: JSONValue = "TXT") -> [String] {
      self.found(by: "record-text", ["Name": "x.example.com", "Type": type, "ResourceRecords": [value]])
    }
    func text(_ lengths: Int...) -> String {
      lengths.map { "\"\(String(repeating: "a", count: $0))\"" }.joined(separator: " ")
    }
    func tooLong(_ length: Int) -> String {
      "/ResourceRecords/0: a string of the record is too long; expected 255 characters at most between two quotation marks; given \(length) (write several one after the other: \"…\" \"…\")"
    }
    #expect(found(.string(text(255))) == [])
    #expect(found(.string(text(256))) == [tooLong(256)])
    #expect(found(.string(text(255, 255))) == [])
    #expect(found(.string(text(1, 300)), type: "SPF") == [tooLong(300)])
    #expect(found(.string(text(300).replacing("\"aa", with: "\"\"\"aa"))) == [tooLong(300)])
    #expect(found(.string(text(300)), type: "A") == [])
    // A quotation mark after a backslash is within, and each escape is one character.
    let mark = #"\""#
    #expect(found(.string("\"\(String(repeating: mark, count: 255))\"")) == [])
    #expect(found(.string("\"\(String(repeating: mark, count: 256))\"")) == [tooLong(256)])
    #expect(found(.string("\"\(String(repeating: #"\341"#, count: 255))\"")) == [])
    // What isn't made of strings, or isn't known.
    #expect(found(.string(text(300) + " x")) == [])
    #expect(found(.string(String(text(300).dropLast()))) == [])
    #expect(found(["Fn::Sub": .string("\"${Part}" + text(300).dropFirst())]) == [])
    #expect(found(["Fn::Join": ["", ["\"", .string(String(repeating: "a", count: 300)), "\""]]]) == [tooLong(300)])
    let many = text(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)
    #expect(found(.string(many)) == [])
    #expect(
      found(.string(many + text(255))) == [
        "/ResourceRecords/0: the strings of the record are too long together; expected 4000 characters at most; given 4080"
      ])
  }

  // MARK: Names

  @Test func theTopOfAZone() {
    func alias(_ name: JSONValue, _ zone: JSONObject) -> [String] {
      found(by: "record-name", ["Name": name, "Type": "CNAME", "ResourceRecords": ["a.example.net"]], zone: zone)
    }
    let message =
      "/Name: a CNAME can't be at the top of its zone; expected a name below example.com; given example.com. (write an A record with an AliasTarget)"
    #expect(alias("example.com.", ["HostedZoneId": ["Ref": "Zone"]]) == [message])
    #expect(alias(["Fn::Sub": "dev.${Domain}"], ["HostedZoneId": ["Ref": "Open"]]).count == 1)
    #expect(alias("www.example.com", ["HostedZoneName": "example.com."]) == [])
    #expect(alias("example.com", ["HostedZoneId": "Z0123"]) == [])
    #expect(found(by: "record-name", ["Name": "example.com"]) == [])
  }

  @Test func labels() {
    let long = String(repeating: "a", count: 64)
    #expect(
      found(by: "record-name", ["Name": .string("\(long).example.com")]) == [
        "/Name: a label of the record's name is too long; expected 63 characters or fewer; given 64 in \"\(long.prefix(60))…\""
      ])
    #expect(found(by: "record-name", ["Name": .string("\(long.dropLast()).example.com")]) == [])
    #expect(found(by: "record-name", ["Name": .string("\\052\(long.dropLast(2)).example.com")]) == [])
    #expect(found(by: "record-name", ["Name": ["Fn::Sub": .string("${A}\(long).example.com")]]) == [])
  }

  @Test func beside() {
    func record(_ type: JSONValue, zone: JSONValue = "Z1", condition: JSONValue? = nil) -> JSONValue {
      var record: JSONObject = [
        "Type": "AWS::Route53::RecordSet",
        "Properties": ["HostedZoneId": zone, "Name": "www.example.com", "Type": type],
      ]
      record["Condition"] = condition
      return .object(record)
    }
    func found(_ resources: JSONValue) -> [String] {
      StrataChecksTests.found(
        by: "record-name",
        in: [
          "Conditions": ["C": ["Fn::Equals": [["Ref": "P"], "x"]], "D": ["Fn::Not": [["Condition": "C"]]]],
          "Resources": resources,
        ])
    }
    let message =
      "/Resources/B/Properties/Name: this name has a CNAME, beside which there can be no other record; expected a name that no CNAME has, or no CNAME; given A beside the CNAME of A"
    #expect(found(["A": record("CNAME"), "B": record("A")]) == [message])
    #expect(found(["B": record("A"), "A": record("CNAME")]) == [message])
    #expect(found(["A": record("CNAME"), "B": record("A", zone: "Z2")]) == [])
    #expect(found(["A": record("CNAME", condition: "C"), "B": record("A", condition: "D")]) == [])
    #expect(found(["A": record("A"), "B": record("AAAA")]) == [])
  }

  @Test func recordWithoutPropertiesIsNamedItself() {
    let found = StrataChecksTests.found(
      by: "record-value", inResources: ["R": ["Type": "AWS::Route53::RecordSet", "Condition": "Here"]])
    #expect(
      found == [
        "/Resources/R: the record has no value; expected TTL and ResourceRecords, or AliasTarget; given neither"
      ])
  }
}
