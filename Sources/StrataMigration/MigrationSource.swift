package import StrataJSON

/// A template that is to become Swift.
package struct MigrationSource: Sendable {
  /// The name of the stack, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  package let stack: String
  /// The name of the template's file, as comments have it.
  package let file: String
  /// The template.
  package let template: JSONValue
  /// The comments before values, by the places of these.
  package let comments: [JSONPointer: [String]]

  package init(stack: String, file: String, template: JSONValue, comments: [JSONPointer: [String]] = [:]) {
    self.stack = stack
    self.file = file
    self.template = template
    self.comments = comments
  }
}
