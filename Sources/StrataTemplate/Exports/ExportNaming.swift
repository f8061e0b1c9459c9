import StrataText

/// The names of outputs by which a stack gives a value to other stacks of the same app.
package struct ExportNaming: Sendable, Hashable {
  /// The text that elements of a list are joined by; an output is always text.
  package static let listSeparator = "||"

  /// The name of the value, such as `JobsArn`.
  package let value: String
  /// The name of the value among those of the stack, such as `Jobs:Arn`.
  package let place: String
  /// The id of the output.
  package let outputID: String
  /// The name of the export.
  package let name: String

  /// Names the output of a value.
  ///
  /// - Parameters:
  ///   - stack: The name of the stack that has the value.
  ///   - logicalID: The resource or parameter that it's of.
  ///   - attribute: The attribute that it is; nil for what `Ref` gives.
  package init(stack: String, logicalID: String, attribute: String?) {
    self.init(
      stack: stack, value: "\(logicalID)\(attribute?.pascalCased ?? "Ref")",
      place: "\(logicalID)\(attribute.map { ":" + Self.exportable($0) } ?? "")")
  }

  /// Names the output of a value that has names.
  ///
  /// - Parameters:
  ///   - stack: The name of the stack that has the value.
  ///   - value: The name of the value, such as `JobsArn`.
  ///   - place: The name of the value among those of the stack, such as `Jobs:Arn`.
  package init(stack: String, value: String, place: String) {
    self.value = value
    self.place = place
    outputID = "Export\(value)"
    name = "\(stack):\(place)"
  }

  /// An attribute's name with nothing that an export's name can't have.
  private static func exportable(_ attribute: String) -> String {
    String(decoding: attribute.utf8.map { $0.isASCIIAlphanumeric ? $0 : UInt8(ascii: ":") }, as: UTF8.self)
  }
}
