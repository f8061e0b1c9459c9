import StrataJSON
import StrataTemplate
import StrataText

/// Finds the interfaces of resources.
struct InterfaceReader {
  let reader: NetworkReader
  let subnets: SubnetTable
  /// The resources that an elastic address is given to.
  private let addressed: Set<NetworkID>

  init(_ reader: NetworkReader, _ subnets: SubnetTable) {
    (self.reader, self.subnets) = (reader, subnets)
    addressed = Set(
      reader.world.resources.filter { ["AWS::EC2::EIP", "AWS::EC2::EIPAssociation"].contains($0.type) }.flatMap {
        reader.ids("InstanceId", of: $0) + reader.ids("NetworkInterfaceId", of: $0)
      })
  }

  /// Where an object says that interfaces are.
  private struct Site {
    var subnets: [NetworkID] = []
    var groups: [NetworkID]?
    var place: JSONPointer
    /// Whether subnets are named in what stands in the object.
    var isNamed = false
  }

  /// The interfaces of a resource.
  func interfaces(of resource: WorldResource) -> [NetworkInterface] {
    if InterfaceProperties.passive.contains(resource.type) { return [] }
    switch resource.type {
    case "AWS::AutoScaling::AutoScalingGroup":
      return [
        interface(
          of: resource,
          Site(
            subnets: reader.ids("VPCZoneIdentifier", of: resource), groups: launched(by: resource),
            place: resource.resource.pointer()))
      ]
    case "AWS::ElasticLoadBalancingV2::LoadBalancer": return [balancer(resource)]
    // An instance of a cluster has the cluster's interfaces.
    case "AWS::RDS::DBInstance" where resource.resource["DBClusterIdentifier"] != nil: return []
    case "AWS::EC2::VPCEndpoint" where isGateway(resource): return []
    case "AWS::StepFunctions::StateMachine" where launchesTasks(resource):
      return [
        interface(
          of: resource,
          Site(subnets: [.unknown], groups: [.unknown], place: resource.resource.pointer("DefinitionString")))
      ]
    default: return sites(of: resource).map { interface(of: resource, $0) }
    }
  }

  private func isGateway(_ endpoint: WorldResource) -> Bool {
    guard let value = endpoint.resource["VpcEndpointType"] else { return true }
    return reader.world.texts(of: value, in: endpoint.stack).allSatisfy { $0.literal == "Gateway" }
  }

  /// Whether a state machine whose definition is text runs tasks in subnets that the text names.
  private func launchesTasks(_ machine: WorldResource) -> Bool {
    guard let value = machine.resource["DefinitionString"] else { return false }
    return PartialText(value).text(unknownAs: "x").contains(bytesOf: "AwsvpcConfiguration")
  }

  private func balancer(_ balancer: WorldResource) -> NetworkInterface {
    var site = Site(place: balancer.resource.pointer())
    site.subnets = reader.ids("Subnets", of: balancer)
    for mapping in balancer.resource.placed("SubnetMappings")?.elements ?? [] {
      site.subnets += reader.ids(mapping["SubnetId"], in: balancer.stack).map(\.id)
    }
    site.groups = balancer.resource["SecurityGroups"].map { _ in reader.ids("SecurityGroups", of: balancer) }
    let kinds = balancer.resource["Type"].map { reader.world.texts(of: $0, in: balancer.stack).map(\.literal) }
    let mayLackGroups = site.groups == nil && kinds.map { $0 != ["application"] } == true
    let found = interface(of: balancer, site)
    if !mayLackGroups { return found }
    // A network load balancer that is given no groups has none.
    return NetworkInterface(
      resource: found.resource, place: found.place, subnets: found.subnets, groups: nil, publicity: found.publicity)
  }

