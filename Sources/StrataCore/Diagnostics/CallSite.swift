/// The line of Swift that declared something.
///
/// Every function that declares takes `file` and `line` arguments with the caller's place as default; pass them on in
/// constructs of your own, so that a mistake names the line that the construct's user wrote.
public struct CallSite: Sendable, Hashable, CustomStringConvertible {
  /// The path of the file as the compiler was given it.
  public let file: String

  /// The line, from 1.
  public let line: Int

  /// Makes the place of a line in a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// The place as `file:line`.
  public var description: String { "\(file):\(line)" }

  /// The place with the file's path relative to a directory, where the file lies below it.
  ///
  /// - Parameter directory: An absolute path without a slash at its end.
  /// - Returns: The place, with a shorter path where that is possible.
  public func relative(to directory: String) -> CallSite {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    return file.hasPrefix(prefix) ? CallSite(file: String(file.dropFirst(prefix.count)), line: line) : self
  }
}
