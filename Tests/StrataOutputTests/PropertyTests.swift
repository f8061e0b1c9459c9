import Foundation
import TestSupport
import Testing

@testable import StrataOutput

/// Random sequences of writes and of what people do in between, compared with a simple model.
@Suite struct PropertyTests {
  /// What the directory should hold, and what the last write that succeeded wrote.
  struct Model: Equatable {
    var files: [String: String] = [:]
    var written: [String: String]?

    /// Writes a set of files; nil if a file of somebody else, or one that somebody has edited, is in the way.
    mutating func write(
      _ set: [String: String], overwritesForeignFiles: Bool, overwritesEditedFiles: Bool
    ) -> [String: OutputReport.Change]? {
      var changes: [String: OutputReport.Change] = [:]
      let recorded = written ?? [:]
      for (name, content) in set {
        switch (files[name], recorded[name]) {
        case (nil, _): changes[name] = .created
        case (content, _): changes[name] = .unchanged
        case (let found, let known?):
          changes[name] = found == known ? .updated : overwritesEditedFiles ? .rewritten : nil
        case (_, nil): changes[name] = overwritesForeignFiles ? .rewritten : nil
        }
        if changes[name] == nil { return nil }
      }
      for (name, content) in recorded where set[name] == nil && files[name] != nil {
        changes[name] = files[name] == content ? .removed : .kept
        if files[name] == content { files[name] = nil }
      }
      changes[TestRecord.name] = written == nil ? .created : written == set ? .unchanged : .updated
      files.merge(set) { $1 }
      written = set
      return changes
    }
  }

  static let names = ["a.json", "b.json", "c.json", "d.json"]
  static let contents = ["", "one", "two"]

  @Test(arguments: [1, 22, 333, 4_444, 55_555, 666_666] as [UInt64])
  func theDirectoryIsAlwaysAsTheModelHasIt(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<25 {
      let workspace = try Workspace()
      var model = Model()
      for _ in 0..<20 {
        try meddle(with: workspace, &model, &generator)
        try write(to: workspace, &model, &generator)
        var expected = model.files
        expected[TestRecord.name] = try model.written.map(record)
        #expect(try workspace.contents() == expected)
      }
    }
  }

  /// Creates, edits or removes a file or the record, as a person might.
  private func meddle(with workspace: Workspace, _ model: inout Model, _ generator: inout SplitMix64) throws {
    let name = Self.names[Int.random(in: 0..<Self.names.count, using: &generator)]
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...2:
      let content = Self.contents[Int.random(in: 0..<Self.contents.count, using: &generator)]
      try workspace.put(content, at: "out/\(name)")
      model.files[name] = content
    case 3 where model.files[name] != nil:
      try workspace.remove("out/\(name)")
      model.files[name] = nil
    case 4 where model.written != nil:
      try workspace.remove("out/\(TestRecord.name)")
      model.written = nil
    default: break
    }
  }

  /// Writes a random set of files, at times with a step that fails.
  private func write(to workspace: Workspace, _ model: inout Model, _ generator: inout SplitMix64) throws {
    var set: [String: String] = [:]
    for name in Self.names where Bool.random(using: &generator) {
      set[name] = Self.contents[Int.random(in: 0..<Self.contents.count, using: &generator)]
    }
    let failure = FailingStep(Int.random(in: 0..<30, using: &generator), code: EIO)
    workspace.directory.checkpoint = failure.checkpoint
    workspace.directory.overwritesForeignFiles = Int.random(in: 0..<4, using: &generator) == 0
    workspace.directory.overwritesEditedFiles = Bool.random(using: &generator)

    let before = try workspace.snapshot()
    var next = model
    let changes = next.write(
      set, overwritesForeignFiles: workspace.directory.overwritesForeignFiles,
      overwritesEditedFiles: workspace.directory.overwritesEditedFiles)
    do {
      let report = try workspace.write(set)
      #expect(!failure.isReached)
      #expect(Dictionary(uniqueKeysWithValues: report.entries.map { ($0.name, $0.change) }) == changes)
      #expect(report.entries.map(\.name) == report.entries.map(\.name).sorted())
      let after = try workspace.snapshot()
      for name in report.names(.unchanged) + report.names(.kept) { #expect(after[name] == before[name]) }
      model = next
    } catch {
      #expect(failure.isReached || changes == nil, "\(error)")
      #expect(try workspace.snapshot() == before)
    }
  }

  private func record(of set: [String: String]) throws -> String {
    TestRecord.text(
      for: try set.sorted { $0.key < $1.key }.map { try OutputFile(name: $0.key, bytes: Array($0.value.utf8)) })
  }
}
