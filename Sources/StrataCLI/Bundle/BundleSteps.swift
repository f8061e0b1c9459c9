import StrataFiles
import StrataScaffolding

/// The programs that make a bundle, of which the person sees how long each takes.
struct BundleSteps {
  let console: Console

  /// Runs a program to its end, or until the person interrupts.
  ///
  /// - Parameters:
  ///   - arguments: Its name and arguments.
  ///   - word: What it does, for people.
  /// - Returns: What it printed.
  /// - Throws: ``CommandError`` where it fails or isn't there, and ``Interruption`` where the person interrupts.
  @discardableResult func run(_ arguments: [String], _ word: String) throws -> [UInt8] {
    var progress = ProgressLine(on: console)
    let start = console.clock()
    let result = try console.runInterruptibly(ChildProcess(arguments: arguments)) {
      progress.show("\(word), \(Int(console.clock() - start)) s")
      return !console.isInterrupted()
    }
    progress.end()
    if console.isInterrupted() { throw Interruption() }
    if result.status == 0 { return result.output }
    let printed = String(decoding: result.output, as: UTF8.self) + "\n" + result.errors
    let said = CompilerErrors(in: printed, relativeTo: console.directory).lines.prefix(CompilerErrors.shownCount)
    throw CommandError(
      "\(word): \(arguments[0]) ended with \(result.status); no bundle was made\n\(said.joined(separator: "\n"))",
      hint: "the disk must have some gigabytes, and the package must build by itself")
  }

  /// Whether a program is in the `PATH`.
  func has(_ program: String) -> Bool {
    let folders = console.variables["PATH"]?.split(separator: ":") ?? []
    return folders.contains { console.kind("\($0)/\(program)") == .regular }
  }

  /// Reads or writes files, and says where that fails that no bundle was made.
  static func writing<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(CommandError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw BundleCache.failure(error, path)
    }
  }

  /// Writes files into a folder of another.
  func write(
    _ files: [PackageFile], _ name: String, in folder: DirectoryHandle, _ path: String
  ) throws(CommandError) {
    try Self.writing("\(path)/\(name)") { () throws(SystemError) in
      let place = try folder.makingDirectory(name)
      for file in files { try place.write(file) }
    }
  }
}
