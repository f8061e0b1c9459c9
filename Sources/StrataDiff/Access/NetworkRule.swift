import StrataJSON
import StrataTemplate

/// A rule of a security group: from or to where, on which ports.
struct NetworkRule {
  let logicalID: String
  /// The group as text, the same for rules inside and beside it.
  let group: String
  let isIngress: Bool
  let protocolName: String
  let ports: ClosedRange<Int64>?
  let peers: [String]
  /// A form that can't be read is the same only where it's written alike.
  let form: Form
  /// The conditions under which it's there.
  let guards: Guards

  /// Whether all that another rule lets through, this one does wherever it's there.
  func covers(_ other: NetworkRule) -> Bool {
    guard group == other.group, isIngress == other.isIngress else { return false }
    if form == other.form { return true }
    guard protocolName == "-1" || protocolName == other.protocolName else { return false }
    if protocolName != "-1" {
      guard let ports, let otherPorts = other.ports, ports.contains(otherPorts) else { return false }
    }
    return !other.peers.isEmpty
      && other.peers.allSatisfy { peer in peers.contains { AddressRange.covers($0, peer) } }
  }

  var text: String {
    let what: String =
      switch (protocolName, ports) {
      case ("-1", _): "everything"
      case (let name, let ports?) where ports.lowerBound == ports.upperBound: "\(name) port \(ports.lowerBound)"
      case (let name, let ports?): "\(name) ports \(ports.lowerBound) to \(ports.upperBound)"
      case (let name, nil): name
      }
    let whom = peers.map { ["0.0.0.0/0", "::/0"].contains($0) ? "the internet (\($0))" : $0 }.joined(separator: ", ")
    let text = "\(what) \(isIngress ? "from" : "to") \(whom.isEmpty ? "an unknown peer" : whom)"
    return guards == .none ? text : "\(text), \(guards.text)"
  }
}

extension NetworkRule {
  private static let peerKeys = [
    "CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourceSecurityGroupName", "SourcePrefixListId",
    "DestinationSecurityGroupId", "DestinationPrefixListId",
  ]

  init(_ form: Form, _ logicalID: String, group: String, isIngress: Bool, _ guards: Guards) {
    self.guards = guards
    self.logicalID = logicalID
    self.group = group
    self.isIngress = isIngress
    let name = form["IpProtocol"]?.comparableText ?? "-1"
    protocolName = ["6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"][name] ?? name.lowercased()
    let (from, to) = (Self.port(form["FromPort"]), Self.port(form["ToPort"]))
    if let from, let to, from <= to {
      // Minus one is any type of ICMP, and any port where both are.
      ports = from == -1 && to == -1 ? 0...65_535 : from...to
    } else {
      ports = nil
    }
    peers = Self.peerKeys.compactMap { form[$0]?.comparableText }
    guard case .object(let members) = form else {
      self.form = form
      return
    }
    let own: Set<String> = ["Description", "GroupId", "GroupName"]
    self.form = .object(members.filter { !own.contains($0.key) })
  }

  private static func port(_ form: Form?) -> Int64? {
    if case .scalar(let value)? = form { return value.integer ?? value.string.flatMap { Int64($0) } }
    return nil
  }

  /// The rules that a resource has.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - logicalID: The logical id that it has in the new template.
  ///   - properties: Its properties.
  ///   - withPreset: Whether the rule counts that holds where nothing is said.
  /// - Returns: The rules.
  static func all(
    in resource: TemplateResource, as logicalID: String, _ properties: Form, withPreset: Bool
  ) -> [NetworkRule] {
    let guards = resource.object["Condition"]?.string.flatMap { Guards.none.and($0, true) } ?? .none
    switch resource.type {
    case "AWS::EC2::SecurityGroup":
      return rules(properties, logicalID, "SecurityGroupIngress", guards, withPreset: false)
        + rules(properties, logicalID, "SecurityGroupEgress", guards, withPreset: withPreset)
    case "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress":
      let isIngress = resource.type.hasSuffix("Ingress")
      let group: String =
        switch properties["GroupId"] {
        case .attribute(let name, "GroupId")?: "${\(name)}"
        case let form?: form.comparableText
        case nil: properties["GroupName"]?.comparableText ?? ""
        }
      return properties.cases(guards).compactMap { form, guards in
        form.map { NetworkRule($0, logicalID, group: group, isIngress: isIngress, guards) }
      }
    default: return []
    }
  }

  /// The rules within a group.
  private static func rules(
    _ properties: Form, _ logicalID: String, _ key: String, _ guards: Guards, withPreset: Bool
  ) -> [NetworkRule] {
    let isIngress = key == "SecurityGroupIngress"
    func rule(_ form: Form, _ guards: Guards) -> NetworkRule {
      NetworkRule(form, logicalID, group: "${\(logicalID)}", isIngress: isIngress, guards)
    }
    func found(_ form: Form?, _ guards: Guards) -> [NetworkRule] {
      switch form {
      case nil, .reference("AWS::NoValue")?: return withPreset ? [rule(everything, guards)] : []
      case .choice(let condition, let one, let other)?:
        return [(one, true), (other, false)].flatMap { branch, flag in
          guards.and(condition, flag).map { found(branch, $0) } ?? []
        }
      case .list?, .set?: return flattened(form, guards).map(rule)
      case let form?: return [rule(form, guards)]
      }
    }
    return found(properties[key], guards)
  }

  /// The rule that holds where none is said for what leaves.
  ///
  /// See [AWS::EC2::SecurityGroup](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html).
  private static let everything: Form = .object([
    .init(key: "CidrIp", form: .scalar("0.0.0.0/0")), .init(key: "IpProtocol", form: .scalar("-1")),
  ])

  /// The elements of a list in each case of the choices among them.
  private static func flattened(_ form: Form?, _ guards: Guards) -> [(Form, Guards)] {
    switch form {
    case nil, .reference("AWS::NoValue")?: return []
    case .list?, .set?: return (form?.elements ?? []).flatMap { flattened($0.form, guards) }
    case .choice(let condition, let one, let other)?:
      return [(one, true), (other, false)].flatMap { branch, flag in
        guards.and(condition, flag).map { flattened(branch, $0) } ?? []
      }
    case let form?: return form.cases(guards).compactMap { form, guards in form.map { ($0, guards) } }
    }
  }
}
