import StrataFiles
public import StrataFindings
public import StrataJSON
import StrataTemplate
import StrataText
import StrataYAML

/// A template in a file, JSON or YAML, that knows where each of its values stands.
///
/// ```swift
/// let file = try TemplateFile(at: "template.yaml")
/// let findings = TemplateChecker().report(on: file).findings
/// ```
public struct TemplateFile: Sendable {
  /// The size up to which a file is read, in bytes: ten times what CloudFormation takes.
  package static let readableBytes = 10 * Limits.templateBytes

  /// The path, as it was given.
  public let path: String
  /// The template.
  public let json: JSONValue
  /// The text, in UTF-8.
  package let bytes: [UInt8]
  /// The size in bytes.
  public var byteCount: Int { bytes.count }
  /// The line and column of the first tab that readers of YAML such as the `aws` command's don't take.
  let firstTab: (line: Int, column: Int)?
  /// The places of what stands under keys that YAML reads as numbers.
  let valuesOfNumberKeys: [JSONPointer]
  /// The comments of YAML, by the places of the values that they're about; see ``YAMLDocument/comments``.
  package var comments: [JSONPointer: [String]] { writtenComments() }
  private let writtenComments: @Sendable () -> [JSONPointer: [String]]
  /// Whether the text is, byte for byte, that of a synthesized template's file.
  package var isSynthesized: Bool { isWrittenAlike() }
  private let isWrittenAlike: @Sendable () -> Bool
  private let places: @Sendable ([JSONPointer]) -> [(line: Int, column: Int)?]

  /// Reads a file, or what a pipe gives.
  ///
  /// - Parameter path: The path, from the current directory on unless it begins with a slash.
  /// - Throws: A finding of the rule `syntax` that says where the text stops being JSON or YAML, or that the file can't be
  ///   read.
  public init(at path: String) throws(Finding) {
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes = try FileReader.readFile(at: SystemPath(path), limit: Self.readableBytes)
    } catch {
      throw Finding(.syntax, "\(displayable(path)) can't be read: \(error.reason)", site: CallSite(file: path, line: 1))
    }
    guard let bytes else {
      throw Finding(
        .syntax, "\(displayable(path)) can't be read: it is larger than any template",
        site: CallSite(file: path, line: 1), expected: "\(Count.grouped(Self.readableBytes)) bytes or fewer")
    }
    try self.init(path, bytes: bytes)
  }

  /// Reads the text of a file: JSON where it begins with a brace or the path ends in `.json`, and YAML elsewhere.
  ///
  /// - Parameters:
  ///   - path: The path, by which findings name the file.
  ///   - bytes: The text, in UTF-8.
  /// - Throws: A finding of the rule `syntax` that says where the text stops being JSON or YAML.
  public init(_ path: String, bytes: [UInt8]) throws(Finding) {
    self.path = path
    self.bytes = bytes
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") || path.hasSuffix(".json") {
      do throws(JSONSyntaxError) {
        json = try JSONValue(parsing: bytes)
      } catch {
        throw .notReadable("JSON", path, line: error.line, column: error.column, error.message)
      }
      places = { $0.positions(in: bytes, ofKey: true) }
      firstTab = nil
      valuesOfNumberKeys = []
      writtenComments = { [:] }
      let template = Template(json)
      isWrittenAlike = { (try? template.bytes()) == bytes }
    } else {
      let document: YAMLDocument
      do throws(YAMLSyntaxError) {
        document = try YAMLDocument(parsing: bytes)
      } catch {
        throw .notReadable("YAML", path, line: error.line, column: error.column, error.message)
      }
      json = document.value
      places = { document.positions(of: $0, ofKey: true) }
      firstTab = document.firstTab
      valuesOfNumberKeys = document.valuesOfNumberKeys
      writtenComments = { document.comments }
      isWrittenAlike = { false }
    }
  }

  /// The findings with the lines and columns of the places that they name.
  ///
  /// - Parameter findings: The findings in the template.
  /// - Returns: The same, in the same order.
  public func placed(_ findings: [Finding]) -> [Finding] {
    let pointers = findings.map { $0.pointer ?? JSONPointer() } + findings.flatMap { $0.notes.compactMap(\.pointer) }
    var lines: [JSONPointer: CallSite] = [:]
    for (pointer, place) in zip(pointers, places(pointers)) {
      lines[pointer] = place.map { CallSite(file: path, line: $0.line, column: $0.column) }
    }
    return findings.map { finding in
      finding.placed(
        path: finding.pointer.map(Self.path) ?? "",
        site: lines[finding.pointer ?? JSONPointer()] ?? CallSite(file: path, line: 1, column: 1)
      ).resolvingNotes { pointer in lines[pointer].map { ($0, Self.path(of: pointer)) } }
    }
  }

  /// The longest name of a step that's printed whole.
  private static let longestName = 255

  private static func path(of pointer: JSONPointer) -> String {
    pointer.tokens.map { $0.utf8.count <= longestName ? $0 : $0.prefix(longestName) + "…" }.joined(separator: "/")
  }
}

extension Finding {
  fileprivate static func notReadable(
    _ language: String, _ path: String, line: Int, column: Int, _ message: String
  ) -> Finding {
    Finding(
      .syntax, "this isn't \(language): \(message)", site: CallSite(file: path, line: line, column: column),
      hint: "mend it at that place")
  }
}
