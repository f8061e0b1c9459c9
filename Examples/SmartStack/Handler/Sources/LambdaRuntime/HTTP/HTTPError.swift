/// An answer that doesn't come, or isn't one of HTTP.
struct HTTPError: Error {
  let message: String
  /// Whether the connection ended before the first byte of the answer, as one does that was kept open too long.
  var isUnanswered = false

  init(_ message: String, isUnanswered: Bool = false) { (self.message, self.isUnanswered) = (message, isUnanswered) }
}
