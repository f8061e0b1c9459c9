import Foundation
import TestSupport
import Testing

/// The same bytes whatever the hash seed, directory, locale and time zone: the tool itself, started again and again.
///
/// The optimized tool is started a thousand times, by `make check-release`.
@Suite struct DeterminismTests {
  /// As many as take each locale together with each time zone, twice.
  static let count = 40

  @Test func allRunsGiveTheSameBytes() async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let tool = try BuildProducts.executable("synth")
    let expected = try Self.files(in: Self.run(tool, 0, in: root))
    #expect(expected.count == 2)
    let different = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<2 {
        group.addTask {
          var different = 0
          for number in stride(from: 1 + worker, to: Self.count, by: 2) {
            let output = try Self.run(tool, number, in: root)
            if try Self.files(in: output) != expected { different += 1 }
            try FileManager.default.removeItem(at: output)
          }
          return different
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(different == 0)
  }

  private static let locales = ["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "ja_JP.eucJP"]
  private static let zones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"]

  /// Runs the tool in a directory of its own, with an environment that varies with the number.
  private static func run(_ tool: URL, _ number: Int, in root: URL) throws -> URL {
    let directory = root.appending(path: "\(number)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = tool
    process.arguments = ["orders"]
    process.currentDirectoryURL = directory
    // No hash seed is set, so each process draws its own.
    process.environment = [
      "HOME": directory.path, "LC_ALL": locales[number % locales.count], "TZ": zones[number % zones.count],
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return directory
  }

  private static func files(in directory: URL) throws -> [String: Data] {
    let folder = directory.appending(path: "templates/orders")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }
}
