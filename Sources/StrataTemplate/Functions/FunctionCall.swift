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
    guard let first = member.key.utf8.first, "RCF".utf8.contains(first) else { return nil }
    let function = IntrinsicFunction(named: member.key)
    if function == nil, !member.key.isFunctionName { return nil }
    return FunctionCall(name: member.key, function: function, argument: member.value)
  }

  /// Whether the value is a function.
  package var isFunction: Bool {
    guard case .object(let object) = self, object.count == 1, let first = object[0].key.utf8.first else { return false }
    return "RCF".utf8.contains(first) && call != nil
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
    guard let call else { return [(self, place)] }
    if isNoValue { return [] }
    guard call.function == .if, call.arguments.count == 3 else { return [(self, place)] }
    let inner = place.appending(call.name)
    return call.arguments[1].alternatives(at: inner.appending(1))
      + call.arguments[2].alternatives(at: inner.appending(2))
  }
}
