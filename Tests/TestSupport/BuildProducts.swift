package import Foundation

/// What was built together with the tests.
package enum BuildProducts {
  /// The folder of compiled modules.
  ///
  /// - Throws: If there is none near the tests' own executable.
  package static func modules() throws -> URL {
    try find("Modules/StrataLanguage.swiftmodule").deletingLastPathComponent()
  }

  /// An executable of the package.
  ///
  /// - Throws: If there is none near the tests' own executable.
  package static func executable(_ name: String) throws -> URL {
    try find(name)
  }

  private static func find(_ path: String) throws -> URL {
    var folder = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "")
    // On macOS the tests are a bundle, some folders deep.
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: path)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    throw NotBuilt(path: path)
  }

  private struct NotBuilt: Error {
    let path: String
  }
}

/// The compiler, for tests of what must or must not compile.
package enum Compiler {
  /// Checks the types of a source file without making anything.
  ///
  /// - Parameters:
  ///   - source: The text of the file.
  ///   - modules: The folder of compiled modules that it may import.
  /// - Returns: The compiler's exit code, and all it printed.
  /// - Throws: If the compiler can't be started.
  package static func check(_ source: String, against modules: URL) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "snippet-\(UUID().uuidString).swift")
    try Data(source.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    // A file with declarations alone, like one of many in a module.
    compiler.arguments = [
      "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-I", modules.path, file.path,
    ]
    let pipe = Pipe()
    compiler.standardOutput = pipe
    compiler.standardError = pipe
    try compiler.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    return (compiler.terminationStatus, output)
  }
}
