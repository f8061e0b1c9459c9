internal import StrataAutoScaling
internal import StrataEC2
internal import StrataIAM
import StrataText

/// A group of instances that start from one image, are spread over zones and are replaced when they fail.
///
/// ```swift
/// let group = InstanceGroup(
///   "Web", in: scope, vpc: vpc, type: "t3.medium", instances: .between(2, upTo: 6),
///   start: .script("dnf install -y docker"), port: 8080, healthCheck: .http("/health"), permissions: [uploads.reading])
/// ```
///
/// Its instances have no public address, encrypted disks and the second version of the metadata service alone; they may
/// send HTTPS and nothing else, and let nothing in until a listener is routed to them. Instead of SSH there are sessions
/// of Systems Manager. A deployment whose instances don't come up goes back to what was there.
///
/// Resources: `AWS::AutoScaling::AutoScalingGroup` with launch template, role, instance profile, security group and
/// scaling.
public struct InstanceGroup: Construct, Connectable, RouteTarget {
  /// The scope of what belongs to the group.
  public let scope: Scope

  /// The group as it is in the template.
  public let resource: Resource

  /// The template that instances are launched by, as it is in the template.
  public let launchTemplate: Resource

  /// The role that the instances have.
  public let role: Role

  /// The group whose rules hold for the instances' traffic.
  public let securityGroup: SecurityGroup

  /// The network it's in.
  public let vpc: any Network

  /// The port that the instances listen at, if they do.
  public let port: Int?

  /// The group's name.
  public var name: StringValue { resource.ref }

  /// The target group that requests come through, if a load balancer sends any.
  public var targetGroup: Resource? { routed.made?.resource }

  let routed = OwnTargetGroup()
  private let check: HealthCheck.Settings?

  /// Declares a group of instances.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the group is declared.
  ///   - vpc: The network it's in.
  ///   - type: The type of the instances, such as `t3.medium`.
  ///   - instances: The number of instances, 0 or more; a deployment may have some more for a while.
  ///   - goal: The goal that the number follows where it's between two; 0.7 of the CPU unless given.
  ///   - image: The image that they start from; Amazon Linux 2023 for the type's processors unless given.
  ///   - start: The commands that an instance runs when it starts for the first time; none unless given.
  ///   - port: The port that they listen at, 1 to 65,535; none, as for workers, unless given.
  ///   - healthCheck: The check by which a load balancer finds out whether an instance answers, for a group with a port;
  ///     a request for `/` unless given.
  ///   - role: The role that the instances have, which trusts `ec2.amazonaws.com`; one of their own unless given.
  ///   - permissions: The permissions of what runs on the instances; none unless given.
  ///   - replacement: The way in which a deployment replaces them; one after the other unless given.
  ///   - disk: The size of an instance's disk, 1 GiB to 16,384 GiB in whole GiB; 8 GiB unless given.
  ///   - runsContainers: Whether containers on the instances get the role's credentials; only processes of the instance
  ///     itself unless said.
  ///   - subnets: The subnets that the instances are in; private ones unless given.
  ///   - outbound: The places that the instances may send traffic to, beside the groups that let them in; HTTPS to
  ///     anywhere unless given.
  ///   - gracePeriod: The time that a new instance may fail its health checks, 0 s to 2 h; 5 min unless given.
  ///   - name: The name of the instances, which several may have; the group's path unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, type: StringValue, instances: InstanceCount,
    following goal: InstanceGoal = .cpu(0.7), image: MachineImage? = nil, start: StartScript = .none,
    port: Int? = nil, healthCheck: HealthCheck? = nil, role: Role? = nil, permissions: [Permission] = [],
    replacement: InstanceReplacement = .rolling(), disk: Memory = .gibibytes(8), runsContainers: Bool = false,
    subnets: Subnet.Kind = .private, outbound: [OutboundRule] = [.https], gracePeriod: Duration = .minutes(5),
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    (self.vpc, self.port) = (vpc, port)
    _ = port.map { declaration.port($0) }
    check = port == nil ? nil : (healthCheck ?? .http("/")).settings(declaration)
    if port == nil, healthCheck != nil {
      declaration.report(
        "nobody asks a group without a port whether it answers", severity: .warning, property: "healthCheck",
        hint: "give the port that the instances listen at, or leave out the health check")
    }
    instances.check(declaration)
    let image = InstanceType.image(image, for: type, declaration)
    let name = name ?? .literal("\(scope.path)")

