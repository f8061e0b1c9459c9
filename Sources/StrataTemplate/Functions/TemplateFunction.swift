package import StrataJSON

/// A value that CloudFormation works out.
package enum TemplateFunction {
  /// `{"Ref": "AWS::NoValue"}`: the property or element isn't there.
  case noValue
  /// One of two values.
  case choice(JSONValue, JSONValue)
  /// The value that a resource or a parameter yields.
  case reference(JSONValue)
  /// Anything else.
  case other

  package init?(_ value: JSONValue) {
    // A property may well be called Condition.
    guard let call = value.call, call.function != .condition else { return nil }
    switch call.function {
    case .ref: self = call.argument == "AWS::NoValue" ? .noValue : .reference(value)
    case .getAtt: self = .reference(value)
    case .if where call.arguments.count == 3: self = .choice(call.arguments[1], call.arguments[2])
    default: self = .other
    }
  }
}

/// Whether a property or an element is there in the end.
package enum Presence {
  case always, sometimes, never

  package init(_ value: JSONValue?) {
    self.init(value, depth: 0)
  }

  private init(_ value: JSONValue?, depth: Int) {
    guard let value else {
      self = .never
      return
    }
    switch TemplateFunction(value) {
    case .noValue:
      self = .never
    case .choice where depth > 50:
      self = .sometimes
    case .choice(let one, let other):
      let one = Presence(one, depth: depth + 1)
      self = one == Presence(other, depth: depth + 1) ? one : .sometimes
    case .reference, .other, nil:
      self = .always
    }
  }
}

extension JSONValue {
  /// Whether there is a function anywhere in the value.
  package var hasFunction: Bool {
    switch self {
    case .array(let elements): elements.contains(where: \.hasFunction)
    case .object(let object):
      TemplateFunction(self) != nil || object.contains { $0.key.isFunctionName || $0.value.hasFunction }
    default: false
    }
  }
}
