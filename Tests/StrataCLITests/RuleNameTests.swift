import Foundation
import StrataChecks
import StrataFindings
import Testing

@testable import StrataCLI

/// The names of rules, as the tool knows them.
@Suite struct RuleNameTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
  }

  // MARK: Names that rules had once

  @Test(
    arguments: [
      ("invalid-name", "physical-name"), ("invalid-parameter", "parameter-form and exposed-parameter"),
      ("invalid-tag", "tag-form and unreached-tag"),
    ])
  func formerNamesAreExplained(former: String, today: String) {
    tool.run("rules", former)
    #expect(tool.status == 0)
    #expect(tool.errors == "note: the rule \(former) is called \(today) now\n")
    for name in today.split(separator: " and ") {
      #expect(tool.output.contains("\(name), ") || tool.output.contains("\(name): "), "\(tool.output)")
    }
  }

  @Test func formerNamesAreIgnored() throws {
    try tool.write(
      "t.json", #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "a b"}}}}"#)
    #expect(tool.run("validate", "%/t.json").status == 1)
    #expect(tool.output.contains("[physical-name]"))
    tool.run("validate", "%/t.json", "--ignore", "invalid-name")
    #expect(tool.status == 0)
    #expect(tool.errors.hasPrefix("note: the rule invalid-name is called physical-name now\n"), "\(tool.errors)")
  }

  @Test func formerNamesInMetadata() throws {
    try tool.write(
      "t.json",
      #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Metadata": {"Strata::Accepted": [{"Rule": "invalid-name", "Because": "It is old"}]}, "Properties": {"QueueName": "a b"}}}}"#
    )
    #expect(tool.run("validate", "%/t.json").status == 0)
    #expect(tool.errors.contains("note: the rule invalid-name is called physical-name now\n"), "\(tool.errors)")
  }

  // MARK: All names

  /// Whatever a finding may be called, `synth rules` knows it: the names stand in the sources, in few forms.
  @Test func everyNameIsKnown() throws {
    let forms = [
      /RuleID = "([a-z-]+)"/, /\bFinding\(\s*"([a-z]+-[a-z-]+)"/, /RuleDescription\(\s*"([a-z-]+)"/,
      /\brule: "([a-z-]+)"/,
    ]
    var names: Set<String> = []
    for file in try sources() {
      let text = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
      for form in forms { names.formUnion(text.matches(of: form).map { String($0.output.1) }) }
    }
    #expect(names.count > 50, "\(names.sorted())")
    let known = Set(RulesCommand.all(of: TemplateChecker()).map(\.id.description))
    #expect(names.subtracting(known) == [])
    // Constraints are looked up in one way, of which some are enough.
    let constraints = ConstraintCatalog.names.map(\.description)
    let some = stride(from: 0, to: constraints.count, by: 100).map { constraints[$0] }
    for name in known.subtracting(constraints).union(some) { #expect(tool.run("rules", name).status == 0, "\(name)") }
  }

  private func sources() throws -> [URL] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    // The services' own types are made from schemas, and find nothing.
    let folders = try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent != "Resources" }
    return folders.flatMap { folder in
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? [])
        .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }
  }
}
