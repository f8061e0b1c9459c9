import Foundation
import StrataFacts
import StrataJSON
import StrataResourceModel

/// The table of facts as Swift source has it: its lines, with escapes for what nobody would see there.
struct FactsSource {
  private let lines: [String]

  /// Writes the table of some types.
  ///
  /// - Parameter facts: The types.
  /// - Throws: `GeneratorError` where the table says something else than the facts do.
  init(_ facts: [TypeFacts]) throws(GeneratorError) {
    let types = facts.map { (name: $0.name, json: JSONValue.object($0.json.withoutNotes)) }
    let writer = FactsWriter(types)
    if let problem = writer.problems.first { throw GeneratorError(file: GeneratedFiles.factsFile, problem) }
    let index: FactsIndex
    do throws(FactsTableError) {
      index = FactsIndex(try FactsTable(checking: writer.bytes))
    } catch {
      throw GeneratorError(file: GeneratedFiles.factsFile, "\(error)")
    }
    for type in types where index.facts(of: type.name)?.json != type.json {
      throw GeneratorError(
        file: GeneratedFiles.factsFile, "the table would say something else of \(type.name) than its schema does")
    }
    lines = writer.lines.map { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  /// The text as it is in the table.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The text as it's written in a literal.
  ///
  /// - Parameter fence: The number signs around the literal, which an escape has as well.
  /// - Returns: The text, with each type in a line of its own.
  func escaped(_ fence: String) -> String {
    lines.map { line in
      // The first tab stands behind the type's name, where it's seen.
      let name = line.prefix { $0 != "\t" }
      let rest = line[name.endIndex...]
      return "\(name)\(rest.prefix(1))\(Self.printable(rest.dropFirst(), fence))\n"
    }.joined()
  }

  private static func printable(_ text: Substring, _ fence: String) -> String {
    var printable = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        printable += "\\\(fence)u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: printable.unicodeScalars.append(scalar)
      }
    }
    return printable
  }

  /// Finds the table in Swift source.
  ///
  /// - Parameter source: The source of a file that was generated.
  /// - Returns: The bytes of the table, or nil where there's no literal.
  static func table(in source: String) -> [UInt8]? {
    guard let start = source.range(of: "\"\"\"\n"), let end = source.range(of: "\n\"\"\"", options: .backwards),
      start.upperBound <= end.lowerBound
    else { return nil }
    let fence = String(source[..<start.lowerBound].reversed().prefix { $0 == "#" })
    var pieces = source[start.upperBound..<end.lowerBound].components(separatedBy: "\\\(fence)u{")[...]
    var text = pieces.popFirst() ?? ""
    for piece in pieces {
      guard let brace = piece.firstIndex(of: "}"), let value = UInt32(piece[..<brace], radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      text.unicodeScalars.append(scalar)
      text += piece[piece.index(after: brace)...]
    }
    return Array(text.utf8)
  }
}
