import StrataResourceModel

/// Writes the Swift of a value that takes several forms: one factory for each, and the literals of all.
enum UnionWriter {
  static func lines(of nested: NestedModel, _ cases: [UnionCase]) -> [String] {
    let literals = cases.compactMap { literal(of: $0) }
    let protocols = ["TemplateValue"] + literals.map(\.name)
    var lines = [
      "/// A value of `\(nested.origin)`, which takes several forms.",
      "public struct \(nested.name): \(protocols.joined(separator: ", ")) {",
      "  /// The piece of the template that this value is.",
      "  public let node: TemplateNode",
      "",
      "  /// Makes the value from a piece of a template; used by functions, not written by hand.",
      "  public init(node: TemplateNode) { self.node = node }",
    ]
    for one in cases {
      lines += [
        "",
        "  /// The value as \(one.label == one.form.rawValue ? Set([one.form]).words : "`\(one.type)`").",
        "  public static func \(Names.escaped(one.label))(_ value: \(one.type)) -> Self { Self(node: value.node) }",
      ]
    }
    for literal in literals { lines += literal.lines.map { $0.isEmpty ? "" : "  " + $0 } }
    return lines + ["}"]
  }

  /// The protocol of a literal, and how the value is made of one.
  private static func literal(of one: UnionCase) -> (name: String, lines: [String])? {
    func maker(_ label: String, _ parameter: String, _ type: String) -> [String] {
      [
        "", "/// Makes \(Set([one.form]).words).",
        "public init(\(label) \(parameter): \(type)) { node = \(one.type)(\(label): \(parameter)).node }",
      ]
    }
    switch one.form {
    case .text:
      return (
        "ExpressibleByStringInterpolation",
        maker("stringLiteral", "text", "String")
          + maker("stringInterpolation", "text", "StrataLanguage.TextInterpolation")
      )
    case .integer: return ("ExpressibleByIntegerLiteral", maker("integerLiteral", "number", "Int64"))
    case .number: return ("ExpressibleByFloatLiteral", maker("floatLiteral", "number", "Double"))
    case .boolean: return ("ExpressibleByBooleanLiteral", maker("booleanLiteral", "flag", "Bool"))
    case .list:
      guard case .list(let element) = SwiftType(one.type) else { return nil }
      return (
        "ExpressibleByArrayLiteral",
        [
          "", "/// Makes a list.",
          "public init(arrayLiteral elements: \(element.text())...) { node = \(one.type)(elements).node }",
        ]
      )
    case .object: return nil
    }
  }
}
