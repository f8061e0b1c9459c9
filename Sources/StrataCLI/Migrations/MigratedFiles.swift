import StrataFindings
import StrataJSON
import StrataMigration
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Templates in files that are to become Swift, each with the name of its stack.
struct MigratedFiles {
  let files: [TemplateFile]
  let sources: [MigrationSource]

  /// Reads the files.
  ///
  /// - Parameter paths: The paths of the files.
  /// - Throws: A `Finding` for a file that can't be read, and ``UsageError`` where two stacks would have one name.
  init(_ paths: [String]) throws {
    files = try paths.map { path throws(Finding) in try TemplateFile(at: path) }
    var owners: [String: String] = [:]
    sources = try files.map { file in
      let stack = Self.stackName(file.path)
      if let other = owners.updateValue(file.path, forKey: stack.lowercased()) {
        throw UsageError(
          "\(displayable(other)) and \(displayable(file.path)) would both be the stack \(stack)",
          hint: "give one of the files another name")
      }
      return MigrationSource(
        stack: stack, file: Self.fileName(file.path), template: file.json,
        text: String(decoding: file.bytes, as: UTF8.self), comments: file.comments,
        keepsKinds: file.isSynthesized)
    }
  }

  /// The name of the stack of a template: the file's, up to its first dot, as far as a stack can have it.
  static func stackName(_ path: String) -> String {
    let base = fileName(path).prefix { $0 != "." }
    let name = String(base.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let words = name.split(separator: "-").joined(separator: "-")
    let valid = words.first?.isLetter == true ? words : words.isEmpty ? "Stack" : "Stack-" + words
    return String(valid.prefix(128))
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { displayable(String($0)) } ?? displayable(path)
  }
}
