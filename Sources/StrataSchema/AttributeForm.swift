import StrataFacts

/// The form of an attribute of which no schema tells the format, as far as its name and the form of others tell it.
enum AttributeForm {
  /// Whether an attribute of a type surely has none of some formats, such as `AWS::Logs::LogGroup.Name`.
  static func differs(_ attribute: String, of type: String, from formats: [String]) -> Bool {
    // A type's own attribute is what is wanted of that type only where it's called so.
    if formats.allSatisfy({ $0.hasPrefix("\(type).") }) {
      let short = type.split(separator: ":").last.map(String.init) ?? ""
      return !formats.contains { format in
        let name = singular(format.dropFirst(type.count + 1))
        return attribute == name || attribute == short + name
      }
    }
    guard attribute.hasSuffix("Arn"), !formats.contains(where: { singular($0[...]).hasSuffix("Arn") }) else {
      return false
    }
    // The ARN of something or other, which neither an id nor a name looks like.
    let arn = "arn:aws:service:us-east-1:123456789012:thing/name"
    return formats.allSatisfy { format in
      LiteralFormat.known[singular(format[...])].map { !$0.matches(arn.utf8) } == true
    }
  }

  private static func singular(_ text: Substring) -> String {
    String(["Ids", "Names", "Arns"].contains { text.hasSuffix($0) } ? text.dropLast() : text)
  }
}
