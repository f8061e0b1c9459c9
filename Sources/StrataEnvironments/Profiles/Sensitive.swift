public import StrataLanguage

/// Text of a profile that nobody else may read, such as a password or a token.
///
/// It's masked wherever it's printed, it can't become a value of a template, and whatever is written is searched for
/// it first. The tool alone reads it, to put it where secrets are kept.
///
/// ```swift
/// struct Profile: Decodable, Sendable {
///   var clientID: String
///   var clientSecret: Sensitive
/// }
/// ```
public struct Sensitive: Sendable, Hashable {
  package let text: String

  /// Takes text that nobody else may read.
  public init(_ text: String) {
    self.text = text
  }

  /// The mask shown instead of the text, whatever its length.
  ///
  /// A template that has it was made of a masked text, and is refused.
  static let mask = "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}"
}

extension Sensitive: Decodable {
  /// Reads text.
  public init(from decoder: any Decoder) throws {
    (decoder as? ProfileValueDecoder)?.noteSensitive()
    text = try decoder.singleValueContainer().decode(String.self)
  }
}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The mask.
  public var description: String { Self.mask }

  /// The mask.
  public var debugDescription: String { Self.mask }

  /// Nothing of the text.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

extension TextInterpolation {
  /// Sensitive text has no way into a template.
  @available(
    *, unavailable, message: "sensitive text can't stand in a template; put it into a secret and refer to that"
  )
  public mutating func appendInterpolation(_ value: Sensitive) {}
}
