import StrataResourceModel

/// A function written in Swift, before it's known where it will stand.
enum Written {
  /// Begins with a dot and is of whatever type is wanted, such as `.importValue("Vpc")`.
  case anywhere(Code)
  /// Is of whatever type is wanted without saying so, such as `sizes.find(stage, "Memory")`.
  case inferred(Code)
  /// A literal of text.
  case text(Code)
  /// A value of one type, which some members of that type are named without, such as `.region`.
  case value(Code, SwiftType, isMember: Bool = false)

  /// The Swift where a value of no certain type may stand, such as before a dot.
  func standing(as type: SwiftType) -> Code {
    switch self {
    case .anywhere(let code): .sequence(Code(type.text()), code)
    case .inferred(let code), .text(let code): .sequence(Code("("), code, Code(" as \(type.text()))"))
    case .value(let code, let own, let isMember): isMember ? .sequence(Code(own.text()), code) : code
    }
  }
}

extension SwiftType {
  /// Whether its text can stand in another.
  var isScalar: Bool {
    switch self {
    case .named("StringValue"), .named("IntegerValue"), .named("NumberValue"), .named("BooleanValue"): true
    default: false
    }
  }
}
