import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

/// Functions that need `AWS::LanguageExtensions` declare it, and others don't.
@Suite struct LanguageExtensionTests {
  private func transform(_ declare: @escaping @Sendable (Scope) -> AnyValue) throws -> JSONValue? {
    try template { scope in
      Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": declare(scope)])
    }.json["Transform"]
  }

  @Test func lengthOfAKnownListIsALiteral() throws {
    let list: ListValue<StringValue> = ["a", .region]
    #expect(try rendered { _ in .value(list.count) } == 2)
    #expect(try transform { _ in .value(list.count) } == nil)
  }

  @Test func lengthOfAnUnknownList() throws {
    #expect(
      try rendered { .value($0.parameter("L", type: .commaDelimitedList).count) } == ["Fn::Length": ["Ref": "L"]])
    #expect(
      try transform { .value($0.parameter("L", type: .commaDelimitedList).count) } == "AWS::LanguageExtensions")
  }

  @Test func jsonOfLiteralsIsWrittenNow() throws {
    #expect(try rendered { _ in .value(StringValue.json(["b": 1, "a": ["x", true]])) } == #"{"a":["x",true],"b":1}"#)
    #expect(try transform { _ in .value(StringValue.json(["b": 1])) } == nil)
  }

  @Test func jsonWithReferences() throws {
    #expect(
      try rendered { _ in .value(StringValue.json(["r": .value(StringValue.region)])) }
        == ["Fn::ToJsonString": ["r": ["Ref": "AWS::Region"]]])
    #expect(
      try transform { _ in .value(StringValue.json(["r": .value(StringValue.region)])) } == "AWS::LanguageExtensions")
  }

  @Test func mappings() throws {
    #expect(try transform { .value($0.mapping("M", ["a": ["b": "c"]])["a", "b"]) } == nil)
    #expect(try transform { .value($0.mapping("M", ["a": ["b": "c"]])[.region, "b"]) } == nil)
    #expect(
      try transform { .value($0.mapping("M", ["a": ["b": "c"]])["a", "b", default: "d"]) } == "AWS::LanguageExtensions")
    #expect(
      try transform { .value($0.mapping("M", ["a": ["b": "c"]])["\(.region)-x", "b"]) } == "AWS::LanguageExtensions")
  }

  @Test func aChosenDeletionPolicy() throws {
    let template = try template { scope in
      let keep = scope.condition("Keep", .equals(scope.parameter("Stage"), "prod"))
      let resource = Resource("A", type: "Acme::Test::A", in: scope)
      resource.deletionPolicy = .if(keep, then: .retain, else: .delete)
    }
    #expect(template.resources["A"]?["DeletionPolicy"] == ["Fn::If": ["Keep", "Retain", "Delete"]])
    #expect(template.json["Transform"] == "AWS::LanguageExtensions")
  }

  @Test func whatTheTransformCantKnowIsRefused() {
    let found = findings { scope in
      let other = Resource("Other", type: "Acme::Test::A", in: scope)
      let mapping = scope.mapping("M", ["a": ["b": "c"]])
      Resource(
        "A", type: "Acme::Test::A", in: scope,
        properties: ["V": .value(other.listAttribute("L").count), "W": .value(mapping[other.ref, "b"])])
    }
    #expect(
      found == [
        "LanguageExtensionTests.swift: error: Test/A: V/Fn::Length/Fn::GetAtt: the length of a list must be counted before any resource is made; expected parameters, mappings or literals, given a reference to Other [function-form]",
        "LanguageExtensionTests.swift: error: Test/A: W/Fn::FindInMap/1/Ref: a mapping must be looked up before any resource is made; expected parameters, mappings or literals, given a reference to Other [function-form]",
      ])
  }

  @Test func aPolicyOfNoValueIsNone() throws {
    let template = try template { Resource("A", type: "Acme::Test::A", in: $0).deletionPolicy = .noValue }
    #expect(template.json["Transform"] == nil)
    #expect(template.resources["A"] == ["Type": "Acme::Test::A"])
  }

  @Test func macrosComeInTheOrderAWSWants() throws {
    let template = try template { scope in
      scope.transform("Mine")
      scope.transform("AWS::Serverless-2016-10-31")
      scope.transform("Mine")
      Resource(
        "A", type: "Acme::Test::A", in: scope,
        properties: ["V": .value(scope.parameter("L", type: .commaDelimitedList).count)])
    }
    #expect(template.json["Transform"] == ["Mine", "AWS::LanguageExtensions", "AWS::Serverless-2016-10-31"])
  }
}
