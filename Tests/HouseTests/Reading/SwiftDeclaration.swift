/// A declaration in a Swift file: a type, an extension, or a member of one.
struct SwiftDeclaration {
  enum Kind: String {
    case structure = "struct"
    case enumeration = "enum"
    case `class`
    case `protocol`
    case `actor`
    case `typealias`
    case `extension`
    case initializer = "init"
    case function = "func"
    case property = "var"
    case `case`

    /// Whether it brings a type into being.
    var isType: Bool {
      switch self {
      case .structure, .enumeration, .class, .protocol, .actor, .typealias: true
      case .extension, .initializer, .function, .property, .case: false
      }
    }
  }

  let kind: Kind
  /// The name; of an extension that of its type, of an initializer `init`.
  let name: String
  /// The types around it, joined by dots; empty at the top level.
  let owner: String
  /// The words before the keyword, such as `public` and `static`, and attributes such as `@discardableResult`.
  let modifiers: Set<String>
  /// The attributes as they're written, with what stands in parentheses.
  let attributes: [String]
  /// The types that it conforms to, as far as the declaration itself says so.
  let conformances: [String]
  let parameters: [SwiftParameter]
  /// The type of a property, where it's written.
  let type: String
  /// Whether it throws.
  let throwsErrors: Bool
  let documentation: Documentation
  let line: Int
  /// The places of its body between the braces, where it has one.
  let body: Range<Int>?

  var isPublic: Bool { modifiers.contains("public") || modifiers.contains("open") }

  /// The name with the types around it.
  var path: String { owner.isEmpty ? name : "\(owner).\(name)" }

  /// The parameter of a label or a name.
  func parameter(_ name: String) -> SwiftParameter? {
    parameters.first { $0.label == name } ?? parameters.first { $0.name == name }
  }
}

/// A parameter of an initializer or a function.
struct SwiftParameter {
  /// The label at the call, `_` where there is none.
  let label: String
  let name: String
  let type: String
  /// The default, as it's written.
  let defaultValue: String?
  let line: Int

  /// The name that callers know it by.
  var knownName: String { label == "_" ? name : label }

  var isClosure: Bool { type.contains("->") }
  var isVariadic: Bool { type.hasSuffix("...") }
  /// Whether it has a default other than nothing.
  var hasTellingDefault: Bool {
    defaultValue.map { !["nil", "[]", "[:]", "\"\""].contains($0) } ?? false
  }
}

/// The documentation of a declaration.
struct Documentation {
  /// The lines without their slashes.
  let lines: [(number: Int, text: String)]

  /// Everything in one line.
  var text: String { lines.map(\.text).joined(separator: " ") }

  /// The first sentence, with its line.
  var summary: (line: Int, text: String)? { lines.first { !$0.text.isEmpty }.map { ($0.number, $0.text) } }

  /// The parameters that are told of, in their order.
  var parameters: [(name: String, line: Int, text: String)] {
    var found: [(name: String, line: Int, text: String)] = []
    var isInside = false
    for (number, line) in lines {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("- Parameters:") {
        isInside = true
      } else if text.hasPrefix("- Parameter "), let colon = text.firstIndex(of: ":") {
        isInside = true
        let name = text[..<colon].dropFirst("- Parameter ".count)
        found.append((String(name), number, String(text[text.index(after: colon)...].drop { $0 == " " })))
      } else if isInside, line.hasPrefix("  - "), let colon = text.firstIndex(of: ":") {
        let name = text[..<colon].dropFirst(2)
        found.append((String(name), number, String(text[text.index(after: colon)...].drop { $0 == " " })))
      } else if text.hasPrefix("- ") || text.isEmpty {
        isInside = false
      } else if isInside, let last = found.indices.last {
        found[last].text += " " + text
      }
    }
    return found
  }
}
