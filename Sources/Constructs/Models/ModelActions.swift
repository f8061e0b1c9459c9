/// The actions by which a model is asked.
///
/// Conversations take the same. See
/// [Actions of Bedrock](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html).
enum ModelActions {
  static let invoking: [StringValue] = ["bedrock:InvokeModel"]
  static let streaming: [StringValue] = ["bedrock:InvokeModelWithResponseStream"]
}
