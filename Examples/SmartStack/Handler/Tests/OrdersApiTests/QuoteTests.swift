import Testing

@testable import OrdersApi

@Suite struct QuoteTests {
  @Test(arguments: [
    ("[]", "expected a list that isn't empty as items, given nothing"),
    (#"{"items": []}"#, "expected a list that isn't empty as items, given a list"),
    (#"{"items": {}}"#, "expected a list that isn't empty as items, given an object"),
    (#"{"items": [1]}"#, "expected 1 to 1000000 as items[0].quantity, given nothing"),
    (
      #"{"items": [{"quantity": 1, "cents": 1}, {"quantity": 0}]}"#,
      "expected 1 to 1000000 as items[1].quantity, given 0"
    ),
    (#"{"items": [{"quantity": 1.5}]}"#, "expected 1 to 1000000 as items[0].quantity, given a number"),
    (#"{"items": [{"quantity": 1, "cents": -1}]}"#, "expected 0 to 100000000 as items[0].cents, given -1"),
    (#"{"items": [{"quantity": 1, "cents": "1"}]}"#, "expected 0 to 100000000 as items[0].cents, given a text"),
  ])
  func otherBodiesAreRefused(body: String, message: String) {
    #expect(throws: QuoteError(message)) { try Quote(body) }
  }

  /// A sum that no number holds is refused, as are its parts before.
  @Test func sumsDoNotOverflow() throws {
    let most = #"{"quantity": 1000000, "cents": 100000000}"#
    let body = #"{"items": [\#(Array(repeating: most, count: 92_233).joined(separator: ","))]}"#
    #expect(try Quote(body).cents == 9_223_300_000_000_000_000)
    let more = #"{"items": [\#(Array(repeating: most, count: 92_234).joined(separator: ","))]}"#
    #expect(throws: QuoteError("the items cost more than can be counted")) { try Quote(more) }
  }
}
