public import StrataJSON

/// A value that is a function with its argument.
public struct FunctionCall: Sendable {
  /// The name as it's written.
  public let name: String
  /// The function, or nil where there is none of the name.
  public let function: IntrinsicFunction?
  /// The argument: a value, or a list of arguments.
  public let argument: JSONValue

  package init(name: String, function: IntrinsicFunction?, argument: JSONValue) {
    self.name = name
    self.function = function
    self.argument = argument
  }

  /// The arguments of a function that takes a list of them.
  public var arguments: [JSONValue] { argument.array ?? [] }
}

extension JSONValue {
  /// The function that the value is, or nil where it's none: an object of one member with a function's name.
  public var call: FunctionCall? {
    guard case .object(let object) = self, object.count == 1 else { return nil }
    let member = object[0]
    // Most keys are none of these, and to compare them with each takes long.
    switch member.key.utf8.first {
    case UInt8(ascii: "R"), UInt8(ascii: "C"), UInt8(ascii: "F"): break
    default: return nil
    }
    let function = IntrinsicFunction(named: member.key)
    if function == nil, !member.key.isFunctionName { return nil }
    return FunctionCall(name: member.key, function: function, argument: member.value)
  }

  /// Whether the value is a function.
  package var isFunction: Bool {
    guard case .object(let object) = self, object.count == 1 else { return false }
    let key = object[0].key
    return key.isFunctionName || key == IntrinsicFunction.ref.name || key == IntrinsicFunction.condition.name
  }

  /// The argument of a function, where the value is that one.
  package func argument(of function: IntrinsicFunction) -> JSONValue? {
    guard case .object(let object) = self, object.count == 1, object[0].key == function.name else { return nil }
    return object[0].value
  }

  /// Whether the value is `AWS::NoValue`, which leaves out what it stands for.
  package var isNoValue: Bool { argument(of: .ref) == "AWS::NoValue" }

  /// Whether there is something inside the value.
  package var isNested: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// The values that may stand here, each with its place: both branches of an `Fn::If`, without `AWS::NoValue`.
  package func alternatives(at place: JSONPointer) -> [(value: JSONValue, place: JSONPointer)] {
    var found: [(value: JSONValue, place: JSONPointer)] = []
    forEachAlternative(at: place) { found.append(($0, $1 ?? place)) }
    return found
  }

  /// Calls a function with each value that may stand here: both branches of an `Fn::If`, without `AWS::NoValue`.
  ///
  /// - Parameters:
  ///   - place: The place of this value; nil where nobody asks for places, which take long to make.
  ///   - body: Takes a value, and its place where there's one.
  package func forEachAlternative(at place: JSONPointer?, _ body: (JSONValue, JSONPointer?) -> Void) {
    guard case .object(let object) = self, object.count == 1 else { return body(self, place) }
    let member = object[0]
    if member.key == IntrinsicFunction.if.name, case .array(let arguments) = member.value, arguments.count == 3 {
      let inner = place?.appending(member.key)
      arguments[1].forEachAlternative(at: inner?.appending(1), body)
      arguments[2].forEachAlternative(at: inner?.appending(2), body)
    } else if !isNoValue {
      body(self, place)
    }
  }

  /// Calls a function with each alternative, and with each of its elements where it's a list.
  ///
  /// - Parameters:
  ///   - place: The place of this value; nil where nobody asks for places.
  ///   - body: Takes a value, and its place where there's one.
  package func forEachElement(at place: JSONPointer?, _ body: (JSONValue, JSONPointer?) -> Void) {
    forEachAlternative(at: place) { value, place in
      guard case .array(let list) = value else { return body(value, place) }
      for (index, element) in list.enumerated() { element.forEachElement(at: place?.appending(index), body) }
    }
  }
}
