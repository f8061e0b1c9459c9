import StrataJSON
import StrataText

/// The errors that a build ended with, of all that it printed.
struct CompilerErrors {
  /// The number of errors that people see at once.
  static let shownCount = 5

  /// The lines with errors, each once; where there is none, the last lines that say anything.
  let lines: [String]
  /// Whether the lines are errors with a place.
  let arePlaced: Bool

  /// Finds the errors.
  ///
  /// - Parameters:
  ///   - output: All that was printed.
  ///   - directory: The folder that paths are shown relative to.
  init(in output: String, relativeTo directory: String?) {
    let lines = output.split(separator: "\n").map { line in
      directory.map { String(line).replacing($0 + "/", with: "") } ?? String(line)
    }
    var errors: [String] = []
    // The compiler says some once for each module that a file is compiled with.
    for line in lines where Self.place(in: line) != nil && !errors.contains(line) { errors.append(line) }
    arePlaced = !errors.isEmpty
    self.lines = arePlaced ? errors : Self.others(in: lines)
  }

  private static func others(in lines: [String]) -> [String] {
    let errors = lines.filter { $0.hasPrefix("error:") }
    return errors.isEmpty ? lines.suffix(shownCount) : errors
  }

  /// The place, the line and column as numbers, and the message of a line such as `Shop.swift:3:7: error: …`.
  private static func place(in line: String) -> (file: String, line: Int, column: Int, message: String)? {
    guard let range = line.firstRange(of: ": error: ") else { return nil }
    let parts = line[..<range.lowerBound].split(separator: ":")
    guard parts.count >= 3, let row = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]) else {
      return nil
    }
    return (parts.dropLast(2).joined(separator: ":"), row, column, String(line[range.upperBound...]))
  }

  /// The first lines, and how many there are beside.
  var shown: [String] {
    let first = lines.prefix(Self.shownCount).map(displayable)
    return first + (lines.count > first.count ? ["and \(Count.of(lines.count - first.count, "other"))"] : [])
  }

  /// The count in words.
  var summary: String { arePlaced ? Count.of(lines.count, "error") : "the build failed" }

  /// The errors for machines.
  var json: JSONValue {
    .array(
      lines.map { text in
        guard let place = Self.place(in: text) else { return ["message": .string(text)] }
        return [
          "file": .string(place.file), "line": .integer(Int64(place.line)), "column": .integer(Int64(place.column)),
          "message": .string(place.message),
        ]
      })
  }
}
