import Strata
import StrataOutput
import StrataPipeline

/// Writes an app of a size into a directory, for a command that takes both as its arguments.
///
/// - Parameters:
///   - arguments: The words that follow the command: the size and the directory, or a question for help.
///   - command: The command.
///   - size: The name of its size.
///   - limit: The greatest size.
///   - help: The text printed where help is asked for.
///   - make: Makes the app.
/// - Throws: An error where an argument is wrong, or the app can't be written.
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
  let writer = AssemblyWriter(OutputDirectory(path: arguments[1]))
  try writer.finish(Pipeline().summarize(app, into: writer.stage))
  _ = try writer.commit()
}
