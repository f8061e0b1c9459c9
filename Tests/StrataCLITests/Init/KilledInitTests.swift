import Foundation
import TestSupport
import Testing

/// `synth init`, killed at any moment.
@Suite struct KilledInitTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "init-\(UUID().uuidString)")

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = try BuildProducts.executable("synth")
    process.arguments = ["init", "my-shop", "--url", "file:///nonexistent/strata.git", "--output", "shop"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The files in the folder, but for what is staged.
  private func files() throws -> [String: Data] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.filter { !$0.contains(".strata-init") }.compactMap { path in
        (try? Data(contentsOf: folder.appending(path: path))).map { (path, $0) }
      })
  }

  @Test(arguments: [false, true])
  func whatIsThereIsWholeAndTheNextRunCompletesIt(isThere: Bool) throws {
    var generator = SplitMix64(seed: isThere ? 23 : 24)
    let prepare = {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(
        at: isThere ? folder.appending(path: "shop") : folder, withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    try prepare()
    try start().waitUntilExit()
    let whole = try files()
    #expect(whole.count == 11)
    for _ in 0..<40 {
      try prepare()
      let process = try start()
      usleep(UInt32.random(in: 0...60_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (path, content) in try files() { #expect(content == whole[path], "\(path)") }
      let next = try start()
      next.waitUntilExit()
      // A whole one is in the way of another.
      #expect(try files() == whole)
      let entries = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(entries == ["shop"])
    }
  }
}
