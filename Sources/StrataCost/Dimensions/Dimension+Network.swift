extension Dimension {
  static let natGateway = Dimension("AmazonEC2", "NatGateway-Hours", per: "hour", "NAT gateway")
  static let natData = Dimension("AmazonEC2", "NatGateway-Bytes", per: "GB", "NAT data")

  static let address = Dimension("AmazonVPC", "PublicIPv4:InUseAddress", per: "hour", "public IPv4 address")
  static let endpoint = Dimension("AmazonVPC", "VpcEndpoint-Hours", per: "hour", "interface endpoint")
  static let endpointData = Dimension("AmazonVPC", "VpcEndpoint-Bytes", per: "GB", "endpoint data")
  static let balancerEndpoint = Dimension(
    "AmazonVPC", "VpcEndpoint-GWLBE-Hours", per: "hour", "gateway load balancer endpoint")
  static let transitAttachment = Dimension(
    "AmazonVPC", "TransitGateway-Hours", per: "hour", "transit gateway attachment")
  static let transitData = Dimension("AmazonVPC", "TransitGateway-Bytes", per: "GB", "transit gateway data")
  static let vpn = Dimension("AmazonVPC", "VPN-Usage-Hours:ipsec.1", per: "hour", "VPN connection")

  static let applicationBalancer = Dimension(
    "AWSELB", "LoadBalancerUsage", operation: "LoadBalancing:Application", per: "hour", "application load balancer")
  static let applicationCapacity = Dimension(
    "AWSELB", "LCUUsage", operation: "LoadBalancing:Application", per: "LCU-hour", "LCU")
  static let networkBalancer = Dimension(
    "AWSELB", "LoadBalancerUsage", operation: "LoadBalancing:Network", per: "hour", "network load balancer")
  static let networkCapacity = Dimension(
    "AWSELB", "LCUUsage", operation: "LoadBalancing:Network", per: "LCU-hour", "NLCU")
  static let gatewayBalancer = Dimension(
    "AWSELB", "LoadBalancerUsage", operation: "LoadBalancing:Gateway", per: "hour", "gateway load balancer")
  static let gatewayCapacity = Dimension(
    "AWSELB", "LCUUsage", operation: "LoadBalancing:Gateway", per: "LCU-hour", "GLCU")
  static let classicBalancer = Dimension(
    "AWSELB", "LoadBalancerUsage", operation: "LoadBalancing", per: "hour", "classic load balancer")
  static let classicData = Dimension(
    "AWSELB", "DataProcessing-Bytes", operation: "LoadBalancing", per: "GB", "load balancer data")

  static let firewallEndpoint = Dimension("AWSNetworkFirewall", "Endpoint-Hour", per: "hour", "firewall endpoint")
  static let firewallData = Dimension("AWSNetworkFirewall", "Traffic-GB-Processed", per: "GB", "firewall data")

  static let webACL = Dimension("awswaf", "WebACLV2", per: "month", "web ACL")
  static let webRule = Dimension("awswaf", "RuleV2", per: "month", "web ACL rule")
  static let webRequests = Dimension("awswaf", "RequestV2-Tier1", per: "request", "web ACL requests")

  static let hostedZone = Dimension("AmazonRoute53", "HostedZone", per: "month", "hosted zone")
  static let dnsQueries = Dimension("AmazonRoute53", "DNS-Queries", per: "query", "DNS queries")
  static let latencyQueries = Dimension("AmazonRoute53", "LBR-Queries", per: "query", "latency DNS queries")
  static let healthCheck = Dimension("AmazonRoute53", "Health-Check-Non-AWS", per: "month", "health check")
  static let ownHealthCheck = Dimension(
    "AmazonRoute53", "Health-Check-AWS", per: "month", "health check of an AWS endpoint")

  static let dataOut = Dimension("AWSDataTransfer", "DataTransfer-Out-Bytes", per: "GB", "data to the internet")
  static let dataBetweenZones = Dimension(
    "AWSDataTransfer", "DataTransfer-Regional-Bytes", per: "GB", "data between zones")

  static let network = [
    natGateway, natData, address, endpoint, endpointData, balancerEndpoint, transitAttachment, transitData, vpn,
    applicationBalancer, applicationCapacity, networkBalancer, networkCapacity, gatewayBalancer, gatewayCapacity,
    classicBalancer, classicData, firewallEndpoint, firewallData, webACL, webRule, webRequests, hostedZone, dnsQueries,
    latencyQueries, healthCheck, ownHealthCheck, dataOut, dataBetweenZones,
  ]
}
