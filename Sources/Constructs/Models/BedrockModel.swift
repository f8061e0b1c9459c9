import StrataText

/// A foundation model of Amazon Bedrock, asked in one region.
///
/// ```swift
/// let titan = BedrockModel("amazon.titan-embed-text-v2:0")
/// let role = Role("Index", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [titan.invoking])
/// ```
///
/// A model that is asked through a profile alone is an ``InferenceProfile``.
public struct BedrockModel: Sendable {
  /// The model's id, such as `amazon.titan-embed-text-v2:0`.
  public let id: StringValue

  /// The model's ARN, which has no account.
  public let arn: StringValue

  /// The permission to ask the model, and to get its answer as a whole.
  public var invoking: Permission { permission(ModelActions.invoking) }

  /// The permission to ask the model, and to get its answer while it's made.
  public var streaming: Permission { permission(ModelActions.streaming) }

  /// The permission to ask the model, and to get its answer either way.
  public var invokingAndStreaming: Permission { permission(ModelActions.invoking + ModelActions.streaming) }

  private func permission(_ actions: [StringValue]) -> Permission {
    Permission([Statement(.allow, actions: .only(ListValue(actions)), resources: .only([arn]))])
  }

  /// Names a model.
  ///
  /// - Parameters:
  ///   - id: The model's id, such as `amazon.titan-embed-text-v2:0`, without `*`.
  ///   - region: The region in which it's asked; the stack's own unless given.
  ///
  /// See [Supported models](https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html).
  public init(_ id: StringValue, region: StringValue = .region) {
    self.id = id.checked(Self.mistake)
    arn = "arn:\(.partition):bedrock:\(region)::foundation-model/\(self.id)"
  }

  /// The parts of an id before its first dot that stand for places, so that it's the id of a profile.
  static let places: Set = ["apac", "au", "ca", "eu", "global", "jp", "us", "us-gov"]

  /// The mistake in the id of a model.
  ///
  /// See [InvokeModel](https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html).
  static func mistake(_ id: String) -> Finding? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    if places.contains(String(parts[0])), parts.count > 2 {
      return Finding(
        .invalidValue, "this is the id of a profile, not of a model", expected: "a model such as \(modelInWords)",
        given: "\"\(id)\"", hint: "say InferenceProfile(\"\(id)\", regions: …)")
    }
    let isRight =
      parts.count > 1 && parts.allSatisfy { !$0.isEmpty } && id.consistsOfAlphanumerics(and: "-_.:")
      && id.utf8.count <= 256 && !id.hasPrefix("arn:")
    return isRight
      ? nil
      : Finding(
        .invalidValue, "this isn't the id of a model", expected: "an id such as \(modelInWords)", given: "\"\(id)\"")
  }

  private static let modelInWords = "amazon.titan-embed-text-v2:0"
}
