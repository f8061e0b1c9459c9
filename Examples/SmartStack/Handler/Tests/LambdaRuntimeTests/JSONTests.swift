import Testing

@testable import LambdaRuntime

@Suite struct JSONTests {
  @Test(
    arguments: [
      (.null, "null"), (true, "true"), (-3, "-3"), (.number(0.5), "0.5"), (.number(.infinity), "null"),
      (.number(1e300), "1e+300"), ("é\"\\\n\u{1}\u{1F}", #""é\"\\\n\u0001\u001f""#), ([1, ["a"]], #"[1,["a"]]"#),
      (["b": 1, "a": [:]], #"{"a":{},"b":1}"#),
    ] as [(JSON, String)])
  func valuesAreWritten(value: JSON, text: String) throws {
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
    // What is written can be read.
    #expect(try JSON(value.bytes).bytes == value.bytes)
  }

  @Test func membersAreReached() {
    let value: JSON = ["a": ["b": "c"]]
    #expect(value["a"]?["b"]?.text == "c")
    #expect(value["b"] == nil)
    #expect(JSON.string("a")["a"] == nil)
    #expect(JSON.integer(1).text == nil)
  }
}
