import StrataLanguage
import StrataText

/// A command as a line that a shell takes.
struct ShellLine: Equatable, CustomStringConvertible {
  /// The command and its arguments.
  let arguments: [String]

  var description: String { arguments.map(Self.quoted).joined(separator: " ") }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.consistsOfAlphanumerics(and: "-_./=:,@%+")
    return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
