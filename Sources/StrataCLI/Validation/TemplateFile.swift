import StrataJSON
import StrataYAML

/// A template as it was read, in JSON or YAML, and where each value of it stands.
struct TemplateFile {
  /// Where a file stops being what it should be.
  struct SyntaxError: Error {
    let language: String
    let line: Int
    let column: Int
    let message: String
  }

  let json: JSONValue
  private let places: ([JSONPointer]) -> [(line: Int, column: Int)?]

  /// Reads a template: JSON where the file begins with a brace or is called so, YAML otherwise.
  init(_ path: String, bytes: [UInt8]) throws(SyntaxError) {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") || path.hasSuffix(".json") {
      do throws(JSONSyntaxError) {
        json = try JSONValue(parsing: bytes)
      } catch {
        throw SyntaxError(language: "JSON", line: error.line, column: error.column, message: error.message)
      }
      places = { $0.positions(in: bytes, ofKey: true) }
    } else {
      let document: YAMLDocument
      do throws(YAMLSyntaxError) {
        document = try YAMLDocument(parsing: bytes)
      } catch {
        throw SyntaxError(language: "YAML", line: error.line, column: error.column, message: error.message)
      }
      json = document.value
      places = { document.positions(of: $0, ofKey: true) }
    }
  }

  /// The lines and columns at which the keys of values stand, or elements.
  func positions(of pointers: [JSONPointer]) -> [(line: Int, column: Int)?] { places(pointers) }
}
