import Foundation
import StrataFiles

@testable import StrataCLI

/// A toolchain that compiles nothing: it leaves the files that a real one would.
final class PlayedToolchain {
  /// The version of the compiler.
  var version = "6.3.1"
  /// The platform that it compiles for.
  var platform = "x86_64-unknown-linux-gnu"
  /// What `swift build` ends with, and what it prints.
  var build: (status: Int32, output: String) = (0, "")
  /// Called as `swift build` ends.
  var building: () -> Void = {}

  private static let products = ["StrataText", "Strata", "StrataSQS", "StrataSNS"]

  /// What SwiftPM tells of the package: a library of words that stands on one in C, two services, and what uses one.
  private static let package = """
    {
      "products": [
        \(products.map { #"{"name": "\#($0)", "type": {"library": ["automatic"]}}"# }.joined(separator: ", ")),
        {"name": "synth", "type": {"executable": null}}
      ],
      "targets": [
        {"name": "CText", "type": "regular", "dependencies": []},
        {"name": "StrataText", "type": "regular", "dependencies": [{"byName": ["CText", null]}]},
        {"name": "Strata", "type": "regular", "dependencies": [{"target": ["StrataText", null]}, {"byName": ["StrataSQS", null]}]},
        {"name": "StrataSQS", "type": "regular", "path": "Sources/Resources/SQS", "dependencies": [{"byName": ["StrataText", null]}]},
        {"name": "StrataSNS", "type": "regular", "path": "Sources/Resources/SNS", "dependencies": [{"byName": ["StrataText", null]}]},
        {"name": "synth", "type": "executable", "dependencies": [{"byName": ["Strata", null]}]},
        {"name": "StrataTests", "type": "test", "dependencies": [{"byName": ["Strata", null]}]}
      ]
    }
    """

  func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    switch words.prefix(2) {
    case ["swiftc", "-print-target-info"]:
      let told =
        #"{"compilerVersion": "Swift version \#(version) (swift-\#(version)-RELEASE)", "#
        + #""target": {"unversionedTriple": "\#(platform)"}}"#
      return Self.result(output: told)
    case ["swift", "package"]:
      return Self.result(output: Self.package)
    case ["swift", "build"]:
      try build(String(contentsOfFile: words[3] + "/Package.swift", encoding: .utf8), in: words[5] + "/debug")
      building()
      return Self.result(build.status, output: build.output)
    case ["swiftc", "-emit-library"]: try Self.write(words.dropFirst(4).joined(separator: " "), to: words[3])
    case ["cp", "-R"]: try FileManager.default.copyItem(atPath: words[2], toPath: words[3])
    case ["ld", "-r"]: try Self.write(words.dropFirst(4).joined(separator: " "), to: words[3])
    case ["ar", "crs"]: try Self.write(words.dropFirst(3).joined(separator: " "), to: words[2])
    default: throw CommandError("nobody plays \(words)")
    }
    return Self.result()
  }

  /// Builds the products that a manifest names.
  private func build(_ manifest: String, in folder: String) throws {
    for module in ["Everything"] + Self.products where manifest.contains("\"\(module)\"") {
      try Self.write("module", to: "\(folder)/Modules/\(module).swiftmodule")
      for file in ["A.swift.o", "B.swift.o", "\(module).swiftmodule.o"] {
        try Self.write("object", to: "\(folder)/\(module).build/\(file)")
      }
    }
    try Self.write("object", to: "\(folder)/CText.build/fast/text.c.o")
  }

  private static func result(_ status: Int32 = 0, output: String = "") -> ChildProcess.Result {
    ChildProcess.Result(status: status, output: Array(output.utf8), errors: "")
  }

  static func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
