import StrataEnvironments
import StrataLanguage

/// Systems that cost something.
enum CostSystems {
  /// An address, a NAT gateway, a queue and a security group for each environment, or more gateways in production.
  ///
  /// - Parameters:
  ///   - region: The region; us-east-1 unless given.
  ///   - gateways: The number of gateways in production; one unless given.
  ///   - local: The environment that is on a developer's machine; none unless given.
  ///   - prices: Its own files of prices; none unless given.
  ///   - file: The file of its sources; this one unless given.
  /// - Returns: The system.
  static func shop(
    region: String? = "us-east-1", gateways: Int = 1, local: String? = nil, prices: [String] = [],
    file: String = #filePath
  ) -> System {
    let env = region.map { StackEnvironment(region: $0) }
    return System(
      "shop",
      environments: [.required("staging", env: env), .required("production", env: env)]
        + (local.map { [.ephemeral($0, env: env, isLocal: true)] } ?? []),
      prices: prices, file: file
    ) { (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          let address = Resource("Address", type: "AWS::EC2::EIP", in: scope, properties: ["Domain": "vpc"])
          for number in 1...(environment.name == "production" ? gateways : 1) {
            Resource(
              number == 1 ? "Nat" : "Nat\(number)", type: "AWS::EC2::NatGateway", in: scope,
              properties: [
                "AllocationId": .value(address.attribute("AllocationId")), "SubnetId": "subnet-0123456789abcdef0",
              ])
          }
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
          Resource("Group", type: "AWS::EC2::SecurityGroup", in: scope, properties: ["GroupDescription": "Tasks"])
        }
      }
    }
  }

  /// A file with the price of an hour of a NAT gateway.
  static func prices(natGateway dollars: String, region: String) -> String {
    """
    region\tservice\tusage type\toperation\tunit\tfrom\tusd\tsource\tdate\tnote
    \(region)\tAmazonEC2\tNatGateway-Hours\t\thour\t0\t\(dollars)\tan invoice\t2026-11-01\t

    """
  }
}
