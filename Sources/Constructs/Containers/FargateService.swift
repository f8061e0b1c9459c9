internal import StrataECS

/// A service: tasks of the same containers, kept running on Fargate.
///
/// ```swift
/// let service = FargateService(
///   "Web", in: scope, cluster: cluster, image: .ecr(repository, tag: "1.4.2"), cpu: .vcpu(0.5), memory: .gibibytes(1),
///   port: 8080, healthCheck: .http("/health"), secrets: ["API_TOKEN": token], permissions: [alarms.publishing],
///   scaling: .cpu(target: 0.7, tasks: 2...10))
/// ```
///
/// Its tasks have no public address, may send HTTPS and nothing else, and let nothing in until a listener or an API is
/// routed to them. Their task role permits what is passed as `permissions`; their execution role pulls the image, reads
/// the secrets and writes the logs, and no more. A deployment that doesn't come up is rolled back.
///
/// Resources: `AWS::ECS::Service` with task definition, roles, log group, security group and scaling.
public struct FargateService: Construct, Connectable, RouteTarget {
  /// The architecture of the processors of tasks.
  public enum Architecture: String, Sendable, Hashable, CaseIterable {
    /// 64 bits as made by Intel and AMD.
    case x86 = "X86_64"
    /// 64 bits as made by Arm, cheaper on Fargate.
    case arm64 = "ARM64"
  }

  /// The scope of what belongs to the service.
  public let scope: Scope

  /// The service as it is in the template.
  public let resource: Resource

  /// The task definition as it is in the template.
  public let taskDefinition: Resource

  /// The role that the containers have.
  public let taskRole: Role

  /// The role that starts the containers.
  public let executionRole: Role

  /// The log group that the containers' output goes to.
  public let logGroup: LogGroup

  /// The group whose rules hold for the tasks' traffic.
  public let securityGroup: SecurityGroup

  /// The cluster it runs in.
  public let cluster: any ContainerCluster

  /// The port that the tasks listen at, if they do.
  public let port: Int?

  /// The service's name.
  public var name: StringValue { resource.attribute("Name") }

  private let healthCheck: HealthCheck.Settings?
  private let containerName: StringValue
  private let ownGroup = OwnTargetGroup()

  /// Declares a service.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the service is declared.
  ///   - cluster: The cluster it runs in.
  ///   - image: The image of its container.
  ///   - cpu: The share of CPU of each task, one that Fargate sells: 0.25 to 16 vCPU.
  ///   - memory: The memory of each task, an amount that Fargate sells with that share.
  ///   - port: The port that the container listens at, 1 to 65,535; none, as for a worker, unless given.
  ///   - healthCheck: The check by which a load balancer finds out whether a task answers, for a service with a port; a
  ///     request for `/` unless given.
  ///   - command: The command that runs; the image's own unless given.
  ///   - environment: Environment variables in plain sight, where secrets don't belong; none unless given.
  ///   - secrets: Environment variables whose values are looked up when a task starts; none unless given.
  ///   - permissions: The permissions of the containers; none unless given.
  ///   - scaling: The number of tasks; always one unless given.
  ///   - sidecars: Containers that run beside it in each task; none unless given.
  ///   - architecture: The processors that the image is made for; ``Architecture/x86`` unless given.
  ///   - rootFilesystem: The files of its own that the container may write to; everything unless given.
  ///   - capacity: The capacity that the tasks run on; Fargate without interruptions unless given.
  ///   - deployment: The way in which tasks are replaced; none stops before its successor runs unless given.
  ///   - subnets: The subnets of the cluster's network that the tasks are in; private ones unless given. In public ones
  ///     each task has a public address.
  ///   - outbound: The places that the tasks may send traffic to, beside the groups that let them in; HTTPS to anywhere
  ///     unless given.
  ///   - logRetention: The time for which output is kept; 30 days unless given.
  ///   - logKey: The key that output is encrypted with; one of CloudWatch's own unless given.
  ///   - gracePeriod: The time a new task may fail its health checks, 0 s to 2,147,483,647 s; 60 s unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, cluster: some ContainerCluster, image: ContainerImage, cpu: Cpu, memory: Memory,
    port: Int? = nil, healthCheck: HealthCheck? = nil, command: [StringValue] = [],
    environment: NamedValues<StringValue> = [:], secrets: NamedValues<any ContainerSecret> = [:],
    permissions: [Permission] = [], scaling: Scaling = .fixed(1), sidecars: [Container] = [],
    architecture: Architecture = .x86, rootFilesystem: RootFilesystem = .writable,
    capacity: FargateCapacity = .onDemand, deployment: RollingDeployment = .rolling(),
    subnets: Subnet.Kind = .private, outbound: [OutboundRule] = [.https], logRetention: Retention = .days(30),
    logKey: (any EncryptionKey)? = nil, gracePeriod: Duration = .seconds(60), file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.cluster = cluster
    self.port = port
    self.healthCheck = port == nil ? nil : (healthCheck ?? .http("/")).settings(declaration)
    if port == nil, healthCheck != nil {
      declaration.report(
        "nobody asks a service without a port whether it answers", severity: .warning, property: "healthCheck",
        hint: "give the port that the container listens at, or leave out the health check")
    }
    FargateSize.check(cpu, memory, declaration)
    deployment.check(declaration, fewestTasks: scaling.fewest)

