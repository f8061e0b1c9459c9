/// The tag and the anchor of a value.
struct Properties {
  /// A tag and where it stands.
  struct Written {
    let tag: Tag
    let offset: Int
  }

  /// An anchor, by its position among all, and where it stands.
  struct Anchored {
    let position: Int
    let offset: Int
  }

  var tag: Written?
  var anchor: Anchored?

  /// Whether there is neither.
  var isEmpty: Bool { tag == nil && anchor == nil }

  /// The offset of the first of them.
  var start: Int? {
    guard let tag else { return anchor?.offset }
    return min(tag.offset, anchor?.offset ?? tag.offset)
  }

  /// The short function, if the tag is one.
  var function: ShortFunction? {
    if case .function(let function) = tag?.tag { function } else { nil }
  }

  /// The number of arrays and objects that the tag puts around a value.
  var depth: Int { function == nil ? 0 : 1 }
}

/// The meaning of a tag for a value.
enum Tag {
  /// A type of YAML's own.
  case core(CoreTag)

  /// A function of CloudFormation.
  case function(ShortFunction)

  /// An exclamation mark alone, which makes text of a scalar and says nothing of anything else.
  case nonspecific
}

/// A type of YAML's own that CloudFormation takes, such as `!!str`.
enum CoreTag: String {
  case string = "str"
  case integer = "int"
  case float = "float"
  case boolean = "bool"
  case null = "null"
  case sequence = "seq"
  case mapping = "map"
}
