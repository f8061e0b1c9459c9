import StrataText

/// The names that modules and constants can't have, since Swift or another module has them.
enum ReservedNames {
  /// The words of Swift that are names of nothing.
  ///
  /// See [Keywords](https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/#Keywords-and-Punctuation).
  static let keywords: Set = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
    "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  /// The names of constants that a package has where it needs its system's.
  static let used: Set = ["environment", "systems"]

  /// The modules of the toolchain that a package may meet.
  private static let toolchain = [
    "Builtin", "CRT", "Cxx", "Darwin", "Dispatch", "Distributed", "Foundation", "FoundationEssentials",
    "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "Glibc", "Musl", "Observation",
    "PackageDescription", "PackagePlugin", "RegexBuilder", "Runtime", "Swift", "Synchronization", "Testing", "WinSDK",
    "XCTest",
  ]

  /// The targets of this package whose names don't begin with `Strata`, of which no other package can have one.
  static let own = [
    "BenchlingWebhook", "Benchmarks", "CStrataSHA256", "MhtApi", "Orders", "SampleFunctions", "SampleFunctionsTool",
    "SampleQueue", "SampleQueueTool", "SampleService", "SampleServiceTool", "SmartStack", "Soundbite", "TestSupport",
    "health-check", "mht-probe", "nested-fixture", "output-writer-fixture", "promotion-fixture",
    "record-writer-fixture", "resource-generator", "schema-samples", "synth", "template-fuzzer",
  ]

  /// Why no package can have one of some names, to follow the word "since"; nil where it can.
  ///
  /// Case doesn't count, since there are file systems for which it doesn't.
  static func reason(against names: [String]) -> String? {
    let names = names.map { $0.lowercased() }
    if let module = toolchain.first(where: { names.contains($0.lowercased()) }) {
      return "the Swift toolchain has a module \(module)"
    }
    if let target = own.first(where: { names.contains($0.lowercased()) }) { return "Strata has a target \(target)" }
    // Those to come begin alike.
    return names.contains { $0.hasPrefix("strata") } ? "names that begin with Strata are those of its own modules" : nil
  }
}
