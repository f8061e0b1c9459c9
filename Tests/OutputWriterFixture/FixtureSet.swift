import StrataOutput
import StrataPlatform

/// Writes a set of files of some hundred kilobytes, of which A and B share all names but one.
func write(_ set: String, to directory: OutputDirectory) throws(OutputError) {
  var files: [OutputFile] = []
  for index in 0..<4 {
    let first = UInt8(ascii: set == "A" ? "a" : "p")
    let bytes = [UInt8](repeating: first + UInt8(index), count: 200_000 + 1_000 * index)
    files.append(try OutputFile(name: index == 3 ? "only-\(set).json" : "shared-\(index).json", bytes: bytes))
  }
  let record = files.map { "\(digest($0.bytes)) \($0.name)\n" }.joined()
  _ = try directory.write(
    files, record: OutputFile(name: "manifest.json", bytes: Array(record.utf8)), digest: digest
  ) { previous in
    String(decoding: previous, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return WrittenFile(name: parts[1], digest: parts[0])
    }
  }
}

/// Tells the contents of the sets apart at little cost.
private func digest(_ bytes: [UInt8]) -> String {
  "\(bytes.first ?? 0)-\(bytes.last ?? 0)-\(bytes.count)"
}

/// Kills the process when it has counted down.
final class Countdown: @unchecked Sendable {
  // Only one thread ever counts.
  private var left: Int

  /// Starts counting; 0 makes the first step the last.
  init(_ count: Int) {
    left = count
  }

  /// Counts one step.
  func next() {
    if left == 0 { kill(getpid(), SIGKILL) }
    left -= 1
  }
}
