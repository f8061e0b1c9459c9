/// A place in a file: the line of Swift that declared something, or a place in a file that was read.
///
/// Every function that declares takes `file` and `line` arguments with the caller's place as default. A construct of
/// your own that takes them too gives its scope a place made of them, and all mistakes in it name its caller's line.
public struct CallSite: Sendable, Hashable, CustomStringConvertible {
  /// The path of the file as the compiler was given it.
  public let file: String

  /// The line, from 1.
  public let line: Int

  /// The column, from 1, where it's known.
  public let column: Int?

  /// Makes the place of a line in a file.
  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place as `file:line` or `file:line:column`.
  public var description: String { "\(file):\(line)" + (column.map { ":\($0)" } ?? "") }

  /// The place with the file's path relative to a directory, where the file lies below it.
  ///
  /// - Parameter directory: An absolute path without a slash at its end.
  /// - Returns: The place, with a shorter path where that is possible.
  public func relative(to directory: String) -> CallSite {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    guard file.hasPrefix(prefix) else { return self }
    return CallSite(file: String(file.dropFirst(prefix.count)), line: line, column: column)
  }
}
