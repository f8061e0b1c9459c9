import Foundation

/// A folder that is there as long as a test.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appending(path: "packages-\(UUID().uuidString)").path

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders that it's in.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>, permissions: Int = 0o644) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: file, contents: Data(bytes), attributes: [.posixPermissions: permissions])
    return file
  }

  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: destination)
  }

  /// A text without the folder's path.
  func shortened(_ error: any Error) -> String { "\(error)".replacing(path, with: "%") }
}

/// What an attempt says.
func refusal(in folder: TemporaryFolder? = nil, _ attempt: () throws -> some Any) -> String {
  do {
    return "made \(try attempt())"
  } catch {
    return folder?.shortened(error) ?? "\(error)"
  }
}