  /// The groups that a scaling group's template gives what it starts; nil for none.
  private func launched(by scaling: WorldResource) -> [NetworkID]? {
    let properties = scaling.resource
    var templates: [PlacedValue?] = [properties.placed("LaunchTemplate")]
    let mixed = properties.placed("MixedInstancesPolicy")?["LaunchTemplate"]
    templates.append(mixed?["LaunchTemplateSpecification"])
    for override in mixed?["Overrides"]?.elements ?? [] {
      templates.append(override["LaunchTemplateSpecification"])
    }
    var ids = templates.flatMap { reader.ids($0?["LaunchTemplateId"], in: scaling.stack).map(\.id) }
    ids += reader.ids("LaunchConfigurationName", of: scaling)
    return groups(ofTemplates: ids)
  }

  private func groups(ofTemplates ids: [NetworkID]) -> [NetworkID]? {
    if ids.isEmpty { return [.unknown] }
    var groups: [NetworkID] = []
    var isGiven = true
    for id in ids {
      guard let template = id.resource.map({ reader.world.resources[$0] }) else { return [.unknown] }
      let found = sites(in: JSONValue.object(template.resource.properties), of: template).compactMap(\.groups)
      if found.isEmpty { isGiven = false }
      groups += found.joined()
    }
    return groups.isEmpty ? nil : isGiven ? groups : groups + [.unknown]
  }

  /// The places in a resource's properties that tell of interfaces.
  private func sites(of resource: WorldResource) -> [Site] {
    var sites = sites(in: .object(resource.resource.properties), of: resource)
    if resource.type == "AWS::EC2::Instance" {
      let template = reader.ids(
        resource.resource.placed("LaunchTemplate")?["LaunchTemplateId"], in: resource.stack)
      if sites.isEmpty { sites = [Site(place: resource.resource.pointer())] }
      for index in sites.indices where sites[index].groups == nil && !template.isEmpty {
        sites[index].groups = groups(ofTemplates: template.map(\.id))
      }
    }
    if sites.isEmpty, InterfaceProperties.inDefaultVPC.contains(resource.type), resource.type != "AWS::EMR::Cluster" {
      sites = [Site(place: resource.resource.pointer())]
    }
    // Without a network of its own, a service has that of whatever instances it's put on.
    if sites.isEmpty, ["AWS::ECS::Service", "AWS::ECS::TaskSet"].contains(resource.type) {
      sites = [Site(subnets: [.unknown], groups: [.unknown], place: resource.resource.pointer())]
    }
    return sites
  }

  private func sites(in value: JSONValue, of resource: WorldResource) -> [Site] {
    var found: [Site] = []
    var pointer = resource.resource.pointer().appending("Properties")
    func visit(_ value: JSONValue, _ outer: [NetworkID]?) -> Bool {
      switch value {
      case .array(let elements):
        var isNamed = false
        for (index, element) in elements.enumerated() where element.isNested {
          pointer.tokens.append(String(index))
          isNamed = visit(element, outer) || isNamed
          pointer.tokens.removeLast()
        }
        return isNamed
      case .object(let object):
        var site = Site(groups: outer, place: pointer)
        var own: [NetworkID] = []
        for member in object {
          let placed = PlacedValue(value: member.value, pointer: pointer)
          if InterfaceProperties.subnets.contains(member.key) {
            let ids = reader.ids(placed, in: resource.stack).map(\.id)
            site.subnets += ids
            // A list that conditions leave out is no site.
            site.isNamed = site.isNamed || !ids.isEmpty
          } else if InterfaceProperties.areGroups(member.key, of: resource.type) {
            own += reader.ids(placed, in: resource.stack).map(\.id)
          } else if InterfaceProperties.subnetGroups.contains(member.key) {
            site.subnets += members(ofGroups: reader.ids(placed, in: resource.stack).map(\.id))
            site.isNamed = true
          }
        }
        if !own.isEmpty { site.groups = own }
        var isNamedInside = false
        for member in object where member.value.isNested {
          if InterfaceProperties.subnets.contains(member.key), !holdsObjects(member.value) { continue }
          if InterfaceProperties.areGroups(member.key, of: resource.type) { continue }
          pointer.tokens.append(member.key)
          isNamedInside = visit(member.value, site.groups) || isNamedInside
          pointer.tokens.removeLast()
        }
        if site.isNamed || !own.isEmpty && !isNamedInside { found.append(site) }
        return site.isNamed || isNamedInside || !own.isEmpty
      default: return false
      }
    }
    _ = visit(value, nil)
    return found
  }

