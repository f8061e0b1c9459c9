import Foundation
import StrataResourceModel

@testable import resource_generator

/// A folder of schemas written for one test.
struct SchemaFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")

  /// Writes schemas by type name; those named with a star aren't in us-east-1.
  init(_ schemas: [String: String], extensions: [String: String] = [:]) throws {
    for (file, text) in extensions { try write("extensions/\(file)", text) }
    var regions = ["us-east-1": [String: String](), "eu-west-1": [String: String]()]
    for (index, (key, text)) in schemas.sorted(by: { $0.key < $1.key }).enumerated() {
      let name = key.replacing("*", with: "")
      regions["eu-west-1"]?[name] = "\(index)"
      if !key.hasSuffix("*") { regions["us-east-1"]?[name] = "\(index)" }
      try write("resources/\(index).json", text)
    }
    for (region, types) in regions {
      try write("providers/\(region).json", String(decoding: JSONEncoder().encode(types), as: UTF8.self))
    }
    try write("actions.json", #"{"sqs": {"Actions": {"listqueues": {}, "sendmessage": {"Resources": ["queue"]}}}}"#)
    try write("version.json", #"{"schema_date": "2026-10-20T22:11:15Z"}"#)
    try write(
      "runtimes.json", #"{"nodejs": {"deprecated": "2016-08-30", "create-block": null, "successor": "nodejs24.x"}}"#)
    try write("Package.swift", "// Generated: services\n// End of generated\n")
  }

  func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  func facts() throws -> [TypeFacts] {
    try SchemaSet(directory: url).types.map { try TypeFacts($0) }
  }

  func actions() throws -> ActionSet {
    try ActionSet(file: url.appending(path: "actions.json"))
  }

  func handlers() throws -> HandlerSet {
    try HandlerSet(SchemaSet(directory: url).types)
  }

  func dated(_ lists: [ListedValues] = []) throws -> DatedFactsSet {
    try DatedFactsSet(
      SchemaSet(directory: url).types, schemas: url, runtimes: url.appending(path: "runtimes.json"), lists: lists)
  }

  /// The Swift of the one type in the folder.
  static func swift(_ name: String, _ members: String) throws -> String {
    let folder = try SchemaFolder([name: "{\"typeName\": \"\(name)\", \"additionalProperties\": false, \(members)}"])
    defer { folder.remove() }
    return SwiftWriter.text(of: ModelBuilder(documenting: try folder.facts()[0]).model())
  }

  /// The error of generating from one schema, with the file's name alone.
  static func error(_ name: String, _ schema: String) throws -> String {
    let folder = try SchemaFolder([name: schema])
    defer { folder.remove() }
    do {
      _ = try folder.facts()
      return "none"
    } catch let error as GeneratorError {
      return error.description.replacing(folder.url.path + "/", with: "")
    }
  }
}
