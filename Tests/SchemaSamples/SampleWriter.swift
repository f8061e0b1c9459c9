import Foundation
import StrataFindings
import StrataJSON

/// Writes samples as templates, with an index of what is in them.
struct SampleWriter {
  let folder: URL

  /// How many resources a template has.
  static let resourcesPerTemplate = 400

  /// Writes all samples.
  func write(_ set: SampleSet, seed: UInt64) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var templates: [JSONValue] = []
    var samples = JSONObject()
    for (name, prefix, entries) in [("valid", "Valid", set.valid), ("violating", "Violating", set.violating)] {
      for start in stride(from: 0, to: entries.count, by: Self.resourcesPerTemplate) {
        let file = "\(name)-\(start / Self.resourcesPerTemplate + 1).json"
        templates.append(.string(file))
        var resources: [(String, JSONValue)] = []
        for position in start..<min(start + Self.resourcesPerTemplate, entries.count) {
          let (identifier, entry) = ("\(prefix)\(position + 1)", entries[position])
          resources.append((identifier, ["Type": .string(entry.type), "Properties": entry.properties]))
          samples[identifier] = Self.index(entry)
        }
        let template: JSONValue = [
          "AWSTemplateFormatVersion": "2010-09-09", "Resources": .object(JSONObject(resources)),
        ]
        try write(template, to: file)
      }
    }
    let gaps = set.gaps.map { gap -> JSONValue in
      [
        "type": .string(gap.type), "kind": .string(gap.kind), "path": Self.path(gap.path),
        "reason": .string(gap.reason),
      ]
    }
    let index: JSONValue = [
      "seed": .number(seed), "templates": .array(templates), "samples": .object(samples), "gaps": .array(gaps),
    ]
    try write(index, to: "index.json")
  }

  private func write(_ value: JSONValue, to file: String) throws {
    let bytes = try value.bytes(layout: .compact)
    try Data(bytes + [0x0A]).write(to: folder.appendingPathComponent(file))
  }

  private static func index(_ entry: SampleSet.Entry) -> JSONValue {
    [
      "type": .string(entry.type), "kind": .string(entry.kind), "path": path(entry.path),
      "findings": .array(
        entry.findings.map { ["rule": .string($0.rule.description), "path": path($0.pointer?.tokens ?? [])] }),
    ]
  }

  private static func path(_ path: [String]) -> JSONValue {
    .array(path.map { .string($0) })
  }
}

extension JSONValue {
  /// A number without a sign.
  fileprivate static func number(_ value: UInt64) -> JSONValue {
    .integer(Int64(truncatingIfNeeded: value))
  }
}
