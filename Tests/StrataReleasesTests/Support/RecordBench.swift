import Foundation
import StrataJSON
import StrataText
import Testing

@testable import StrataReleases

/// A folder for the records of a system, gone with the test.
final class RecordBench {
  let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var records: SystemRecords { SystemRecords(of: "shop", in: folder) }
  var dev: RecordChain { records.chain(of: "dev") }

  /// The names of the files in a folder.
  func files(in part: String = "dev") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []).sorted()
  }

  func bytes(of file: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(folder)/\(file)").map(Array.init) ?? []
  }

  func text(of file: String) -> String { String(decoding: bytes(of: file), as: UTF8.self) }

  func write(_ text: String, to file: String) throws {
    try FileManager.default.createDirectory(
      atPath: URL(filePath: "\(folder)/\(file)").deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(file)"))
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }

  /// Adds a deployment.
  @discardableResult
  func deploy(_ tag: String, at time: String = "10:00", to environment: String = "dev") throws -> ReleaseRecord {
    try #require(try records.chain(of: environment).append(Self.event(tag, at: time)))
  }

  static func event(_ tag: String, at time: String = "10:00") -> ReleaseEvent {
    var event = ReleaseEvent(.deployment, at: "2026-11-29T\(time):00.000Z", by: "1.0")
    event.stacks = [
      RecordedStack(
        name: "Shop", id: nil, template: String(repeating: "a", count: 64), end: "deployed",
        parameters: [RecordedParameter(name: "Tag", value: .text(tag, resolved: nil))])
    ]
    return event
  }

  /// Writes a record's file as somebody else may, under the name that it should have.
  @discardableResult
  func forge(_ record: ReleaseRecord, _ change: (inout JSONObject) -> Void) throws -> String {
    var object = record.json.object ?? [:]
    change(&object)
    let text = try JSONValue.object(object).text(layout: .open)
    let number = object["number"]?.integer.map(Int.init) ?? record.number
    let name = "\(RecordName(number: number, digest: SHA256.hexDigest(of: Array(text.utf8))))"
    try remove("dev/\(record.name)")
    try write(text, to: "dev/\(name)")
    return name
  }

  /// Lets another do something beside, from what there is now on, and puts its files here, as git does with a branch.
  func branching(_ body: (RecordBench) throws -> Void, here: () throws -> Void) throws {
    let other = RecordBench()
    try FileManager.default.copyItem(atPath: folder, toPath: other.folder)
    try body(other)
    try here()
    for file in other.files() where !files().contains(file) {
      try FileManager.default.copyItem(atPath: "\(other.folder)/dev/\(file)", toPath: "\(folder)/dev/\(file)")
    }
  }

  /// What isn't right, without the folder's path.
  func complaint(_ body: (RecordChain) throws -> Void = { _ = try $0.read() }) -> String? {
    do {
      try body(dev)
      return nil
    } catch {
      return "\(error)".replacing(folder, with: "Deployments")
    }
  }
}
