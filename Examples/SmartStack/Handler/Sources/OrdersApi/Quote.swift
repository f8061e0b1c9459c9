import LambdaRuntime

/// What an order would cost.
struct Quote: Equatable {
  let items: Int
  let cents: Int

  /// Reads `{"items": [{"quantity": 2, "cents": 150}]}`, the body of a request.
  ///
  /// - Throws: ``QuoteError`` with the member that isn't as expected.
  init(_ body: String) throws(QuoteError) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(Array(body.utf8))
    } catch {
      throw QuoteError("the body is no JSON: \(error.message)")
    }
    guard case .array(let elements) = value["items"], !elements.isEmpty else {
      throw QuoteError("expected a list that isn't empty as items, given \(value["items"]?.kind ?? "nothing")")
    }
    var total = 0
    for (index, element) in elements.enumerated() {
      let quantity = try Self.integer("quantity", in: 1...1_000_000, of: element, index)
      let cents = try Self.integer("cents", in: 0...100_000_000, of: element, index)
      // Neither is large enough for their product to overflow; a sum of many might.
      let (sum, isTooLarge) = total.addingReportingOverflow(quantity * cents)
      if isTooLarge { throw QuoteError("the items cost more than can be counted") }
      total = sum
    }
    (items, cents) = (elements.count, total)
  }

  private static func integer(
    _ name: String, in range: ClosedRange<Int>, of item: JSON, _ index: Int
  ) throws(QuoteError) -> Int {
    guard case .integer(let number) = item[name], range.contains(number) else {
      let given = if case .integer(let number) = item[name] { "\(number)" } else { item[name]?.kind ?? "nothing" }
      throw QuoteError(
        "expected \(range.lowerBound) to \(range.upperBound) as items[\(index)].\(name), given \(given)")
    }
    return number
  }
}
