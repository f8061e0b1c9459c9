/// The declaration of a rule.
package struct RuleState {
  package let id: SectionID
  package var logicalID = ""
  package let path: ConstructPath
  package let site: DeclarationSite
  package let condition: TemplateNode?
  package let assertions: [RuleAssertion]
}

/// The demand of a rule, and what CloudFormation says when it isn't so.
public struct RuleAssertion: Sendable {
  package let expression: TemplateNode
  package let description: String

  /// Demands something of the parameters.
  ///
  /// - Parameters:
  ///   - expression: The expression that must be true.
  ///   - description: The text that is said when it isn't.
  /// - Returns: The assertion.
  public static func require(_ expression: RuleExpression, _ description: String) -> RuleAssertion {
    RuleAssertion(expression: expression.node, description: description)
  }
}

/// A question of a rule to the values of parameters, before anything is deployed.
///
/// See [Rule functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html).
public struct RuleExpression: Sendable {
  let node: TemplateNode

  /// True if a value is one of several, `Fn::Contains`.
  public static func contains(_ list: ListValue<StringValue>, _ value: StringValue) -> RuleExpression {
    RuleExpression(node: .function("Fn::Contains", list.node, value.node))
  }

  /// True if every element of a list is the same as a value, `Fn::EachMemberEquals`.
  public static func eachMember(of list: ListValue<StringValue>, equals value: StringValue) -> RuleExpression {
    RuleExpression(node: .function("Fn::EachMemberEquals", list.node, value.node))
  }

  /// True if every element of a list is in another, `Fn::EachMemberIn`.
  public static func eachMember(
    of list: ListValue<StringValue>, isIn others: ListValue<StringValue>
  ) -> RuleExpression {
    RuleExpression(node: .function("Fn::EachMemberIn", list.node, others.node))
  }

  /// True if both texts are the same, `Fn::Equals`.
  public static func equals(_ left: StringValue, _ right: StringValue) -> RuleExpression {
    RuleExpression(node: .function("Fn::Equals", left.node, right.node))
  }

  /// True if both expressions are, `Fn::And`.
  public static func && (left: RuleExpression, right: RuleExpression) -> RuleExpression {
    RuleExpression(node: .function("Fn::And", left.node, right.node))
  }

  /// True if at least one expression is, `Fn::Or`.
  public static func || (left: RuleExpression, right: RuleExpression) -> RuleExpression {
    RuleExpression(node: .function("Fn::Or", left.node, right.node))
  }

  /// True if the expression is false, `Fn::Not`.
  public static prefix func ! (expression: RuleExpression) -> RuleExpression {
    RuleExpression(node: .function("Fn::Not", expression.node))
  }
}

extension StringValue {
  /// An attribute of the resource that a parameter of an AWS-specific type names, `Fn::ValueOf`; only for rules.
  ///
  /// - Parameters:
  ///   - attribute: The attribute, such as `VpcId`.
  ///   - parameter: The parameter's value.
  /// - Returns: The attribute's value, once deployed.
  public static func attribute(_ attribute: String, of parameter: StringValue) -> StringValue {
    guard case .reference(let reference) = parameter.node.content, reference.anchor.kind == .parameter else {
      return StringValue(node: TemplateNode(.invalid(.noParameter)))
    }
    return StringValue(node: .function("Fn::ValueOf", TemplateNode(.name(reference.anchor)), .string(attribute)))
  }
}

extension ListValue where Element == StringValue {
  /// All values of parameters of an AWS-specific type, `Fn::RefAll`; only for rules.
  ///
  /// - Parameter type: The parameters' type, such as `AWS::EC2::VPC::Id`.
  /// - Returns: The values, as a list.
  public static func allParameters(ofType type: String) -> ListValue {
    ListValue(node: TemplateNode(.function("Fn::RefAll", .string(type))))
  }

  /// An attribute of all resources that parameters of an AWS-specific type name, `Fn::ValueOfAll`; only for rules.
  ///
  /// - Parameters:
  ///   - attribute: The attribute, such as `VpcId`.
  ///   - type: The parameters' type, such as `AWS::EC2::VPC::Id`.
  /// - Returns: The attribute's value, once deployed.
  public static func attribute(_ attribute: String, ofParametersOfType type: String) -> ListValue {
    ListValue(node: .function("Fn::ValueOfAll", .string(type), .string(attribute)))
  }
}

extension Scope {
  /// Declares a rule: what must be true of the parameters before anything is deployed.
  ///
  /// ```swift
  /// scope.rule("LargeInProduction", when: .equals(stage, "prod"), [.require(.contains(["large"], size), "production is large")])
  /// ```
  ///
  /// - Parameters:
  ///   - id: The rule's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - condition: The condition on which the rule applies; always unless given.
  ///   - assertions: The expressions that must be true.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Rules](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html).
  public func rule(
    _ id: String, when condition: RuleExpression? = nil, _ assertions: [RuleAssertion], file: String = #filePath,
    line: Int = #line
  ) {
    node.stack.rules.append(
      RuleState(
        id: SectionID(id, in: node), path: ConstructPath(id, in: node.path),
        site: node.declarationSite(file: file, line: line), condition: condition?.node, assertions: assertions))
  }
}
