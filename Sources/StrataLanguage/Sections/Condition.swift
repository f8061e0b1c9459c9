/// A named condition of a stack, by which resources are made or left out and values chosen.
///
/// Declared by ``Scope/condition(_:_:file:line:)``.
public struct Condition: ConditionTerm {
  package let anchor: Anchor

  /// The condition's name, as part of another condition.
  public var node: TemplateNode { TemplateNode(.condition(anchor)) }
}

/// A condition or an expression that can be part of another.
public protocol ConditionTerm: Sendable {
  /// The piece of the template that this term is.
  var node: TemplateNode { get }
}

/// The expression of a condition: comparisons, joined by and, or, not.
///
/// ```swift
/// let isLarge = scope.condition("IsLarge", .equals(size, "large") && !isTest)
/// ```
///
/// See [Condition functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html).
public struct ConditionExpression: ConditionTerm {
  /// The expression's functions.
  public let node: TemplateNode

  /// True if both texts are the same, `Fn::Equals`.
  public static func equals(_ left: StringValue, _ right: StringValue) -> ConditionExpression {
    ConditionExpression(node: .function("Fn::Equals", left.node, right.node))
  }

  /// True if both values are the same, `Fn::Equals`.
  public static func equals<Value: TemplateValue>(_ left: Value, _ right: Value) -> ConditionExpression {
    ConditionExpression(node: .function("Fn::Equals", left.node, right.node))
  }

  /// True if all terms are, `Fn::And`; 2 to 10 of them.
  public static func and(_ terms: ConditionExpression...) -> ConditionExpression {
    combination("Fn::And", terms)
  }

  /// True if all terms are, `Fn::And`; 2 to 10 of them.
  @_disfavoredOverload
  public static func and(_ terms: any ConditionTerm...) -> ConditionExpression {
    combination("Fn::And", terms)
  }

  /// True if at least one term is, `Fn::Or`; 2 to 10 of them.
  public static func or(_ terms: ConditionExpression...) -> ConditionExpression {
    combination("Fn::Or", terms)
  }

  /// True if at least one term is, `Fn::Or`; 2 to 10 of them.
  @_disfavoredOverload
  public static func or(_ terms: any ConditionTerm...) -> ConditionExpression {
    combination("Fn::Or", terms)
  }

  /// Two terms combined; a chain of the same function stays flat, up to 10 terms in each.
  static func chain(
    _ function: String, _ left: some ConditionTerm, _ right: some ConditionTerm
  ) -> ConditionExpression {
    if case .function(function, let argument) = left.node.content, case .list(let terms) = argument.content,
      terms.count < 10
    {
      return ConditionExpression(node: TemplateNode(.function(function, TemplateNode(.list(terms + [right.node])))))
    }
    return ConditionExpression(node: .function(function, left.node, right.node))
  }

  /// True if the term is false, `Fn::Not`.
  public static func not(_ term: some ConditionTerm) -> ConditionExpression {
    ConditionExpression(node: .function("Fn::Not", term.node))
  }

  /// The same as a condition that has a name already.
  public static func condition(_ condition: Condition) -> ConditionExpression {
    ConditionExpression(node: condition.node)
  }

  private static func combination(_ function: String, _ terms: [any ConditionTerm]) -> ConditionExpression {
    ConditionExpression(node: TemplateNode(.function(function, TemplateNode(.list(terms.map { $0.node })))))
  }
}
