internal import StrataApiGatewayV2
import StrataText

/// A name of its own by which an HTTP API is reached.
///
/// It's made by ``HttpApi/domain(_:certificate:zone:file:line:)``. Resources: `AWS::ApiGatewayV2::DomainName`,
/// `AWS::ApiGatewayV2::ApiMapping` and two of `AWS::Route53::RecordSet`.
public struct HttpDomain: Construct {
  /// The scope of what belongs to the domain.
  public let scope: Scope

  /// The domain as it is in the template.
  public let resource: Resource

  /// The mapping of the domain to the API, as it is in the template.
  public let mapping: Resource

  /// The records of the name, for IPv4 and for IPv6; none where it's outside of its zone, which is reported.
  public let records: [Record]

  /// The name.
  public let name: String

  /// The address, without a slash at its end.
  public var url: StringValue { .literal("https://\(name)") }
}
