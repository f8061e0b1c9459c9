import StrataJSON
import StrataYAML
import Testing

/// Expects a YAML text to stand for a JSON text, members in the same order and numbers written alike.
func expect(_ text: String, _ json: String, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(throws: Never.self, sourceLocation: sourceLocation) {
    let value = try YAMLDocument(parsing: Array(text.utf8)).value
    #expect(try value.text(layout: .compact) == json, sourceLocation: sourceLocation)
  }
}

/// Expects a text to be refused in exactly these words.
func expect(_ text: String, failsWith description: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let error = #expect(throws: YAMLSyntaxError.self, sourceLocation: sourceLocation) {
    try YAMLDocument(parsing: Array(text.utf8))
  }
  #expect(error?.description == description, sourceLocation: sourceLocation)
}
