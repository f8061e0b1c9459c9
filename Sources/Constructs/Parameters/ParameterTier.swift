/// The tiers of parameters.
///
/// See [Parameter tiers](https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html).
public enum ParameterTier: String, Sendable, Hashable, CaseIterable {
  /// Values of up to 4,096 bytes, 10,000 parameters in an account and region, for nothing.
  case standard = "Standard"
  /// Values of up to 8,192 bytes, 100,000 parameters, for a price; a parameter can't go back to standard.
  case advanced = "Advanced"

  /// The most bytes that a value may have.
  var bytes: Int { self == .standard ? 4_096 : 8_192 }
}

extension ParameterTier: Decodable, ProfileChoice {
  /// Reads the name of a tier, such as `standard`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
