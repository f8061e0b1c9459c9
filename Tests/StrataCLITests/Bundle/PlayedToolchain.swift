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

  private static let products = ["StrataText", "Strata", "StrataSQS", "StrataSNS"]

  func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    switch words.prefix(2) {
    case ["swiftc", "-print-target-info"]:
      let told =
        #"{"compilerVersion": "Swift version \#(version) (swift-\#(version)-RELEASE)", "#
        + #""target": {"unversionedTriple": "x86_64-unknown-linux-gnu"}}"#
      return Self.result(output: told)
    case ["swift", "package"]:
      let products = Self.products.map { #"{"name": "\#($0)", "type": {"library": []}}"# }
      let tool = #"{"name": "synth", "type": {"executable": null}}"#
      return Self.result(output: "{\"products\": [\((products + [tool]).joined(separator: ", "))]}")
    case ["swift", "build"]:
      try build(String(contentsOfFile: words[3] + "/Package.swift", encoding: .utf8), in: words[5] + "/debug")
      building()
      return Self.result(build.status, output: build.output)
    case ["ld", "-r"]: try Self.write("merged", to: words[3])
    case ["ar", "crs"]: try Self.write(words.dropFirst(3).joined(separator: " "), to: words[2])
    case ["swift-autolink-extract", words[1]]: try Self.write("-lswiftGlibc\0-lpthread\0-lswiftGlibc\n", to: words[3])
    default: throw CommandError("nobody plays \(words)")
    }
    return Self.result()
  }

  /// Builds the products that a manifest names.
  private func build(_ manifest: String, in folder: String) throws {
    for module in ["Everything"] + Self.products where manifest.contains("\"\(module)\"") {
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
