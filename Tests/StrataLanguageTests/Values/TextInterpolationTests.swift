import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct TextInterpolationTests {
  @Test func textWithoutValuesIsALiteral() throws {
    #expect(try rendered { _ in "a\("b")c\(1)" } == "abc1")
  }

  @Test func oneValueAloneStaysWhatItIs() throws {
    #expect(try rendered { _ in "\(.region)" } == ["Ref": "AWS::Region"])
    #expect(try rendered { .value("\($0.parameter("P"))" as StringValue) } == ["Ref": "P"])
  }

  @Test func referencesStandInTheText() throws {
    let value = try rendered { scope in
      let other = Resource("Other", type: "Acme::Test::Other", in: scope)
      return "arn:\(.partition):s3:::\(other.ref)/\(other.attribute("A.B"))/*"
    }
    #expect(value == ["Fn::Sub": "arn:${AWS::Partition}:s3:::${Other}/${Other.A.B}/*"])
  }

  @Test func numbersAndFlagsHaveTheirText() throws {
    let count: IntegerValue = 3
    let share: NumberValue = 0.5
    let flag: BooleanValue = true
    #expect(try rendered { _ in "\(count) \(share) \(flag)" } == "3 0.5 true")
  }

  @Test func textInTextIsMerged() throws {
    let inner: StringValue = "b\(.region)c"
    #expect(try rendered { _ in "a\(inner)d\(inner)" } == ["Fn::Sub": "ab${AWS::Region}cdb${AWS::Region}c"])
  }

  @Test func functionsBecomeVariablesOnceEach() throws {
    let value = try rendered { _ in
      let list: ListValue<StringValue> = .availabilityZones()
      return "\(list[0])-\(list[1])-\(list[0])"
    }
    let zones: JSONValue = ["Fn::GetAZs": ["Ref": "AWS::Region"]]
    #expect(
      value == [
        "Fn::Sub": [
          "${Value1}-${Value2}-${Value1}",
          ["Value1": ["Fn::Select": [0, zones]], "Value2": ["Fn::Select": [1, zones]]],
        ]
      ])
  }

  @Test func variablesDontShadowNames() throws {
    let value = try rendered { scope in
      let name = scope.parameter("Value1")
      return "\(name)\(ListValue.availabilityZones()[0])"
    }
    #expect(value?["Fn::Sub"]?[0] == "${Value1}${Value2}")
  }

  @Test(arguments: [
    ("${a}", "${!a}"), ("$${a}", "$${!a}"), ("${!a}", "${!!a}"), ("${a}${b}", "${!a}${!b}"), ("$", "$"), ("{}", "{}"),
    ("$ {a}", "$ {a}"), ("${\u{301}x}", "${!\u{301}x}"),
  ])
  func literalsThatLookLikeVariablesAreEscaped(literal: String, escaped: String) throws {
    #expect(try rendered { _ in "\(literal)-\(.region)" } == ["Fn::Sub": .string(escaped + "-${AWS::Region}")])
    #expect(try rendered { _ in "\(literal)" } == .string(literal), "without a reference nothing is escaped")
  }

  @Test func neighbouringLiteralsAreEscapedTogether() throws {
    let name = "{x}"
    #expect(try rendered { _ in "$\(name)\(.region)" } == ["Fn::Sub": "${!x}${AWS::Region}"])
  }

  @Test func anUnclosedBraceIsKeptByAVariable() throws {
    #expect(
      try rendered { _ in "${\(.region)}" } == ["Fn::Sub": ["${Dollar}{${AWS::Region}}", ["Dollar": "$"]]])
    #expect(try rendered { _ in "\(.region)${" } == ["Fn::Sub": ["${AWS::Region}${Dollar}{", ["Dollar": "$"]]])
  }

  @Test func substitutionGivesBackTheText() throws {
    // What CloudFormation does: `${!x}` becomes `${x}`, other names their values, and nothing is looked at twice.
    var random = SplitMix64(seed: 7)
    let pieces = ["$", "{", "}", "!", "${", "${!", "a", "Value1", "Dollar", "${AWS::Region}"]
    for _ in 0..<2_000 {
      let before = text(of: pieces, &random)
      let after = text(of: pieces, &random)
      let value = try rendered { _ in "\(before)\(.region)\(after)" }
      #expect(substitute(value) == before + "[AWS::Region]" + after)
    }
  }

  private func text(of pieces: [String], _ random: inout SplitMix64) -> String {
    (0..<random.below(7)).map { _ in random.pick(pieces) }.joined()
  }

  /// Does what CloudFormation does at deployment, with `[Name]` as the value of each name.
  private func substitute(_ value: JSONValue?) -> String {
    if let reference = value?["Ref"]?.string { return "[\(reference)]" }
    guard let argument = value?["Fn::Sub"] else { return value?.string ?? "" }
    let text = argument.string ?? argument[0]?.string ?? ""
    let variables = argument[1]?.object ?? [:]
    return text.replacing(/\$\{([^}]*)\}/) { match in
      let name = String(match.output.1)
      if name.hasPrefix("!") { return "${\(name.dropFirst())}" }
      return variables[name]?.string ?? "[\(name)]"
    }
  }

  @Test func noValueInTextIsRefused() {
    #expect(
      findings { scope in
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": "a\(StringValue.noValue)"])
      } == [
        "TextInterpolationTests.swift: error: Test/A: V/Fn::Sub: AWS::NoValue can't stand in text; expected text, or a reference that yields some [function-form]\n"
          + "  hint: choose the whole text by Fn::If"
      ])
  }
}
