import Foundation
import StrataTesting
import TestSupport
import Testing

@testable import StrataCLI
@testable import synth

/// What the README shows is what there is.
@Suite(.serialized) struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// The blocks of code of one language in the README, in order.
  private static func blocks(_ language: String) throws -> [String] {
    try text("README.md").components(separatedBy: "```\(language)\n").dropFirst().map { part in
      part.components(separatedBy: "```")[0]
    }
  }

  @Test func theFirstScreenIsCodeThatRuns() throws {
    #expect(try Self.blocks("swift").first == Self.text("Tests/ReadmeTests/FirstScreen.swift"))
    #expect(try Self.blocks("json").first == orders.synthesize().stacks[0].template.text())
  }

  @Test func everySnippetCompiles() throws {
    let modules = try BuildProducts.modules()
    for snippet in try Self.blocks("swift") where !snippet.contains("PackageDescription") {
      let result = try Compiler.check(snippet, against: modules)
      #expect(result.status == 0, "\(snippet)\n\(result.output)")
    }
  }

  @Test(arguments: ["README.md", "Examples/BenchlingWebhook/README.md"])
  func everyCommandIsUnderstood(file: String) throws {
    let tool = Synth.tool(name: "synth", console: Console(output: { _ in }, errors: { _ in }))
    let commands = try Self.text(file).matches(of: /(?m)^ {4}swift run synth(.*)$/).map { String($0.output.1) }
    #expect(!commands.isEmpty)
    for command in commands {
      let arguments = command.split(separator: " ").map(String.init)
      #expect(throws: Never.self, "\(command)") {
        try ArgumentReader(arguments, commands: tool.commands.map(\.syntax), systems: tool.systems, kind: { _ in nil })
      }
    }
  }

  @Test func everyTargetOfMakeExists() throws {
    let makefile = try Self.text("Makefile")
    for file in ["README.md", "Examples/BenchlingWebhook/README.md"] {
      for match in try Self.text(file).matches(of: /(?m)^ {4}make ([a-z-]+)/) {
        let target = match.output.1
        // A line of the makefile begins with the targets that it has.
        let targets = makefile.split(separator: "\n").flatMap { $0.prefix { $0 != ":" }.split(separator: " ") }
        #expect(targets.contains(target), "make \(target)")
      }
    }
  }
}
