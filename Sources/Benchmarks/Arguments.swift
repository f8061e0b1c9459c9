import StrataPlatform

/// The reason why arguments weren't understood.
struct ArgumentError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Sequence<String> {
  /// Whether help is asked for.
  var asksForHelp: Bool {
    contains { $0 == "--help" || $0 == "-h" }
  }
}

/// Reads a count that an argument gives.
func count(_ text: String, of things: String, atMost limit: Int) throws(ArgumentError) -> Int {
  guard let number = Int(text), (1...limit).contains(number) else {
    throw ArgumentError("\(things) is a whole number from 1 to \(limit), not \"\(text)\"")
  }
  return number
}

/// Prints text about what went wrong, or how far the work is.
func printError(_ text: String) {
  _ = write(STDERR_FILENO, text, text.utf8.count)
}
