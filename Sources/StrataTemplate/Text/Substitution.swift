package import StrataJSON

/// An `Fn::Sub`, taken apart: its text, and what its variables stand for.
package struct Substitution {
  /// A piece of the text.
  package enum Part {
    /// Text as it stays, never empty.
    case literal(String)
    /// A parameter, a resource or an attribute of one.
    case reference(ReferenceTarget)
    /// A value that the function itself gives a name.
    case value(JSONValue)
  }

  package let parts: [Part]
  /// The values that the function gives names.
  package let variables: JSONObject

  /// Reads the argument of an `Fn::Sub`; nil where it has no text.
  package init?(_ argument: JSONValue) {
    guard let text = argument.string ?? argument[0]?.string else { return nil }
    let variables = argument[1]?.object ?? [:]
    self.variables = variables
    parts = SubstitutionText.parts(of: text).map { part in
      switch part {
      case .literal(let text): .literal(text)
      case .variable(let name): variables[name].map { .value($0) } ?? .reference(ReferenceTarget(dotted: name))
      }
    }
  }

  /// The part, where there is one alone.
  package var only: Part? { parts.count == 1 ? parts[0] : nil }
}
