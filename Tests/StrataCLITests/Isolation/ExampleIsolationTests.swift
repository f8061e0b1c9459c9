import Foundation
import Testing

@testable import StrataCLI
@testable import synth

/// What the READMEs of the examples show of `synth isolation` is what it says.
@Suite struct ExampleIsolationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private func readme(_ example: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.root.appending(path: "Examples/\(example)/README.md")), as: UTF8.self)
  }

  /// The indented block that begins with a line, as lines without their indentation.
  private func shown(_ first: String, in readme: String) throws -> [String] {
    let lines = readme.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("    \(first)") })
    return lines[start...].prefix { $0.isEmpty || $0.hasPrefix("    ") }.filter { !$0.isEmpty }
      .map { String($0.dropFirst(4)) }
  }

  /// The lines that aren't found in a text in their order; a line of dots alone stands for others.
  private func missing(_ shown: [String], in text: String) -> [String] {
    var left = text.components(separatedBy: "\n")[...]
    return shown.filter { line in
      if line.allSatisfy({ " …".contains($0) }) { return false }
      guard let place = left.firstIndex(of: line) else { return true }
      left = left[(place + 1)...]
      return false
    }
  }

  /// The documents' own policies and roles, written beside a copy of an example's templates.
  @Test(
    arguments: [
      ("MhtApi", "mht-api", "StagingAccess"), ("Soundbite", "soundbite", "Roles"),
      ("SmartStack", "smartstack", "DevRole"),
    ])
  func theDocumentsPoliciesAreBroken(example: String, system: String, file: String) throws {
    let readme = try readme(example)
    #expect(readme.contains("`apart/\(file).json`"))
    let templates = readme.components(separatedBy: "```json\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    let template = try #require(templates.first { $0.contains("AWS::IAM::") })
    try FileManager.default.copyItem(
      atPath: Self.root.appending(path: "templates/\(system)").path, toPath: tool.folder + "/apart")
    try tool.write("apart/\(file).json", template)
    #expect(readme.contains("    cp -r templates/\(system) apart\n    swift run synth isolation ./apart\n"))
    tool.run(["isolation", "%/apart"])
    #expect(tool.status == 3)
    let output = tool.output.replacing("%/apart", with: "./apart").replacing("at apart/", with: "at ./apart/")
    let shown = try shown("./apart: broken", in: readme)
    #expect(missing(shown, in: output) == [])
    #expect(shown.contains { $0.hasPrefix("broken, ") } && shown.contains { $0.contains(" may ") })
  }

  /// What the webhook's environments share, and who reaches it.
  @Test func whatTheWebhooksEnvironmentsShareIsListed() throws {
    tool.run(["isolation", "benchling-webhook", "--samples"], systems: Synth.systems)
    #expect(tool.status == 0)
    let readme = try readme("BenchlingWebhook")
    #expect(readme.contains("    swift run synth isolation benchling-webhook --samples\n"))
    #expect(missing(try shown("benchling-webhook: proven", in: readme), in: tool.output) == [])
    // Each resource that is shared is in the README, by its name.
    let resources = tool.output.components(separatedBy: "\n").filter {
      $0.hasPrefix("  BenchlingWebhookStack/") && $0.contains(", AWS::")
    }
    #expect(resources.count > 5)
    #expect(missing(resources, in: readme.replacing("\n    ", with: "\n")) == [])
  }
}
