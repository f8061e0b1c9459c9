/// A service that a network reaches by a route of its own, without NAT and without charge.
///
/// See [Gateway endpoints](https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
public enum GatewayEndpoint: String, Sendable, Hashable, CaseIterable {
  /// Amazon S3, where the layers of container images are as well.
  case s3 = "S3"
  /// Amazon DynamoDB.
  case dynamoDB = "DynamoDB"

  var serviceName: StringValue { "com.amazonaws.\(.region).\(rawValue.lowercased())" }
}

extension GatewayEndpoint: Decodable, ProfileChoice {
  /// Reads the name of a service, such as `s3`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
