public import StrataCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A command that synthesizes apps; a package gets the whole tool by conforming a type marked `@main`.
///
/// ```swift
/// import StrataCLI
///
/// @main struct Synth: SynthTool {
///   static let apps = [orders]
/// }
/// ```
public protocol SynthTool {
  /// The apps that the tool knows, by whose names it's told what to synthesize.
  static var apps: [App] { get }
}

extension SynthTool {
  /// Runs the tool with the process's arguments and ends the process.
  ///
  /// The exit code is 0 where all went well, 1 where something was found or couldn't be written, and 2 where the
  /// arguments were wrong.
  public static func main() {
    let name = CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "synth"
    exit(SynthCommand(name: name, apps: apps, console: .process).run(Array(CommandLine.arguments.dropFirst())))
  }
}