    let containers =
      [
        Container(
          "main", image: image, port: port, command: command, environment: environment, secrets: secrets,
          rootFilesystem: rootFilesystem)
      ] + sidecars
    containers.checkNames(declaration)
    containerName = .literal(containers[0].name)

    logGroup = LogGroup("Logs", in: scope, retention: logRetention, key: logKey)
    let conditions: [PolicyCondition] = [.stringEquals("aws:SourceAccount", .accountID)]
    taskRole = Role(
      "TaskRole", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), when: conditions, permissions: permissions)
    executionRole = Role(
      "ExecutionRole", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), when: conditions,
      permissions: containers.flatMap(\.starting) + [logGroup.writing])
    securityGroup = SecurityGroup(
      "SecurityGroup", in: scope, vpc: cluster.vpc, description: .literal("Tasks of \(scope.path)"),
      outbound: outbound)

    taskDefinition =
      ECS.TaskDefinition(
        "TaskDefinition", in: scope,
        containerDefinitions: ListValue(containers.map { [logGroup] in $0.definition(logs: logGroup, declaration) }),
        cpu: .literal("\(cpu.units)"), executionRoleArn: executionRole.arn, memory: .literal("\(memory.mebibytes)"),
        networkMode: .awsvpc, requiresCompatibilities: [.fargate],
        runtimePlatform: .init(
          cpuArchitecture: .literal(architecture.rawValue), operatingSystemFamily: .linux),
        taskRoleArn: taskRole.arn, volumes: containers.volumes
      ).resource

    resource =
      ECS.Service(
        id, in: parent,
        capacityProviderStrategy: capacity.strategy(declaration), cluster: cluster.name,
        deploymentConfiguration: .init(
          deploymentCircuitBreaker: .init(enable: true, rollback: true),
          maximumPercent: .literal(deployment.maximumPercent),
          minimumHealthyPercent: .literal(deployment.minimumHealthyPercent)),
        // Left out where the number of tasks follows the load, or each deployment would set it back.
        desiredCount: scaling.goals.isEmpty ? .literal(max(scaling.fewest, 0)) : nil,
        enableECSManagedTags: true,
        networkConfiguration: .init(
          awsvpcConfiguration: .init(
            assignPublicIp: subnets == .public ? .enabled : .disabled, securityGroups: [securityGroup.id],
            subnets: declaration.subnets(subnets, of: cluster.vpc).ids)),
        propagateTags: .service, taskDefinition: taskDefinition.ref
      ).resource
    // Tasks that start before there is a way to their image fail, and the deployment with them.
    for route in cluster.vpc.routes(of: subnets) { resource.wait(for: route) }
    finish(scaling, gracePeriod, declaration)
  }

  /// Completes the service when everything is declared: what reaches it, and how it scales.
  private func finish(_ scaling: Scaling, _ gracePeriod: Duration, _ declaration: Declaration) {
    scaling.check(declaration)
    let graceSeconds = declaration.seconds(gracePeriod, in: 0...2_147_483_647, property: "gracePeriod")
    scope.atFinalization { [self] in
      scaling.declare(for: self, declaration)
      if let targetGroup {
        resource.set("HealthCheckGracePeriodSeconds", to: graceSeconds)
        let balancer = ECS.Service.LoadBalancer(
          containerName: containerName, containerPort: usedPort.map { .literal($0) },
          targetGroupArn: targetGroup.ref)
        resource.set("LoadBalancers", to: ListValue([balancer]))
      } else if let port, port == usedPort, !securityGroup.isReached(on: port) {
        declaration.report(
          "nothing reaches port \(port) of this service", severity: .warning, rule: .unreachedPort, property: "port",
          hint: "route a listener or an API's stage to it, allow(from:port:) another construct, or leave out the port")
      }
    }
  }

  /// The target group that traffic comes through, if a load balancer sends any.
  public var targetGroup: Resource? { ownGroup.made?.resource }

  /// The target group that metrics of requests are of.
  var routed: OwnTargetGroup { ownGroup }

  /// The port, or the nearest one that there is; the container reports one that there isn't.
  private var usedPort: Int? { port.map { min(max($0, 1), 65_535) } }

  /// The target group of the tasks, made for the first route.
  public func targets(of route: Route) -> RoutedTargets {
    guard let port = usedPort, let healthCheck else {
      route.reportNoPort(
        of: scope.path, a: "service", hint: "give the service the port that its container listens at")
      return RoutedTargets()
    }
    let group = ownGroup.group(
      of: self, type: "ip", port: port, check: healthCheck, vpc: cluster.vpc, for: route)
    // Without the rule its target group belongs to no load balancer, and ECS refuses the service.
    return group.map { RoutedTargets($0.ref, ruleIn: scope, waiting: [resource]) } ?? RoutedTargets()
  }
}

extension RuleID {
  /// A service listens at a port that nothing may send traffic to.
  public static let unreachedPort: RuleID = "unreached-port"
}

extension FargateService.Architecture: Decodable, ProfileChoice {
  /// Reads the name of an architecture, such as `arm64`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
