import Foundation
import StrataEnvironments
import StrataLanguage

/// A folder with profiles and a record, gone with the test.
final class RecordFolder {
  let directory = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  var store: ProfileStore { ProfileStore(system: "shop", directory: directory) }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory).sorted()) ?? [] }

  func write(_ text: String, to file: String) throws {
    let path = "\(directory)/\(file)"
    _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
  }

  /// Removes the templates that are kept, and gives the names of their files.
  func removeTemplates() throws -> [String] {
    let folder = "\(directory)/Deployments/templates"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    try FileManager.default.removeItem(atPath: folder)
    return names
  }

  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: "\(directory)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// The mistakes that a use of the folder finds, without its path.
  func mistakes(_ body: (ProfileStore) throws -> Void) -> [String] {
    do {
      try body(store)
      return []
    } catch let error as ProfileError {
      return error.findings.map { $0.description.replacing(directory + "/", with: "") }
    } catch {
      return ["\(error)"]
    }
  }
}
