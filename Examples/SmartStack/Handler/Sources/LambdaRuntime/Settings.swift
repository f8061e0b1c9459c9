/// The variables of a function, which its `Environment` in the template sets.
public struct Settings: Sendable {
  private let read: @Sendable (String) -> String?

  /// The variables of this process.
  public static let process = Settings { CLibrary.variable($0) }

  /// Variables of any origin; a variable without a value is none.
  public init(_ read: @escaping @Sendable (String) -> String?) { self.read = read }

  /// The value of a variable, nothing where it isn't set or is empty.
  public subscript(_ name: String) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }

  /// The value of a variable that must be there.
  ///
  /// - Parameters:
  ///   - name: The variable's name.
  ///   - meaning: What it's about, for the message: `the environment's name, as dev`.
  /// - Returns: The value.
  /// - Throws: Where it isn't set or is empty.
  public func required(_ name: String, _ meaning: String) throws(HandlerError) -> String {
    guard let value = self[name] else {
      throw HandlerError("Settings.Missing", "the variable \(name) isn't set; expected \(meaning)")
    }
    return value
  }
}
