import StrataJSON
import StrataLanguage
import Testing

/// What isn't known within the text of a document.
@Suite struct EmbeddedDocumentTests {
  private func found(_ body: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "dashboard-body",
      inResources: ["D": ["Type": "AWS::CloudWatch::Dashboard", "Properties": ["DashboardBody": body]]]
    ).map { $0.replacing("/Resources/D/Properties/", with: "") }
  }

  private let fault = "widgets.0.height: height is outside the range; expected 1 to 1,000; given 0"

  @Test func functionsInsideOfTexts() {
    let body =
      "{\"widgets\": [{\"type\": \"${Kind}\", \"height\": 0, \"properties\": {\"region\": \"${AWS::Region}\"}}]}"
    #expect(found(["Fn::Sub": .string(body)]) == ["DashboardBody: \(fault)"])
  }

  @Test func functionsInPlaceOfValues() {
    let body =
      "{\"widgets\": [{\"type\": \"text\", \"height\": 0, \"width\": ${Width}, \"properties\": ${Properties}}]}"
    #expect(found(["Fn::Sub": .string(body)]) == ["DashboardBody: \(fault)"])
    let parts: [JSONValue] = ["{\"widgets\": [", ["Ref": "First"], ", {\"type\": \"tex\", \"properties\": {}}]}"]
    #expect(
      found(["Fn::Join": ["", .array(parts)]]) == [
        "DashboardBody: widgets.1.type: type is none of the values there are; expected alarm, chart, custom, explorer, log, metric, table, text, trace; given \"tex\" (did you mean text?)"
      ])
  }

  @Test func functionsInPlaceOfKeys() {
    #expect(found(["Fn::Sub": "{\"widgets\": [{\"${Key}\": \"text\"}]}"]) == [])
  }

  @Test func textThatMayBecomeJSON() {
    #expect(found(["Fn::Sub": "{\"widgets\": [${First} {\"type\": \"text\"}]}"]) == [])
    #expect(found(["Ref": "Body"]) == [])
    #expect(found(["Fn::Sub": "${Body}"]) == [])
    // What isn't known stands within a text, and the rest isn't JSON.
    #expect(found(["Fn::Sub": "{\"start\": \"${Start}\", \"widgets\": [}"]).count == 1)
  }

  @Test func bothBranches() {
    #expect(
      found(["Fn::If": ["C", "{\"widgets\": []}", "{"]]) == [
        "DashboardBody/Fn::If/2: this isn't JSON, by line 1, column 2 of the text: expected a key in double quotes or a closing brace, found the end of the text; expected a dashboard as JSON"
      ])
  }
}
