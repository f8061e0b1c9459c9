import Testing

/// A file of prices that can't be read, and what is said of it.
struct WrongFile: Sendable, CustomTestStringConvertible {
  let text: String
  let message: String

  var testDescription: String { message }

  /// Names a file.
  ///
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - parts: What is said of it, in parts.
  init(_ text: String, _ parts: String...) {
    self.text = text
    message = parts.joined()
  }
}