    securityGroup = SecurityGroup(
      "SecurityGroup", in: scope, vpc: vpc, description: .literal("Instances of \(scope.path)"), outbound: outbound)
    if let role {
      self.role = role
    } else {
      self.role = Role("Role", in: scope, trusting: .service("ec2.amazonaws.com"))
    }
    // In the policy of a role of another stack the pseudo parameter would be that stack's name.
    let isOwn = self.role.scope.stackIndex == scope.stackIndex
    self.role.allow(permissions + [.sessions(of: isOwn ? .stackName : .literal(scope.stack))])
    let profile = IAM.InstanceProfile("Profile", in: scope, roles: [self.role.name])
    let imageID = image.id(declaration)
    let group = AutoScaling.AutoScalingGroup(
      id, in: parent, maxSize: .literal("\(instances.largest(replacedBy: replacement))"),
      minSize: .literal("\(max(instances.fewest, 0))"),
      healthCheckGracePeriod: declaration.seconds(gracePeriod, in: 0...7_200, property: "gracePeriod"),
      metricsCollection: [.init(granularity: "1Minute")],
      vpcZoneIdentifier: declaration.subnets(subnets, of: vpc).ids, tags: ["Name": name])
    resource = group.resource
    let probe = Self.probe(port, check)
    let launch = EC2.LaunchTemplate(
      "LaunchTemplate", in: scope,
      launchTemplateData: .init(
        blockDeviceMappings: [
          .init(
            deviceName: "/dev/xvda",
            ebs: .init(
              deleteOnTermination: true, encrypted: true, volumeSize: disk.size(declaration), volumeType: "gp3"))
        ],
        iamInstanceProfile: .init(arn: profile.resource.attribute("Arn")), imageId: imageID, instanceType: type,
        metadataOptions: .init(
          httpEndpoint: "enabled", httpPutResponseHopLimit: runsContainers ? 2 : 1, httpTokens: "required"),
        monitoring: .init(enabled: true), securityGroupIds: [securityGroup.id],
        tagSpecifications: ListValue(
          ["instance", "volume"].map { kind in
            .init(resourceType: .literal(kind), tags: [.init(key: "Name", value: name)])
          }),
        userData: start.userData(of: resource, signalingBy: image.signalCommand, until: probe, declaration)))
    launchTemplate = launch.resource
    if runsContainers {
      launchTemplate.acceptByDefault(
        .checkov("CKV_AWS_341"), because: "A container is one hop further from the metadata than the instance")
    }
    resource.set(
      "LaunchTemplate",
      to: AutoScaling.AutoScalingGroup.LaunchTemplateSpecification(
        version: launchTemplate.attribute("LatestVersionNumber"), launchTemplateId: launchTemplate.ref))
    // An instance that starts before there is a way out of its network can't fetch what it needs.
    for route in vpc.routes(of: subnets) { resource.wait(for: route) }
    replacement.apply(to: resource, instances: instances, signals: image.signalCommand != nil, declaration)
    finish(scaling: instances.isScaled ? goal : nil, declaration)
  }

  /// Completes the group when everything is declared: what reaches it, and how it scales.
  private func finish(scaling goal: InstanceGoal?, _ declaration: Declaration) {
    scope.atFinalization { [self] in
      goal?.declare(for: self, declaration)
      if let targetGroup {
        resource.set("TargetGroupARNs", to: ListValue([targetGroup.ref]))
        resource.set("HealthCheckType", to: "ELB" as StringValue)
      } else if let port, Declaration.ports.contains(port), !securityGroup.isReached(on: port) {
        declaration.report(
          "nothing reaches port \(port) of this group", severity: .warning, rule: "unreached-port", property: "port",
          hint: "route a listener to it, allow(from:port:) another construct, or leave out the port")
      }
    }
  }

  /// What an instance asks itself before it says that it works.
  private static func probe(_ port: Int?, _ check: HealthCheck.Settings?) -> String? {
    guard let port, let check, let path = check.path.node.literalText else { return nil }
    return "curl --silent --fail --max-time 5 --output /dev/null 'http://localhost:\(port)\(path)'"
  }

  /// The target group of the instances, made for the first route.
  public func targets(of route: Route) -> RoutedTargets {
    guard let port, let check else {
      route.reportNoPort(
        of: scope.path, a: "group", hint: "give the group the port that its instances listen at")
      return RoutedTargets()
    }
    let used = min(max(port, 1), 65_535)
    let group = routed.group(of: self, type: "instance", port: used, check: check, vpc: vpc, for: route)
    return group.map { RoutedTargets($0.ref, ruleIn: scope) } ?? RoutedTargets()
  }
}
