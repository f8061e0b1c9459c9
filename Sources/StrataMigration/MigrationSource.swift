package import StrataJSON

/// A template that is to become Swift.
package struct MigrationSource: Sendable {
  /// The name of the stack, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  package let stack: String
  /// The name of the template's file, as comments have it.
  package let file: String
  /// The template.
  package let template: JSONValue
  /// The text of the template's file.
  package let text: String
  /// The comments before values, by the places of these.
  package let comments: [JSONPointer: [String]]

  /// Whether every number, flag and text is to stay one, also where CloudFormation takes each for another.
  ///
  /// A template of this library's own is synthesized to the same bytes then.
  package let keepsKinds: Bool

  /// The templates of one shape that this one stands for; nil where it stands for itself.
  var family: TemplateFamily?

  /// What is declared by constructs that stand for several resources; nothing unless it was asked for.
  package internal(set) var lifting = Lifting()

  /// Takes a template.
  ///
  /// - Parameters:
  ///   - stack: The name of the stack.
  ///   - file: The name of the template's file.
  ///   - template: The template.
  ///   - text: The text of the template's file.
  ///   - comments: The comments before values, by the places of these.
  ///   - keepsKinds: Whether every number, flag and text is to stay one; false unless given.
  package init(
    stack: String, file: String, template: JSONValue, text: String, comments: [JSONPointer: [String]] = [:],
    keepsKinds: Bool = false
  ) {
    self.keepsKinds = keepsKinds
    self.stack = stack
    self.file = file
    self.template = template
    self.text = text
    self.comments = comments
  }

  /// Whether the text is JSON, which YAML doesn't begin like but where it's JSON as well.
  var isJSON: Bool {
    text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
  }
}
