import StrataJSON

/// A collection that is still open.
struct Frame {
  /// The way in which a collection is written.
  enum Kind {
    /// Entries after dashes.
    case blockSequence

    /// Keys on lines of their own.
    case blockMapping

    /// Entries between brackets.
    case flowSequence

    /// Entries between braces.
    case flowMapping

    /// A key and its value as an entry of a flow sequence, which are a mapping.
    case flowPair

    /// Whether this is one of the mappings.
    var isMapping: Bool { self != .blockSequence && self != .flowSequence }
  }

  /// The part of a collection that comes next.
  enum State {
    /// The first child.
    case first

    /// A child after another, in flow collections after a comma.
    case following

    /// An explicit key, the question mark of which was read.
    case explicitKey

    /// The colon after an explicit key.
    case explicitColon

    /// The value after the colon of a key on the same line.
    case value

    /// The value after the colon of an explicit key.
    case explicitValue

    /// A comma or the end.
    case separator
  }

  let kind: Kind

  /// The column of its entries, counted from zero; of no meaning for flow collections.
  let indent: Int

  /// The number of arrays and objects around its children.
  let depth: Int

  /// The offset of its first byte, after its tag and anchor.
  let offset: Int

  /// Its tag and its anchor.
  let properties: Properties

  /// The place of its first element or member on the stack of such.
  let start: Int

  /// The place of its first child on the stack of places.
  let placeStart: Int

  var state = State.first

  /// The places of its keys, once there are many.
  var index: KeyIndex?

  /// The size of all that its children stand for.
  var size = 0

  /// The number of arrays and objects within one another in its children.
  var height = 0
}

/// A value that has been read.
struct Node {
  var value: JSONValue
  var place: Place

  /// The number of values it stands for, a long text counting for several.
  var size = 1

  /// The number of arrays and objects within one another in it, itself included.
  var height = 0
}

/// A value that aliases may stand for.
struct Anchor {
  /// The offset of the anchor.
  let offset: Int

  /// The value, or nil while it's being read.
  var node: Node?

  /// The text that an alias stands for as a key, for a scalar.
  var text: String?
}

extension String {
  /// The number of values a text counts for: one, and another for each 64 bytes.
  var size: Int { 1 + utf8.count / 64 }
}
