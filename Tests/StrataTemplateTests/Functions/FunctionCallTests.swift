import StrataJSON
import StrataTemplate
import Testing

@Suite struct FunctionCallTests {
  @Test(arguments: IntrinsicFunction.allCases)
  func everyFunctionIsOne(_ function: IntrinsicFunction) {
    let value: JSONValue = .object([function.name: "Queue"])
    #expect(value.isFunction && value.call?.function == function)
  }

  @Test func otherObjectsAreNone() {
    #expect(JSONValue.object(["Fn::Unheard": "Queue"]).isFunction)
    for key in ["Fn", "Reference", "ref", "Conditions", "", "Service"] {
      let value: JSONValue = .object([key: "Queue"])
      #expect(!value.isFunction && value.call == nil)
    }
    #expect(!JSONValue.object(["Ref": "Queue", "Condition": "IsLarge"]).isFunction)
    #expect(!("Ref" as JSONValue).isFunction)
  }

  private static let value: JSONValue = [
    "Fn::If": [
      "IsLarge", ["Ref": "AWS::NoValue"],
      ["one", ["Fn::If": ["IsOld", ["two", ["three"]], ["Ref": "Four"]]], ["Fn::If": ["five"]]],
    ]
  ]

  /// What is found is the same, whether places are asked for or not.
  @Test func alternativesAndElements() {
    func found(_ look: (JSONPointer?, (JSONValue, JSONPointer?) -> Void) -> Void) -> [String] {
      var (placed, unplaced): ([(value: JSONValue, place: JSONPointer?)], [JSONValue]) = ([], [])
      look(JSONPointer(["Action"])) { placed.append(($0, $1)) }
      look(nil) { value, place in
        #expect(place == nil)
        unplaced.append(value)
      }
      #expect(placed.map(\.value) == unplaced)
      return placed.map { "\($0.place?.description ?? "nowhere") \($0.value)" }
    }
    #expect(
      found(Self.value.forEachAlternative) == ["/Action/Fn::If/2 \(Self.value["Fn::If"]?[2] ?? .null)"])
    #expect(
      found(Self.value.forEachElement) == [
        "/Action/Fn::If/2/0 \"one\"", "/Action/Fn::If/2/1/Fn::If/1/0 \"two\"",
        "/Action/Fn::If/2/1/Fn::If/1/1/0 \"three\"", "/Action/Fn::If/2/1/Fn::If/2 {\"Ref\":\"Four\"}",
        "/Action/Fn::If/2/2 {\"Fn::If\":[\"five\"]}",
      ])
  }
}
