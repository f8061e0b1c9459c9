/// The one rule for what a name on the command line stands for, whatever the command.
///
/// The name of a system is the system. What has a slash, or the ending of a template, is a file or folder.
enum OperandName {
  /// The endings by which a name is that of a file.
  static let endings = [".json", ".yaml", ".yml", ".template"]

  /// Whether a name is that of a file or folder, be it there or not.
  static func isPath(_ name: String) -> Bool { name.contains("/") || endings.contains(where: name.hasSuffix) }

  /// Some words of which one is meant, as in `a, b or c`, or all, as in `a, b and c`.
  static func alternatives(_ words: [String], _ last: String = "or") -> String {
    guard let end = words.last, words.count > 1 else { return words.first ?? "" }
    return Array(words.dropLast()).joined(separator: ", ") + " \(last) " + end
  }
}
