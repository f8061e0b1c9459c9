import Strata
import StrataOutput

/// Writes an app of a size into a directory, for a command that takes both as its arguments.
///
/// - Parameters:
///   - arguments: What follows the command: the size and the directory, or a question for help.
///   - command: The command.
///   - size: What its size is called.
///   - limit: The greatest size.
///   - help: What is printed where help is asked for.
///   - make: Makes the app.
func writeSample(
  _ arguments: some Collection<String>, command: String, size: String, atMost limit: Int, help: String,
  make: (Int) throws -> App
) throws {
  if arguments.asksForHelp {
    print(help)
    return
  }
  let arguments = Array(arguments)
  guard arguments.count == 2 else { throw ArgumentError("\(command) takes \(size) and DIRECTORY") }
  let app = try make(count(arguments[0], of: size, atMost: limit))
  _ = try OutputDirectory(path: arguments[1]).write(app.synthesize())
}