  /// Whether a list consists of objects that say more, as `Subnets` of some types do.
  private func holdsObjects(_ value: JSONValue) -> Bool {
    value.array?.contains { $0.object != nil && !$0.isFunction } == true
  }

  /// The subnets of groups of subnets.
  private func members(ofGroups ids: [NetworkID]) -> [NetworkID] {
    ids.flatMap { id -> [NetworkID] in
      guard let group = id.resource.map({ reader.world.resources[$0] }) else { return [.unknown] }
      let subnets = reader.ids("SubnetIds", of: group)
      return subnets.isEmpty ? [.unknown] : subnets
    }
  }

  private func interface(of resource: WorldResource, _ site: Site) -> NetworkInterface {
    let stack = reader.world.stacks[resource.stack]
    var vpc = NetworkID.unknown
    // A group is of one network, and so is what has it.
    for group in site.groups ?? [] {
      if let index = group.resource, reader.world.resources[index].type == "AWS::EC2::SecurityGroup" {
        let named = reader.world.resources[index]
        vpc =
          named.resource["VpcId"] == nil
          ? .defaultVPC(account: stack.account, region: stack.region) : reader.id("VpcId", of: named)
      } else if case .defaultGroup(let network) = group {
        vpc = network
      }
      if vpc != .unknown { break }
    }
    var places = site.subnets.map { subnets.subnet($0, in: vpc) }
    if places.isEmpty {
      if vpc == .unknown, InterfaceProperties.inDefaultVPC.contains(resource.type) {
        vpc = .defaultVPC(account: stack.account, region: stack.region)
      }
      places = [subnets.subnet(.unknown, in: vpc)]
    }
    var groups = site.groups
    if groups == nil {
      groups =
        InterfaceProperties.withDefaultGroup.contains(resource.type)
        ? places.map { .defaultGroup(of: $0.vpc) } : [.unknown]
    }
    return NetworkInterface(
      resource: resource.index, place: WorldPlace(stack: resource.stack, site.place), subnets: places, groups: groups,
      publicity: publicity(resource, places))
  }

  /// Whether a resource has a public address.
  private func publicity(_ resource: WorldResource, _ places: [SubnetTable.Subnet]) -> Sameness {
    let properties = resource.resource
    func says(_ value: JSONValue?, _ wanted: String) -> Sameness {
      guard let value else { return .different }
      let texts = reader.world.texts(of: value, in: resource.stack).map { $0.literal?.lowercased() }
      if texts.allSatisfy({ $0 == wanted }) { return .same }
      return texts.contains(wanted) || texts.contains(nil) ? .unknown : .different
    }
    switch resource.type {
    case "AWS::ElasticLoadBalancingV2::LoadBalancer":
      return says(properties["Scheme"] ?? "internet-facing", "internet-facing")
    case "AWS::ECS::Service", "AWS::ECS::TaskSet":
      return says(properties["NetworkConfiguration"]?["AwsvpcConfiguration"]?["AssignPublicIp"], "enabled")
    case "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster", "AWS::AmazonMQ::Broker",
      "AWS::DMS::ReplicationInstance":
      return says(properties["PubliclyAccessible"], "true")
    case "AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::AutoScaling::AutoScalingGroup":
      if addressed.contains(.resource(resource.index)) { return .same }
      return places.contains(where: \.givesPublicAddresses) ? .unknown : .different
    default: return .different
    }
  }
}
