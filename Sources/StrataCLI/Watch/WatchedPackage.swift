import StrataFiles

/// The package that a tool is built from, and how it's built.
struct WatchedPackage {
  /// The folder with `Package.swift`.
  let folder: String
  /// The tool, as it's built.
  let executable: String
  /// The folder of what is built.
  let scratch: String
  /// How it's built: `debug` or `release`.
  let configuration: String

  /// The words by which a folder of programs is known.
  private static let configurations = ["debug", "release"]

  /// Finds the package above a folder, and how the tool was built.
  ///
  /// - Parameters:
  ///   - directory: The absolute path of the folder.
  ///   - executable: The absolute path of the running program.
  ///   - console: The console that tells what stands where.
  /// - Throws: ``CommandError`` where there is no package, or the program isn't where one is built.
  init(above directory: String, executable: String, console: Console) throws(CommandError) {
    let folder = try Self.folder(above: directory, console, "go to the package whose sources are to be watched")
    // Such as …/.build/x86_64-unknown-linux-gnu/debug/synth; some have no folder for the kind of machine.
    var parts = executable.split(separator: "/").map(String.init)
    let name = parts.popLast() ?? ""
    guard let configuration = parts.popLast(), Self.configurations.contains(configuration), parts.count > 1 else {
      throw CommandError(
        "\(console.shown(executable)) isn't where swift build puts a program, so that it isn't known how to build it",
        hint: "run it from its package: swift run \(name) watch")
    }
    if parts.last?.split(separator: "-").count ?? 0 > 2 { parts.removeLast() }
    self.folder = folder
    self.executable = executable
    self.configuration = configuration
    scratch = "/" + parts.joined(separator: "/")
  }

  /// Finds the folder with the nearest manifest, at a folder or above.
  ///
  /// - Parameters:
  ///   - directory: The absolute path of the folder.
  ///   - console: The console that tells what stands where.
  ///   - hint: The next step where there is none.
  /// - Returns: The folder's path.
  /// - Throws: ``CommandError`` where there is none.
  static func folder(above directory: String, _ console: Console, _ hint: String) throws(CommandError) -> String {
    let above = SystemPath(directory).ancestry.map { String(decoding: $0.bytes, as: UTF8.self) }
    if let folder = above.last(where: { console.kind("\($0)/Package.swift") == .regular }) { return folder }
    throw CommandError("there is no Package.swift here or above", hint: hint)
  }

  /// The product, which is called as the program is.
  var product: String { executable.split(separator: "/").last.map(String.init) ?? "" }

  /// Builds the tool anew.
  ///
  /// - Parameter options: The other options of `swift build`.
  /// - Returns: The program to run.
  func build(_ options: [String]) -> ChildProcess {
    ChildProcess(
      arguments: [
        "swift", "build", "--package-path", folder, "--scratch-path", scratch, "--configuration", configuration,
        "--product", product,
      ] + options)
  }
}
