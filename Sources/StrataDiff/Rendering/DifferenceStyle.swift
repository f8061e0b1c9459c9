/// The colours of a difference, which its reader's surroundings decide.
public struct DifferenceStyle: Sendable {
  /// The subject of a piece of text.
  public enum Tone: Sendable, Hashable, CaseIterable {
    /// Something comes.
    case added
    /// Something goes.
    case removed
    /// Something is another.
    case changed
    /// Something is replaced, at risk or wider open.
    case grave
    /// The name of a stack or a table.
    case heading
    /// Text that matters less.
    case quiet
  }

  /// The function that gives a piece of text its colour.
  public let paint: @Sendable (Tone, String) -> String

  /// Makes a style of a function that colours text.
  public init(paint: @escaping @Sendable (Tone, String) -> String) {
    self.paint = paint
  }

  /// No colours.
  public static let plain = DifferenceStyle { $1 }
}
