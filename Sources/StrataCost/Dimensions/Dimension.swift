/// Something that AWS has a price for, as its price list and its bills call it.
public struct Dimension: Sendable, Hashable {
  /// The service's code in price lists, such as `AmazonEC2`.
  public let service: String
  /// The usage type as bills have it, without a region's prefix, such as `NatGateway-Hours`.
  public let usageType: String
  /// The operation that tells apart prices of one usage type, such as `LoadBalancing:Application`; empty where there is one price.
  public let operation: String
  /// The unit that has the price, such as `hour` or `GB-month`.
  public let unit: String
  /// The words for people, such as `NAT gateway`.
  public let title: String

  init(_ service: String, _ usageType: String, operation: String = "", per unit: String, _ title: String) {
    (self.service, self.usageType, self.operation) = (service, usageType, operation)
    (self.unit, self.title) = (unit, title)
  }

  /// The region in whose rows prices stand of what has one price in all regions.
  static let globalRegion = "global"

  /// Whether there is one price in all regions: names are in all of them at once, and dashboards are an account's.
  var isGlobal: Bool { service == "AmazonRoute53" || usageType == "DashboardsUsageHour" }

  /// What a resource costs of which it can't be told what that is, by its type.
  static func unread(_ type: String) -> Dimension { Dimension("", "", per: "", type) }

  /// The name of the price in messages, such as `AmazonEC2 NatGateway-Hours`.
  public var name: String { "\(service) \(usageType)" + (operation.isEmpty ? "" : " \(operation)") }
}
