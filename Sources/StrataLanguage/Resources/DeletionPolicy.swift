/// The fate of a resource that is removed from its stack or replaced.
///
/// It may be chosen by a condition: `.if(isProduction, then: .retain, else: .delete)`. The stack then declares the
/// transform `AWS::LanguageExtensions` by itself.
/// See [DeletionPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html) and
/// [UpdateReplacePolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html).
public struct DeletionPolicy: TemplateValue {
  /// The piece of the template that this policy is.
  public let node: TemplateNode

  /// Makes the policy from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// The resource is deleted.
  public static let delete = DeletionPolicy(node: .string("Delete"))

  /// The resource is kept.
  public static let retain = DeletionPolicy(node: .string("Retain"))

  /// The resource is kept, unless the deployment that creates it fails; not for `updateReplacePolicy`.
  public static let retainExceptOnCreate = DeletionPolicy(node: .string("RetainExceptOnCreate"))

  /// A snapshot is taken before the resource is deleted, for the types that can.
  public static let snapshot = DeletionPolicy(node: .string("Snapshot"))
}
