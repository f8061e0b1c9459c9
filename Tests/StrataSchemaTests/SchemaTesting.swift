import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import Testing

/// Findings of properties, both as JSON, one text each: `path: rule: message; expected …, given … (hint)`.
func findings(
  _ properties: String, schema: String, rest: String = "", context: (any ReferenceContext)? = nil
) throws -> [String] {
  let json = try JSONValue(parsing: #"{"s":\#(schema)\#(rest)}"#)
  let facts = try #require(ResourceFacts(typeName: "A::B::C", json: json))
  #expect(FactsWriter([("A::B::C", json)]).problems == [])
  return try SchemaValidator(facts: facts, context: context).validate(properties: JSONValue(parsing: properties)).map(
    text)
}

/// Findings of a property named P.
func findings(of value: String, schema: String, rest: String = "") throws -> [String] {
  try findings(#"{"P":\#(value)}"#, schema: #"{"p":{"P":\#(schema)}}"#, rest: rest)
}

private func text(_ finding: Finding) -> String {
  var text = "\((finding.pointer?.tokens ?? []).joined(separator: "/")): \(finding.rule): \(finding.message)"
  if let expected = finding.expected { text += "; expected \(expected)" }
  if let given = finding.given { text += "; given \(given)" }
  if let hint = finding.hint { text += " (\(hint))" }
  return text
}

extension TypeReferences {
  /// Takes the types of resources by their ids.
  init(types: [String: String], parameters: [String: String] = [:]) {
    self.init(parameters: parameters) { types[$0] }
  }
}
