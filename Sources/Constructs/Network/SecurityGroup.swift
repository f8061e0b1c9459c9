internal import StrataEC2Network
import StrataText

/// The rules by which traffic may be sent to a part of a network, and from there.
///
/// ```swift
/// let database = SecurityGroup("Database", in: scope, vpc: vpc, description: "Database of the orders", outbound: [])
/// database.allow(from: service, port: 5432)
/// ```
///
/// Nothing is let in unless allowed. A rule between two groups names the other by its id, so that it holds whatever
/// addresses there are; it's a resource of its own, and the other group gets the matching rule for what it sends.
/// Resource: `AWS::EC2::SecurityGroup`.
public struct SecurityGroup: Construct, Connectable {
  /// The scope of what belongs to the group.
  public let scope: Scope

  /// The group as it is in the template; nil of a group that exists already.
  public let resource: Resource?

  /// The group's id.
  public let id: StringValue

  /// The group itself.
  public var securityGroup: SecurityGroup { self }

  private let rules: Rules

  /// Declares a security group.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the group is declared.
  ///   - vpc: The network it's in; a change replaces the group.
  ///   - description: The purpose of the group, 1 to 255 characters; a change replaces the group.
  ///   - outbound: The places that traffic may be sent to, beside the groups that let this one in; HTTPS to anywhere
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateSecurityGroup](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, description: StringValue, outbound: [OutboundRule] = [.https],
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let group = EC2.SecurityGroup(
      id, in: parent, groupDescription: description.checkedDescription,
      securityGroupEgress: outbound.egress(declaration),
      vpcId: vpc.vpcID)
    resource = group.resource
    self.id = group.groupId
    rules = Rules(sendsAnywhere: outbound.contains { $0.kind == .anything })
  }

  /// Names a security group that exists already, for rules with it.
  ///
  /// - Parameters:
  ///   - id: The id below the scope, which rules are named by.
  ///   - parent: The scope in which rules for the group are declared.
  ///   - existing: The group's id, such as `sg-0a1b2c3d`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(
    _ id: String, in parent: Scope, existing: StringValue, file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, calledFrom: CallSite(file: file, line: line))
    resource = nil
    self.id = existing.checkedID("sg", of: "a security group")
    rules = Rules(sendsAnywhere: false)
  }

  /// Lets another group, or a construct that has one, send traffic here.
  ///
  /// - Parameters:
  ///   - other: The one that may send traffic.
  ///   - port: The port it may send to, 1 to 65,535.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allow(from other: some Connectable, port: Int, file: String = #filePath, line: Int = #line) {
    let source = other.securityGroup
    // Between two stacks both rules stand in the later one, which may well use the earlier; or each would need the
    // other.
    allow(
      from: source, port: port, rulesIn: source.scope.stackIndex > scope.stackIndex ? source.scope : scope,
      at: CallSite(file: file, line: line))
  }

  /// Lets another group send traffic here, by rules in one of two stacks where the groups are in two.
  package func allow(from source: SecurityGroup, port: Int, rulesIn home: Scope, at site: CallSite) {
    if scope.path.isRepeated || source.scope.path.isRepeated { return }
    let declaration = Declaration(scope, at: site)
    let number = declaration.port(port)
    if !rules.sources.insert("\(source.scope.path) \(port)").inserted { return }
    rules.ports.insert(port)
    let isHere = home.stack == scope.stack
    EC2.SecurityGroupIngress(
      isHere ? "From\(source.name(in: home))Port\(port)" : "Into\(name(in: home))Port\(port)",
      in: isHere ? scope : source.scope, ipProtocol: "tcp", description: .literal("From \(source.scope.path)"),
      fromPort: number, groupId: id, sourceSecurityGroupId: source.id, toPort: number, file: declaration.file,
      line: declaration.line
    ).resource.belongs(to: source.scope.environment)
    if source.rules.sendsAnywhere { return }
    let isThere = home.stack == source.scope.stack
    EC2.SecurityGroupEgress(
      isThere ? "To\(name(in: home))Port\(port)" : "SentFrom\(source.name(in: home))Port\(port)",
      in: isThere ? source.scope : scope, groupId: source.id, ipProtocol: "tcp",
      description: .literal("To \(scope.path)"), destinationSecurityGroupId: id, fromPort: number, toPort: number,
      file: declaration.file,
      line: declaration.line
    ).resource.belongs(to: scope.environment)
  }

  /// Lets a block of addresses send traffic here.
  ///
  /// - Parameters:
  ///   - block: The addresses that may send traffic; ``CIDR/anywhere`` for the whole internet.
  ///   - port: The port they may send to, 1 to 65,535.
  ///   - description: The purpose of the rule, 1 to 255 characters; the port and the block unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allow(
    from block: CIDR, port: Int, description: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(scope, at: CallSite(file: file, line: line))
    block.report(by: declaration, property: "from")
    let number = declaration.port(port)
    // An unknown block has been reported, and says nothing more.
    guard let id = block.id, rules.sources.insert("\(block) \(port)").inserted else { return }
    rules.ports.insert(port)
    let description = description?.checkedDescription ?? .literal("Port \(port) from \(block)")
    if let resource {
      rules.blocks.append(
        .init(
          ipProtocol: "tcp", cidrIp: block.value, description: description, fromPort: number, toPort: number))
      resource.set("SecurityGroupIngress", to: ListValue(rules.blocks))
    } else {
      EC2.SecurityGroupIngress(
        "From\(id)Port\(port)", in: scope, ipProtocol: "tcp", cidrIp: block.value, description: description,
        fromPort: number, groupId: self.id, toPort: number, file: declaration.file, line: declaration.line)
    }
  }

  /// The name that rules in a stack have for this group: its path, without the stack where it's the same.
  private func name(in home: Scope) -> String {
    scope.stack == home.stack
      ? scope.path.idsBelowStack.map(\.pascalCased).joined() : scope.pathInPascalCase
  }

  /// Whether something was let in on a port.
  package func isReached(on port: Int) -> Bool { rules.ports.contains(port) }

  /// The rules declared so far.
  private final class Rules {
    let sendsAnywhere: Bool
    /// The sources that may send traffic, each with the port.
    var sources: Set<String> = []
    var ports: Set<Int> = []
    var blocks: [EC2.SecurityGroup.Ingress] = []

    init(sendsAnywhere: Bool) { self.sendsAnywhere = sendsAnywhere }
  }
}

extension Scope {
  /// The path with the stack, as a part of an id in another stack.
  package var pathInPascalCase: String { ([stack] + path.idsBelowStack).map(\.pascalCased).joined() }
}

extension StringValue {
  /// The description of a group or a rule, with a mistake in its place where the service is known to refuse it.
  fileprivate var checkedDescription: StringValue {
    checked { text in
      if (1...255).contains(text.utf8.count), text.consistsOfAlphanumerics(and: " ._-:/()#,@[]+=&;{}!$*") { return nil }
      return Finding(
        .invalidValue, "EC2 refuses this description",
        expected: "1 to 255 letters A to Z, digits, spaces and ._-:/()#,@[]+=&;{}!$*", given: "\"\(text)\"")
    }
  }
}
