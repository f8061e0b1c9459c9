// Written out for both types rather than once for any term, so that an operand can begin with a dot:
// `isProduction && !.equals(.region, "us-east-1")`.

extension ConditionExpression {
  /// True if both terms are, `Fn::And`.
  public static func && (left: ConditionExpression, right: ConditionExpression) -> ConditionExpression {
    .chain("Fn::And", left, right)
  }

  /// True if both terms are, `Fn::And`.
  public static func && (left: ConditionExpression, right: Condition) -> ConditionExpression {
    .chain("Fn::And", left, right)
  }

  /// True if at least one term is, `Fn::Or`.
  public static func || (left: ConditionExpression, right: ConditionExpression) -> ConditionExpression {
    .chain("Fn::Or", left, right)
  }

  /// True if at least one term is, `Fn::Or`.
  public static func || (left: ConditionExpression, right: Condition) -> ConditionExpression {
    .chain("Fn::Or", left, right)
  }

  /// True if the term is false, `Fn::Not`.
  public static prefix func ! (term: ConditionExpression) -> ConditionExpression {
    .not(term)
  }
}

extension Condition {
  /// True if both terms are, `Fn::And`.
  public static func && (left: Condition, right: ConditionExpression) -> ConditionExpression {
    .chain("Fn::And", left, right)
  }

  /// True if both terms are, `Fn::And`.
  public static func && (left: Condition, right: Condition) -> ConditionExpression {
    .chain("Fn::And", left, right)
  }

  /// True if at least one term is, `Fn::Or`.
  public static func || (left: Condition, right: ConditionExpression) -> ConditionExpression {
    .chain("Fn::Or", left, right)
  }

  /// True if at least one term is, `Fn::Or`.
  public static func || (left: Condition, right: Condition) -> ConditionExpression {
    .chain("Fn::Or", left, right)
  }

  /// True if the condition is false, `Fn::Not`.
  public static prefix func ! (condition: Condition) -> ConditionExpression {
    .not(condition)
  }
}
