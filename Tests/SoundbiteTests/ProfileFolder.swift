import Foundation

/// A folder with profiles of a user's own, which are laid over the committed ones.
final class ProfileFolder {
  let path = FileManager.default.temporaryDirectory.appending(path: "soundbite-\(UUID().uuidString)").path

  init(_ environment: String, _ profile: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/soundbite", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: "\(path)/soundbite/\(environment).json", contents: Data(profile.utf8),
      attributes: [.posixPermissions: 0o600])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
