/// A route that is being declared, as its target sees it.
public struct Route {
  /// The listener whose route it is.
  public let listener: Listener

  /// The scope in which it was declared.
  package let home: Scope

  package let declaration: Declaration

  /// The load balancer whose requests come.
  public var loadBalancer: ApplicationLoadBalancer { listener.loadBalancer }

  /// Lets the requests in: from the load balancer's group into that of what they're for.
  ///
  /// - Parameters:
  ///   - target: The construct that the requests are for.
  ///   - port: The port that they come to, 1 to 65,535.
  public func allow(to target: some Connectable & Construct, port: Int) {
    // Both rules stand in the target's stack, which needs the listener to be reached at all; or the listener's stack
    // would need the target's as well.
    target.securityGroup.allow(
      from: loadBalancer.securityGroup, port: port,
      rulesIn: target.scope.stack == home.stack ? target.securityGroup.scope : target.scope, at: declaration.site)
  }

  /// Reports a target that listens at no port.
  package func reportNoPort(of subject: ConstructPath, a thing: String, hint: String) {
    declaration.report(
      "\(subject) listens at no port", property: "to", expected: "a \(thing) with a port", given: "one without",
      hint: hint)
  }

  /// Reports a target that is in another network than the load balancer.
  package func check(_ vpc: some Network, of subject: ConstructPath) {
    guard vpc.vpcID.node.isCertainlyOther(than: loadBalancer.vpcID.node) else { return }
    declaration.report(
      "\(subject) is in another network than the load balancer", property: "to",
      expected: "a target in the network of \(loadBalancer.scope.path)", given: "one in another",
      hint: "give both the same vpc, or declare a load balancer in the other network")
  }
}

extension TemplateNode {
  /// Whether both certainly name two different things, as literals or as resources of this app.
  fileprivate func isCertainlyOther(than other: TemplateNode) -> Bool {
    switch (content, other.content) {
    case (.literal(let own), .literal(let other)): own != other
    case (.reference(let own), .reference(let other)):
      own.anchor.kind == .resource && other.anchor.kind == .resource && own.anchor !== other.anchor
    case (.literal, .reference(let reference)), (.reference(let reference), .literal):
      reference.anchor.kind == .resource
    default: false
    }
  }
}
