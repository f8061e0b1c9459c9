/// A log of lines of JSON on standard output, which Lambda puts into the function's log group.
public struct Log: Sendable {
  /// How grave a line is, in Lambda's words.
  public enum Level: String, Sendable, CaseIterable {
    case debug = "DEBUG"
    case info = "INFO"
    case warn = "WARN"
    case error = "ERROR"
    case fatal = "FATAL"
  }

  private let least: Level
  private let about: [String: JSON]
  private let write: @Sendable ([UInt8]) -> Void

  /// The log of this process.
  ///
  /// - Parameter settings: The process's variables, of which `AWS_LAMBDA_LOG_LEVEL` says from which level on a line is
  ///   written, `INFO` by default.
  /// - Returns: A log that writes to standard output.
  public static func process(_ settings: Settings) -> Log {
    Log(from: settings["AWS_LAMBDA_LOG_LEVEL"].flatMap(Level.init) ?? .info) { line in
      // Where nobody reads, there is nobody to tell.
      try? CLibrary.write(line, to: 1)
    }
  }

  /// A log that writes elsewhere.
  ///
  /// - Parameters:
  ///   - least: The level from which on lines are written.
  ///   - write: Takes a whole line with its end.
  public init(from least: Level = .info, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.init(least, about: [:], write)
  }

  private init(_ least: Level, about: [String: JSON], _ write: @escaping @Sendable ([UInt8]) -> Void) {
    (self.least, self.about, self.write) = (least, about, write)
  }

  /// The same log, with members that each line has.
  func about(_ members: [String: JSON]) -> Log { Log(least, about: about.merging(members) { $1 }, write) }

  /// Writes a line, unless the log leaves its level out.
  ///
  /// - Parameters:
  ///   - level: How grave it is.
  ///   - message: What happened, the same words each time.
  ///   - members: What is particular to this time: no secret, and no text that callers choose.
  public func callAsFunction(_ level: Level, _ message: String, _ members: [String: JSON] = [:]) {
    guard let order = Level.allCases.firstIndex(of: level), let first = Level.allCases.firstIndex(of: least),
      order >= first
    else { return }
    var line = members.merging(about) { $1 }
    line["timestamp"] = .string("\(Timestamp(milliseconds: CLibrary.milliseconds()))")
    line["level"] = .string(level.rawValue)
    line["message"] = .string(message)
    write(JSON.object(line).bytes + [UInt8(ascii: "\n")])
  }
}
