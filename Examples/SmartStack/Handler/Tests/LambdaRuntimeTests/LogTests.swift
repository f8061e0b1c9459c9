import Synchronization
import Testing

@testable import LambdaRuntime

@Suite struct LogTests {
  /// What a log writes.
  private func lines(from least: Log.Level = .info, _ use: (Log) -> Void) throws -> [JSON] {
    let box = Box()
    use(Log(from: least) { line in box.bytes.withLock { $0 += line } })
    let lines = box.bytes.withLock { $0 }
    return try lines.split(separator: UInt8(ascii: "\n")).map { try JSON(Array($0)) }
  }

  private final class Box: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  @Test func aLineIsOneObject() throws {
    let lines = try lines { log in
      log.about(["requestId": "1"])(.info, "done\nnow", ["status": 200, "message": "another", "requestId": "2"])
    }
    #expect(lines.count == 1)
    #expect(lines[0]["level"] == "INFO")
    #expect(lines[0]["message"] == "done\nnow")
    #expect(lines[0]["status"] == 200)
    // What a line is about can't be written over.
    #expect(lines[0]["requestId"] == "1")
    #expect(lines[0]["timestamp"]?.text?.hasSuffix("Z") == true)
  }

  @Test func levelsAreLeftOut() throws {
    let all = try lines(from: .debug) { log in Log.Level.allCases.forEach { log($0, "a") } }
    #expect(all.compactMap { $0["level"]?.text } == ["DEBUG", "INFO", "WARN", "ERROR", "FATAL"])
    let grave = try lines(from: .error) { log in Log.Level.allCases.forEach { log($0, "a") } }
    #expect(grave.compactMap { $0["level"]?.text } == ["ERROR", "FATAL"])
  }
}
