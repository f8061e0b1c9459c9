import Foundation
import StrataFiles

@testable import StrataCLI

/// A toolchain that compiles nothing: it leaves the files that a real one would.
final class PlayedToolchain {
  /// The version of the compiler.
  var version = "6.3.1"
  /// What `swift build` ends with, and what it prints.
  var build: (status: Int32, output: String) = (0, "")
  /// Called as `swift build` ends.
  var building: () -> Void = {}

  private static let modules = ["Everything", "StrataSQS", "StrataText"]

  func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    switch words.prefix(2) {
    case ["swiftc", "-print-target-info"]:
      let told =
        #"{"compilerVersion": "Swift version \#(version) (swift-\#(version)-RELEASE)", "#
        + #""target": {"unversionedTriple": "x86_64-unknown-linux-gnu"}}"#
      return Self.result(output: told)
    case ["swift", "package"]:
      let products = ["StrataText", "StrataSQS", "StrataSNS"].map { #"{"name": "\#($0)", "type": {"library": []}}"# }
      let tool = #"{"name": "synth", "type": {"executable": null}}"#
      return Self.result(output: "{\"products\": [\((products + [tool]).joined(separator: ", "))]}")
    case ["swift", "build"]:
      try build(in: words[words.count - 1] + "/debug")
      building()
      return Self.result(build.status, output: build.output)
    case ["ld", "-r"]: try Self.write("merged", to: words[3])
    case ["ar", "crs"]: try Self.write(words.dropFirst(3).joined(separator: " "), to: words[2])
    default: throw CommandError("nobody plays \(words)")
    }
    return Self.result()
  }

  private func build(in folder: String) throws {
    for module in Self.modules {
      try Self.write("module", to: "\(folder)/Modules/\(module).swiftmodule")
      for file in ["A", "B"] { try Self.write("object", to: "\(folder)/\(module).build/\(file).swift.o") }
    }
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
