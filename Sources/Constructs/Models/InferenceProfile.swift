import StrataText

/// A profile of Amazon Bedrock, which sends what it's asked to a model in one of several regions.
///
/// ```swift
/// let nova = InferenceProfile("eu.amazon.nova-lite-v1:0", regions: ["eu-central-1", "eu-north-1", "eu-west-1"])
/// let role = Role(
///   "Answers", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [nova.invokingAndStreaming])
/// ```
///
/// Who asks it is permitted the profile, and the model in each of its regions by way of the profile alone.
public struct InferenceProfile: Sendable {
  /// The profile's ARN.
  public let arn: StringValue

  /// The models that it sends requests to, one for each region.
  public let models: [BedrockModel]

  /// The ARN of the model anywhere, for a profile that isn't bound to regions.
  private let anywhere: StringValue?

  /// The permission to ask the model by the profile, and to get its answer as a whole.
  public var invoking: Permission { permission(ModelActions.invoking) }

  /// The permission to ask the model by the profile, and to get its answer while it's made.
  public var streaming: Permission { permission(ModelActions.streaming) }

  /// The permission to ask the model by the profile, and to get its answer either way.
  public var invokingAndStreaming: Permission { permission(ModelActions.invoking + ModelActions.streaming) }

  /// Names a profile that AWS made.
  ///
  /// - Parameters:
  ///   - id: The profile's id, such as `eu.amazon.nova-lite-v1:0`: a place, and the id of the model.
  ///   - regions: The regions that it sends requests to from the stack's own region, as the model's page lists them;
  ///     none unless given, which is right for a profile of the place `global` alone.
  ///
  /// See [Geographic](https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html) and
  /// [global](https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html) inference.
  public init(_ id: String, regions: [StringValue] = []) {
    let parts = id.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let model = parts.count == 2 ? String(parts[1]) : id
    let isGlobal = parts[0] == "global"
    let checked = StringValue.literal(id).checked { Self.mistake($0, model, isGlobal: isGlobal, regions.count) }
    arn = "arn:\(.partition):bedrock:\(.region):\(.accountID):inference-profile/\(checked)"
    // A mistake in the id is one of the profile, and said once.
    let isRight = BedrockModel.mistake(model) == nil
    let places: [StringValue] = isGlobal ? [.region] : regions
    models = isRight ? places.map { BedrockModel(.literal(model), region: $0) } : []
    anywhere = isRight && isGlobal ? "arn:\(.partition):bedrock:::foundation-model/\(model)" : nil
  }

  /// Names a profile that an account made for itself.
  ///
  /// - Parameters:
  ///   - arn: The profile's ARN.
  ///   - models: The models that it sends requests to, one for each of its regions.
  public init(arn: StringValue, models: [BedrockModel]) {
    self.arn = arn.checked { text in
      let isProfile =
        ARN(text).map { arn in
          arn.isRegional(of: "bedrock") && !text.contains("*")
            && ["application-inference-profile/", "inference-profile/"].contains(where: arn.resource.hasPrefix)
        } ?? false
      if isProfile, models.isEmpty { return .noModel(of: text) }
      return isProfile
        ? nil
        : .arn(
          of: "a profile", expected: "arn:<partition>:bedrock:<region>:<account>:application-inference-profile/<id>",
          given: text)
    }
    (self.models, anywhere) = (models, nil)
  }

  private func permission(_ actions: [StringValue]) -> Permission {
    func statement(on resources: [StringValue], when conditions: [PolicyCondition]) -> Statement {
      Statement(
        .allow, actions: .only(ListValue(actions)), resources: .only(ListValue(resources)), conditions: conditions)
    }
    let through: PolicyCondition = .stringEquals("bedrock:InferenceProfileArn", arn)
    var statements = [statement(on: [arn], when: [])]
    if !models.isEmpty { statements.append(statement(on: models.map(\.arn), when: [through])) }
    if let anywhere {
      statements.append(
        statement(on: [anywhere], when: [through, .stringEquals("aws:RequestedRegion", "unspecified")]))
    }
    return Permission(statements)
  }

  private static func mistake(_ id: String, _ model: String, isGlobal: Bool, _ regions: Int) -> Finding? {
    let place = id.prefix { $0 != "." }
    if !BedrockModel.places.contains(String(place)) || BedrockModel.mistake(model) != nil {
      return Finding(
        .invalidValue, "this isn't the id of a profile",
        expected: "a place and a model, as in eu.amazon.nova-lite-v1:0",
        given: "\"\(id)\"", hint: "a model without a place is a BedrockModel")
    }
    if isGlobal, regions > 0 {
      return Finding(
        .invalidValue, "a global profile isn't bound to regions", expected: "no regions", given: "\(regions)")
    }
    return isGlobal || regions > 0 ? nil : .noModel(of: id)
  }
}

extension Finding {
  fileprivate static func noModel(of profile: String) -> Finding {
    Finding(
      .invalidValue, "a profile is of use only with its models", expected: "the regions that it sends requests to",
      given: "none for \"\(profile)\"", hint: "name them as the model's page lists them, the stack's own among them")
  }
}
