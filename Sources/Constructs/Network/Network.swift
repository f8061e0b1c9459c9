/// A network to put things in: a ``Vpc``, or an ``ImportedVpc`` that exists already.
public protocol Network {
  /// The id of the VPC.
  var vpcID: StringValue { get }

  /// The subnets, in the order of their zones.
  var subnets: [Subnet] { get }

  /// The block of addresses of the whole network, where it's known.
  var cidr: CIDR? { get }

  /// The resources that subnets of a kind need before traffic finds its way out of them.
  ///
  /// A resource that starts by fetching something, as a service does with its image, waits for these; see
  /// ``StrataLanguage/Resource/wait(for:file:line:)``.
  ///
  /// - Parameter kind: The traffic that the routes of the subnets let through.
  /// - Returns: Routes and the like; nothing of a network that exists already.
  func routes(of kind: Subnet.Kind) -> [Resource]
}

extension Network {
  /// Nothing, since the network exists already.
  public func routes(of kind: Subnet.Kind) -> [Resource] { [] }

  /// The subnets of one kind, in the order of their zones.
  ///
  /// - Parameter kind: The traffic that the routes of the subnets let through.
  /// - Returns: The subnets; none where the network has none of that kind.
  public func subnets(_ kind: Subnet.Kind) -> [Subnet] {
    subnets.filter { $0.kind == kind }
  }
}

extension [Subnet] {
  /// The ids, as resources take them.
  package var ids: ListValue<StringValue> { ListValue(map(\.id)) }
}

extension Declaration {
  /// The subnets of a kind for a construct that needs some, with a mistake where there are none.
  package func subnets(_ kind: Subnet.Kind, of network: some Network, property: String = "subnets") -> [Subnet] {
    let found = network.subnets(kind)
    if found.isEmpty {
      let others = Subnet.Kind.allCases.filter { !network.subnets($0).isEmpty }.map { ".\($0)" }
      report(
        "the network has no \(kind) subnets", property: property,
        expected: others.isEmpty ? "a network with subnets" : others.joined(separator: " or "), given: ".\(kind)",
        hint: "add them to the network, or choose others here")
    }
    return found
  }
}
