package import Foundation
import StrataJSON

/// The compiler, for tests of what must or must not compile.
package enum Compiler {
  /// Checks the types of a source file without making anything.
  ///
  /// - Parameters:
  ///   - source: The text of the file.
  ///   - modules: The folder of compiled modules that it may import.
  ///   - isProgram: Whether the file may have statements, as `main.swift` has; unless given it's one of many in a module,
  ///     with declarations alone.
  /// - Returns: The compiler's exit code, and all it printed.
  /// - Throws: If the compiler can't be started.
  package static func check(
    _ source: String, against modules: URL, isProgram: Bool = false
  ) throws -> (status: Int32, output: String) {
    try check(source, (isProgram ? [] : ["-parse-as-library"]) + ["-swift-version", "6", "-I", modules.path])
  }

  /// Checks the types of a package's manifest.
  ///
  /// - Parameter manifest: The text of `Package.swift`.
  /// - Returns: The compiler's exit code, and all it printed.
  /// - Throws: If the compiler can't be started, or doesn't say where its libraries are.
  package static func check(manifest: String) throws -> (status: Int32, output: String) {
    let target = try JSONValue(parsing: try run(["-print-target-info"]).output)
    let libraries = target["paths"]?["runtimeResourcePath"]?.string ?? ""
    return try check(
      manifest, ["-swift-version", "6", "-package-description-version", "6.2", "-I", "\(libraries)/pm/ManifestAPI"])
  }

  private static func check(_ source: String, _ options: [String]) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "snippet-\(UUID().uuidString).swift")
    try Data(source.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(["-typecheck"] + options + [file.path])
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = ["swiftc"] + arguments
    let pipe = Pipe()
    compiler.standardOutput = pipe
    compiler.standardError = pipe
    try compiler.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    return (compiler.terminationStatus, output)
  }
}
