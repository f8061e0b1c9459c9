/// The reason why arguments weren't understood.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String
  /// The next step, where it's a particular one.
  var hint: String?
  /// The words of the command, or of the group, that they were for; none where that isn't known.
  var words: [String] = []

  init(_ description: String, hint: String? = nil) {
    (self.description, self.hint) = (description, hint)
  }

  /// Says that there is no such thing, and which was meant, or those that there are.
  static func unknown(_ thing: String, _ name: String, nearest: String?, known: [String] = []) -> UsageError {
    let alternatives = known.isEmpty ? nil : "expected \(OperandName.alternatives(known))"
    return UsageError(
      "there is no \(thing) \(name.isEmpty ? "\"\"" : name)"
        + ((nearest.map { "did you mean \($0)?" } ?? alternatives).map { "; \($0)" } ?? ""))
  }

  /// The same, of a command.
  func about(_ words: [String]) -> UsageError {
    var error = self
    if self.words.isEmpty { error.words = words }
    return error
  }

  /// The next step.
  func hint(of tool: String) -> String {
    if let hint { return hint }
    return words.isEmpty
      ? "\(tool) --help lists what there is" : "\(tool) \(words.joined(separator: " ")) --help tells what it takes"
  }
}
