public import StrataJSON

/// The reason why two templates can't be compared, or a difference can't be applied.
public struct DifferenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The one of two templates that is meant.
  public enum Side: String, Sendable, Hashable {
    /// The template that changes are counted from.
    case old
    /// The template that they lead to.
    case new
  }

  /// The fault.
  public enum Reason: Sendable, Hashable {
    /// A value of a template isn't what a template has there.
    case notATemplate(Side, expected: String, given: String)
    /// A value that should be a difference is none.
    case notADifference(expected: String)
    /// A difference was applied to another template than the one it was made of.
    case otherTemplate
  }

  /// The fault.
  public let reason: Reason
  /// The place in the template or the difference.
  public let pointer: JSONPointer
  /// The stack whose template it is, where there are several.
  public private(set) var stack: String?

  /// Makes an error of what is wrong and where.
  public init(_ reason: Reason, at pointer: JSONPointer) {
    self.reason = reason
    self.pointer = pointer
  }

  /// The same error, of a stack's template.
  func of(stack: String) -> DifferenceError {
    var error = self
    error.stack = self.stack.map { "\(stack)/\($0)" } ?? stack
    return error
  }

  /// A sentence for people that names the value by its JSON pointer.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "" : " at \(pointer)"
    return switch reason {
    case .notATemplate(let side, let expected, let given):
      "the \(side.rawValue) template\(stack.map { " of \($0)" } ?? "") isn't one\(place): expected \(expected), given \(given)"
    case .notADifference(let expected): "this isn't a difference of templates\(place): expected \(expected)"
    case .otherTemplate: "the difference was made of another template: it changes what isn't there\(place)"
    }
  }
}

extension JSONValue {
  /// The kind of the value in words.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .double, .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
