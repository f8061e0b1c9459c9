/// Why there is no quote.
struct QuoteError: Error, Equatable {
  let message: String

  init(_ message: String) { self.message = message }
}
