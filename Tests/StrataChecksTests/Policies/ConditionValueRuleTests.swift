import StrataJSON
import StrataLanguage
import Testing

@Suite struct ConditionValueRuleTests {
  private func found(_ name: String, _ value: JSONValue) -> [String] {
    let conditions: JSONValue = .object([name: ["aws:Key": value]])
    let statement: JSONValue = [
      "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": conditions,
    ]
    return StrataChecksTests.found(
      by: "condition-value",
      inResources: [
        "P": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": statement]]]
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/Condition/", with: "") }
  }

  @Test(arguments: [
    ("IpAddress", "10.0.0.0/33"), ("NotIpAddress", "10.0.0"), ("IpAddress", "2001:db8::/129"), ("IpAddress", "home"),
    ("Bool", "yes"), ("Null", "1"), ("NumericLessThan", "ten"), ("NumericEqualsIfExists", ""),
    ("DateGreaterThan", "31.1.2026"), ("DateLessThan", "2026-13-01"), ("DateEquals", "2026-01-31T25:00:00Z"),
    ("ArnLike", "jobs"), ("ForAnyValue:ArnEquals", "arn:aws:sqs"), ("BinaryEquals", "a!b"),
  ])
  func valuesOfAnotherKind(name: String, value: String) {
    #expect(found(name, .string(value)).count == 1)
    #expect(found(name, [.string(value)]).count == 1)
    #expect(found(name, ["Fn::If": ["C", .string(value), ["Ref": "A"]]]).count == 1)
  }

  @Test(arguments: [
    ("IpAddress", "10.0.0.0/32"), ("NotIpAddress", "10.0.0.1"), ("IpAddress", "2001:db8::/32"), ("IpAddress", "::1"),
    ("IpAddress", "${aws:SourceIp}"), ("Bool", "true"), ("Bool", "False"), ("NumericLessThan", "-1.5"),
    ("DateGreaterThan", "2026-01-31"), ("DateLessThan", "2026-01-31T12:00:00Z"), ("DateEquals", "1769860800"),
    ("DateEquals", "2026-01-31T12:00:00.5+01:00"), ("DateEquals", "2026"), ("ArnLike", "arn:aws:sqs:*"),
    ("ArnLike", "*"), ("ArnEquals", "arn:aws:sns:eu-west-1:123456789012:a:b"), ("BinaryEquals", "QmluYXJ5"),
    ("StringEquals", "anything"),
  ])
  func valuesOfItsKind(name: String, value: String) {
    #expect(found(name, .string(value)) == [])
  }

  @Test func messages() {
    #expect(
      found("NumericLessThan", "ten") == [
        "NumericLessThan/aws:Key: NumericLessThan can't compare with this value; expected a number; given \"ten\""
      ])
    #expect(
      found("Bool", ["a": 1]) == [
        "Bool/aws:Key: Bool can't compare with an object; expected true or false; given an object"
      ])
    #expect(found("NumericEquals", true).count == 1)
    #expect(found("Bool", true) == [])
    #expect(found("NumericEquals", 5) == [])
  }

  @Test func whatIsNotKnown() {
    #expect(found("IpAddress", ["Ref": "Range"]) == [])
    #expect(found("IpAddress", ["Fn::Sub": "${Range}/33"]) == [])
    #expect(found("Bool", ["Ref": "AWS::NoValue"]) == [])
  }
}
