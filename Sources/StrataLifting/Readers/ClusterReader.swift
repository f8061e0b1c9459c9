import StrataContainers
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataNetwork

/// Reads the arguments of clusters.
enum ClusterReader: ConstructReader {
  static let type = "AWS::ECS::Cluster"
  static let construct = "Cluster"

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    // Nothing in a cluster names the network of its services.
    let networks = resource.ids(of: VpcReader.type)
    guard let network = networks.first, networks.count == 1 else {
      throw Unlike("the template has no network, or several")
    }
    var arguments = ArgumentList()
    arguments.add("vpc", .construct(network))
    let setting = resource.properties["ClusterSettings"]?[0]?["Value"]?.string ?? ""
    guard let insights = Cluster.ContainerInsights(rawValue: setting) else {
      throw Unlike("its containerInsights aren't known now")
    }
    arguments.add("containerInsights", ".\(insights)", unless: insights == .enabled)
    return Candidate(
      id: resource.id, construct: construct, module: "Containers", arguments: arguments.arguments, needs: [network]
    ) { scope, constructs in
      guard let vpc = constructs[network] as? Vpc else { return nil }
      return Cluster(resource.id, in: scope, vpc: vpc, containerInsights: insights)
    }
  }
}

extension Cluster: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource)] }
  var madeValues: [(member: String, value: StringValue)] { [("arn", arn), ("name", name)] }
}
