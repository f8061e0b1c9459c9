import Foundation
import StrataEnvironments
import StrataLanguage

/// A folder with profiles, gone with the test.
final class ProfileFolder {
  let directory = FileManager.default.temporaryDirectory.appending(path: "profiles-\(UUID().uuidString)").path

  init(_ profiles: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, text) in profiles { try write(text, to: "\(name).json") }
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  var store: ProfileStore { ProfileStore(system: "shop", directory: directory) }

  func write(_ text: String, to file: String) throws {
    let path = "\(directory)/\(file)"
    _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
  }

  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: "\(directory)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory).sorted()) ?? [] }

  /// What reading says, without the folder.
  func mistakes(_ body: (ProfileStore) throws -> Void) -> [String] {
    do {
      try body(store)
      return []
    } catch let error as ProfileError {
      return error.findings.map {
        $0.description.replacing(directory + "/", with: "").replacing(directory, with: "DIR")
      }
    } catch {
      return ["\(error)"]
    }
  }
}

/// A profile as a shop has it.
struct ShopProfile: Decodable, Sendable, Equatable {
  enum Size: String, Decodable, CaseIterable { case small, large }

  struct Queue: Decodable, Sendable, Equatable {
    var name: String
    var attempts: Int8?
  }

  var tenant: String
  var imageTag: String
  var password: Sensitive?
  var tasks: Int?
  var share: Double?
  var isPublic: Bool?
  var size: Size?
  var allow: [String]?
  var queues: [Queue]?
  var labels: [String: String]?
}
