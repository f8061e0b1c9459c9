public import StrataJSON
import StrataText

extension [Finding] {
  /// The findings as text, one after the other, closed by a line that counts them.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The text, without a newline at its end.
  public func report(relativeTo directory: String?) -> String {
    (map { $0.text(relativeTo: directory) } + [summary]).joined(separator: "\n")
  }

  /// The number of errors and warnings, as in `2 errors, 1 warning`.
  public var summary: String {
    let errors = count { $0.severity == .error }
    let parts = [(errors, "error"), (count - errors, "warning")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no findings" : parts.map { Count.of($0.0, $0.1) }.joined(separator: ", ")
  }

  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The findings for machines, as a list.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The JSON, without what is absent.
  public func json(relativeTo directory: String? = nil) -> JSONValue {
    .array(map { $0.json(relativeTo: directory) })
  }
}
