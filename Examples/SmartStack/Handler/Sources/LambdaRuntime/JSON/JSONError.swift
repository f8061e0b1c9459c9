/// Text that isn't JSON.
///
/// The message has no more of the text than one character.
public struct JSONError: Error, Equatable {
  /// What was expected, as in `expected a value, given "}" at byte 17`, counted from 1.
  public let message: String
}
