import Foundation

/// A folder with a profile of a user's own, which is laid over the committed one.
final class ProfileFolder {
  let path = FileManager.default.temporaryDirectory.appending(path: "smartstack-\(UUID().uuidString)").path

  init(_ environment: String, _ profile: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/smartstack", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: "\(path)/smartstack/\(environment).json", contents: Data(profile.utf8),
      attributes: [.posixPermissions: 0o600])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
