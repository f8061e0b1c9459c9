import StrataChecks
import StrataCore
import StrataJSON

/// Something found in a file.
struct FileFinding: Sendable {
  /// What was found, with the line and column of the file.
  let diagnostic: Diagnostic
  /// The place in the template; nil where it's the file that is concerned.
  var pointer: JSONPointer?
  /// That the template accepts it, and why.
  var acceptance: TemplateReport.Acceptance?

  /// The finding for machines.
  var json: JSONValue {
    guard var object = diagnostic.json().object else { return .null }
    object["pointer"] = pointer.map { .string($0.description) }
    object["because"] = acceptance?.reason.map { .string($0) }
    return .object(object)
  }
}
