/// The networks of services that VPCs are joined to, by which what is in them reaches services of VPC Lattice.
struct ServiceNetworks: Sendable {
  /// A VPC that is joined to a network.
  private struct Joined {
    let association: WorldResource
    let network: NetworkID
    let vpc: NetworkID
  }

  /// A service that is in a network.
  private struct Member {
    let association: WorldResource
    let network: NetworkID
    let service: Int
    /// The environments of the service and of what puts it there.
    let environments: [Int?]
  }

  private let world: IsolationWorld
  private let reader: NetworkReader
  private let joined: [Joined]
  private let members: [Member]

  init(_ topology: NetworkTopology) {
    let (world, reader) = (topology.world, topology.reader)
    (self.world, self.reader) = (world, reader)
    joined = world.resources.filter { $0.type == "AWS::VpcLattice::ServiceNetworkVpcAssociation" }.map {
      Joined(
        association: $0, network: reader.id("ServiceNetworkIdentifier", of: $0), vpc: reader.id("VpcIdentifier", of: $0)
      )
    }
    members = world.resources.filter { $0.type == "AWS::VpcLattice::ServiceNetworkServiceAssociation" }.map {
      let service = reader.ids("ServiceIdentifier", of: $0).compactMap(\.resource).first
      return Member(
        association: $0, network: reader.id("ServiceNetworkIdentifier", of: $0), service: service ?? $0.index,
        environments: [$0.environment, service.flatMap { world.resources[$0].environment }])
    }
  }

  /// The ways from an environment's interfaces through such a network to another's services.
  func candidates(from: Int, to: Int, _ sources: [NetworkInterface]) -> [Candidate] {
    if joined.isEmpty || members.isEmpty { return [] }
    let vpcs = Set(sources.flatMap { $0.subnets.map(\.vpc) })
    var found: [Candidate] = []
    for one in joined
    where one.association.environment == from || vpcs.contains(where: { $0.sameness(one.vpc) != .different }) {
      for member in members where member.environments.contains(to) {
        let places = [reader.place(of: one.association), reader.place(of: member.association)]
        let (joint, service) = (world.words(one.association.index), world.words(member.service))
        let verdict: Candidate.Verdict =
          one.network.sameness(member.network) == .different
          ? .closed(
            ClosingFact(
              "service-networks-apart", values: [joint, service], places: places,
              words: "\(joint) and \(service) are of different service networks"))
          : .undecided(
            Undecided(
              "\(joint) joins a service network that \(service) may be in",
              remedy: "Give each environment a service network of its own", places: places))
        found.append(Candidate(.network, from: from, to: to, source: places[0], target: member.service, verdict))
      }
    }
    return found
  }
}
