import StrataJSON
import StrataTemplate
import Testing

@testable import StrataChecks

/// What of a text is known before deployment.
@Suite struct PartialTextTests {
  @Test(
    arguments: [
      ("text", "text"), ("", ""), (5, "5"), (["Fn::Sub": "a-${!B}"], "a-${B}"), (["Fn::Join": ["-", []]], ""),
      (["Fn::Join": ["-", ["a", ["Fn::Join": ["", ["b", 1]]]]]], "a-b1"), (["Fn::Sub": ["${A}b", ["A": "x"]]], "xb"),
      (["Fn::Sub": "a ${B"], "a ${B"),
    ] as [(JSONValue, String)])
  func whatIsWrittenOut(value: JSONValue, text: String) {
    #expect(PartialText(value).literal == text)
    #expect(PartialText(value).description == text)
  }

  @Test(
    arguments: [
      (["Ref": "A"], "${A}"), (["Fn::GetAtt": "A.B.C"], "${A.B.C}"), (["Fn::GetAtt": ["A", "B"]], "${A.B}"),
      (["Fn::Sub": "x-${A}-${B.C}.${AWS::Region}"], "x-${A}-${B.C}.${AWS::Region}"),
      (["Fn::Join": [".", [["Ref": "A"], "x"]]], "${A}.x"), (["Fn::Sub": ["${A}b", ["A": ["Ref": "B"]]]], "${B}b"),
      ("a {{resolve:ssm:x}} b", "a … b"), (["Fn::ImportValue": "x"], "…"), (["Fn::Join": [["Ref": "A"], ["b"]]], "…"),
      (["Fn::Join": ["", ["Ref": "A"]]], "…"), (["Fn::Sub": 1], "…"), (true, "…"), ([], "…"), (["a": "b"], "…"),
    ] as [(JSONValue, String)])
  func whatIsNot(value: JSONValue, text: String) {
    #expect(PartialText(value).literal == nil)
    #expect(PartialText(value).description == text)
  }

  /// However it's written, the same is equal.
  @Test func oneForm() {
    let forms: [JSONValue] = [
      ["Fn::Sub": "a.${B.C}"], ["Fn::Join": [".", ["a", ["Fn::GetAtt": "B.C"]]]],
      ["Fn::Join": ["", ["a.", ["Fn::GetAtt": ["B", "C"]]]]], ["Fn::Sub": ["${X}${B.C}", ["X": "a."]]],
    ]
    #expect(Set(forms.map { PartialText($0) }).count == 1)
  }

  /// A reference to a parameter or secret isn't what is written, however it's put together.
  @Test(
    arguments: [
      ("{{resolve:ssm:/a}}", "…"), (["Fn::Sub": "x-{{resolve:ssm:/app/${AWS::Region}/name}}-y"], "x-…-y"),
      (["Fn::Sub": "{{resolve:ssm:/${A}/${B}}}{{resolve:ssm:/${C}}}z"], "……z"),
      (["Fn::Join": ["", ["{{resolve:secretsmanager:", ["Ref": "Secret"], ":SecretString:a}}", "b"]]], "…b"),
      (["Fn::Sub": "{{resolve:ssm:/a}}-{{resolve:ssm:/${A}}}"], "…-…"),
      // What nothing ends isn't known to its end.
      (["Fn::Sub": "a{{resolve:ssm:/${A}"], "a…"),
    ] as [(JSONValue, String)])
  func references(value: JSONValue, text: String) {
    #expect(PartialText(value).text(unknownAs: "…") == text)
  }
}
