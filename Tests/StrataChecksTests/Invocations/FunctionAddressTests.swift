import StrataJSON
import StrataLanguage
import StrataTemplate
import Testing

@testable import StrataChecks

@Suite struct FunctionAddressTests {
  private static let template = TemplateContents([
    "Resources": [
      "Fn": ["Type": "AWS::Lambda::Function"], "Queue": ["Type": "AWS::SQS::Queue"],
      "Version": ["Type": "AWS::Lambda::Version", "Properties": ["FunctionName": ["Ref": "Fn"]]],
      "Live": ["Type": "AWS::Lambda::Alias", "Properties": ["FunctionName": ["Ref": "Fn"], "Name": "live"]],
      "Open": ["Type": "AWS::Lambda::Alias", "Properties": ["FunctionName": ["Ref": "Fn"], "Name": ["Ref": "Stage"]]],
      "Far": ["Type": "AWS::Lambda::Alias", "Properties": ["FunctionName": "elsewhere", "Name": "live"]],
    ]
  ])

  @Test(
    arguments: [
      (["Ref": "Fn"], .none, "Fn"), (["Fn::GetAtt": ["Fn", "Arn"]], .none, "Fn"),
      (["Fn::Sub": "${Fn.Arn}"], .none, "Fn"),
      (["Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}"], .none, "Fn"),
      (["Fn::Sub": "arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"], .none, "Fn"),
      (["Fn::Sub": "${Fn.Arn}:live"], .text("live"), "Fn:live"), (["Fn::Sub": "${Fn}:${Stage}"], .unknown, "Fn"),
      (["Fn::Sub": "f/${Fn.Arn}:live/invocations"], .text("live"), "Fn:live"),
      (["Fn::Sub": "f/${Fn.Arn}:${!stageVariables.a}/invocations"], .unknown, "Fn"),
      (["Fn::Sub": "${Fn}:${Version.Version}"], .version("Version"), "Fn"),
      (["Ref": "Version"], .version("Version"), "Version"), (["Ref": "Live"], .text("live"), "Live"),
      (["Ref": "Open"], .unknown, "Open"), (["Fn::Sub": "x/functions/${Live}/invocations"], .text("live"), "Live"),
    ] as [(JSONValue, FunctionAddress.Qualifier, String)])
  func functions(value: JSONValue, qualifier: FunctionAddress.Qualifier, name: String) {
    let address = FunctionAddress(value, in: Self.template)
    #expect(address?.function.logicalID == "Fn")
    #expect(address?.qualifier == qualifier)
    #expect(address?.name == name)
  }

  /// What is no function of the template, or has a name that only begins like one.
  @Test(
    arguments: [
      ["Ref": "Queue"], ["Ref": "Gone"], ["Ref": "Far"], "Fn", ["Fn::Sub": "${Fn}-two"], ["Fn::Sub": "one-${Fn}"],
      ["Fn::GetAtt": ["Fn", "Alias"]], ["Fn::If": ["C", ["Ref": "Fn"], "x"]], ["Fn::Sub": "${Live}:live"], 3,
    ] as [JSONValue])
  func others(value: JSONValue) {
    #expect(FunctionAddress(value, in: Self.template) == nil)
  }

  @Test func qualifiersThatMayBeTheSame() {
    typealias Qualifier = FunctionAddress.Qualifier
    func mayBe(_ one: Qualifier, _ other: Qualifier) -> Bool {
      #expect(one.mayBe(other) == other.mayBe(one))
      return one.mayBe(other)
    }
    #expect(mayBe(.none, .none) && mayBe(.text("live"), .text("live")) && mayBe(.version("A"), .version("A")))
    #expect(mayBe(.text("3"), .version("A")) && mayBe(.unknown, .none) && mayBe(.unknown, .version("A")))
    #expect(!mayBe(.none, .text("live")) && !mayBe(.none, .version("A")) && !mayBe(.text("live"), .version("A")))
    #expect(!mayBe(.version("A"), .version("B")) && !mayBe(.text("a"), .text("b")))
  }
}
