internal import StrataEC2Network

/// The place that a security group may send traffic to.
public struct OutboundRule: Sendable, Hashable {
  enum Kind: Hashable {
    case port(Int)
    case anything
  }

  let kind: Kind
  let block: CIDR

  /// HTTPS to anywhere, which the services of AWS are reached by.
  public static let https = OutboundRule(kind: .port(443), block: .anywhere)

  /// Any traffic to anywhere.
  public static let anything = OutboundRule(kind: .anything, block: .anywhere)

  /// Traffic over TCP to a port.
  ///
  /// - Parameters:
  ///   - port: The port, 1 to 65,535.
  ///   - block: The addresses it may be sent to; anywhere unless given.
  /// - Returns: The rule.
  public static func tcp(port: Int, to block: CIDR = .anywhere) -> OutboundRule {
    OutboundRule(kind: .port(port), block: block)
  }
}

extension [OutboundRule] {
  /// The rules as the group's resource takes them.
  ///
  /// A group made without any rule for what it sends may send anything, so that a rule that allows nothing stands for
  /// none. See [AWS::EC2::SecurityGroup](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html).
  func egress(_ declaration: Declaration) -> ListValue<EC2.SecurityGroup.Egress> {
    if isEmpty {
      return [.init(ipProtocol: "-1", cidrIp: "127.0.0.1/32", description: "Nothing may be sent")]
    }
    // EC2 refuses a rule that is there twice.
    let once = enumerated().filter { !self[..<$0.offset].contains($0.element) }.map(\.element)
    return ListValue(once.map { $0.egress(declaration) })
  }
}

extension OutboundRule {
  fileprivate func egress(_ declaration: Declaration) -> EC2.SecurityGroup.Egress {
    block.report(by: declaration, property: "outbound")
    switch kind {
    case .anything:
      return .init(ipProtocol: "-1", cidrIp: block.value, description: "Anything may be sent")
    case .port(let port):
      let number = declaration.port(port, property: "outbound")
      return .init(
        ipProtocol: "tcp", cidrIp: block.value, description: "Port \(number) of \(block.value)", fromPort: number,
        toPort: number)
    }
  }
}
