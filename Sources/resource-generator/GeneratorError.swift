/// The reason why nothing was generated.
struct GeneratorError: Error, CustomStringConvertible {
  let description: String
  let isUsage: Bool

  /// The error for a fault at a place of a file.
  init(file: String, pointer: String = "", _ message: String) {
    description = file + (pointer.isEmpty ? "" : " at \(pointer)") + ": " + message
    isUsage = false
  }

  /// The error for what isn't as it was to be proven, a line each.
  init(failures: [String]) {
    let more = failures.count > 20 ? "\n  and \(failures.count - 20) more" : ""
    description =
      "the Swift types don't take what the schemas do:\n  " + failures.prefix(20).joined(separator: "\n  ") + more
    isUsage = false
  }

  init(usage message: String) {
    description = message
    isUsage = true
  }
}
