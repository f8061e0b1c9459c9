import StrataJSON
import Testing

@testable import StrataReport

@Suite struct TemplateTextTests {
  private func text(_ value: JSONValue) -> String {
    var html = HTMLWriter()
    TemplateText { ["Jobs", "Failed"].contains($0) ? "resource-\($0)" : nil }.write(value, to: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func referencesLeadToWhatTheyName() {
    #expect(text(["Ref": "Jobs"]) == ##"{<b>"Ref"</b>: "<a href="#resource-Jobs">Jobs</a>"}"##)
    #expect(
      text(["Fn::GetAtt": ["Jobs", "Failed"]])
        == ##"{<b>"Fn::GetAtt"</b>: ["<a href="#resource-Jobs">Jobs</a>", "Failed"]}"##)
    #expect(
      text(["DependsOn": ["Jobs", "Failed"], "Name": "Jobs"])
        == ##"{<b>"DependsOn"</b>: ["<a href="#resource-Jobs">Jobs</a>", "<a href="#resource-Failed">Failed</a>"], "##
        + #"<b>"Name"</b>: "Jobs"}"#)
    #expect(text(["Ref": "AWS::Region"]) == #"{<b>"Ref"</b>: "AWS::Region"}"#)
  }

  @Test func whatIsInTextsEndsNothing() {
    #expect(
      text(["a\"b": "</pre>\"\\\n&"]) == #"{<b>"a\"b"</b>: "&lt;/pre&gt;\"\\\n&amp;"}"#)
  }

  @Test func allElseIsAsInTemplates() throws {
    let value: JSONValue = [
      "Number": 12, "True": true, "Nothing": .null, "Empty": [:],
      "List": .array((0..<40).map { .integer($0) }), "Words": .array((0..<20).map { .string("word \($0)") }),
    ]
    let plain = text(value).replacing("<b>", with: "").replacing("</b>", with: "")
    #expect(plain + "\n" == (try value.text()))
  }
}
