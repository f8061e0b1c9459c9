/// The error of a text that is not YAML that CloudFormation takes.
public struct YAMLSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line of the first byte that does not fit, counted from 1; lines end with `\n`, `\r\n` or `\r`.
  public let line: Int

  /// The column of the first byte that does not fit, counted from 1 in Unicode scalars.
  public let column: Int

  /// The number of bytes before the first that does not fit, a byte order mark included.
  public let offset: Int

  /// The text for people: what was expected there and what was found.
  public let message: String

  /// The line, the column and the message.
  public var description: String { "line \(line), column \(column): \(message)" }
}
