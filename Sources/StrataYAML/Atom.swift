/// A scalar or an alias, before it's known whether it is a key or a value.
struct Atom {
  /// The content read.
  enum Content {
    /// A text that stands in the input as it is.
    case source(Range<Int>)

    /// A text that was put together.
    case text(String)

    /// The name of an alias.
    case alias(String)
  }

  /// The style in which it is written.
  enum Style { case plain, quoted, block, alias }

  let content: Content
  let style: Style

  /// The offset of its first byte.
  let offset: Int

  /// The offset of the line that it starts in.
  let line: Int
}
