// What CloudFormation knows of the stack being deployed; none of it needs declaring.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html

extension StringValue {
  /// The id of the account the stack is deployed to, `AWS::AccountId`.
  public static var accountID: StringValue { pseudoParameter("AWS::AccountId") }

  /// The partition of the region the stack is deployed to, such as `aws` or `aws-cn`, `AWS::Partition`.
  public static var partition: StringValue { pseudoParameter("AWS::Partition") }

  /// The region the stack is deployed to, such as `eu-central-1`, `AWS::Region`.
  public static var region: StringValue { pseudoParameter("AWS::Region") }

  /// The ARN of the stack, `AWS::StackId`.
  public static var stackID: StringValue { pseudoParameter("AWS::StackId") }

  /// The name the stack is deployed under, `AWS::StackName`.
  public static var stackName: StringValue { pseudoParameter("AWS::StackName") }

  /// The suffix of domains in the region's partition, such as `amazonaws.com`, `AWS::URLSuffix`.
  public static var urlSuffix: StringValue { pseudoParameter("AWS::URLSuffix") }

  private static func pseudoParameter(_ name: String) -> StringValue {
    StringValue(node: TemplateNode(.pseudoParameter(name)))
  }
}

extension ListValue where Element == StringValue {
  /// The ARNs of the topics that are told about the stack's events, `AWS::NotificationARNs`.
  public static var notificationARNs: ListValue {
    ListValue(node: TemplateNode(.pseudoParameter("AWS::NotificationARNs")))
  }
}
