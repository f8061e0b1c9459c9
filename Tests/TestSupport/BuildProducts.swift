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
