import StrataConstructs
import StrataContainers
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataObservability

/// Reads the arguments of services that no load balancer sends to, in a cluster of the same template.
enum FargateServiceReader: ConstructReader {
  static let type = "AWS::ECS::Service"
  static let construct = "FargateService"
  static let growing: [String: Growth] = ["TaskRole": .permissions("taskRole.allow", argument: "permissions")]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    if resource.properties["LoadBalancers"] != nil { throw Unlike("a load balancer sends to it") }
    guard let cluster = TemplateResource.target(resource.properties["Cluster"]),
      resource.other(cluster)?.object["Type"]?.string == ClusterReader.type
    else { throw Unlike("its cluster isn't in the template") }
    let task = try resource.part("TaskDefinition")
    let logs = try resource.part("Logs")
    guard let units = try task.integer("Cpu"), let mebibytes = try task.integer("Memory") else {
      throw Unlike("the size of its tasks isn't known now")
    }
    let container = try FargateContainer(task)
    let scaling = try ServiceScale(resource)
    var arguments = ArgumentList()
    arguments.add("cluster", .construct(cluster))
    arguments.add("image", container.image.argument)
    arguments.add("cpu", ".units(\(numberCode(units)))")
    arguments.add("memory", ".mebibytes(\(numberCode(mebibytes)))")
    if !container.command.isEmpty { arguments.add("command", .list(container.command.map(\.argument))) }
    if !container.environment.isEmpty {
      arguments.add("environment", .dictionary(container.environment.map { ($0.name, $0.value.argument) }))
    }
    // What the containers may do is known when the construct has been tried.
    arguments.add("permissions", .list([]))
    arguments.add("scaling", scaling.code, unless: scaling.code == ".fixed(1)")
    let isArm = task.value(at: ["RuntimePlatform", "CpuArchitecture"]) == "ARM64"
    arguments.add("architecture", ".arm64", unless: !isArm)
    let isSpot = resource.value(at: ["CapacityProviderStrategy", "0", "CapacityProvider"]) == "FARGATE_SPOT"
    arguments.add("capacity", ".spot", unless: !isSpot)
    let isPublic =
      resource.value(at: ["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]) == "ENABLED"
    arguments.add("subnets", ".public", unless: !isPublic)
    let retention = try logs.retention()
    arguments.add("logRetention", retention.code, unless: retention.code == ".days(30)")
    let key = logs.key("KmsKeyId")
    if let key { arguments.add("logKey", key.argument) }
    let environment = NamedValues(
      Dictionary(container.environment.map { ($0.name, $0.value.value) }) { first, _ in first })
    return Candidate(
      id: resource.id, construct: construct, module: "Containers", arguments: arguments.arguments, needs: [cluster]
    ) { scope, constructs in
      guard let cluster = constructs[cluster] as? Cluster else { return nil }
      return FargateService(
        resource.id, in: scope, cluster: cluster, image: container.image.image, cpu: .units(units),
        memory: .mebibytes(mebibytes), command: container.command.map(\.value), environment: environment,
        scaling: scaling.scaling, architecture: isArm ? .arm64 : .x86, capacity: isSpot ? .spot : .onDemand,
        subnets: isPublic ? .public : .private, logRetention: retention.retention, logKey: key?.key)
    }
  }
}

extension FargateService: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] {
    [
      ("resource", resource), ("taskDefinition", taskDefinition), ("taskRole.resource", taskRole.resource),
      ("executionRole.resource", executionRole.resource), ("logGroup.resource", logGroup.resource),
    ]
  }

  var madeValues: [(member: String, value: StringValue)] {
    [
      ("name", name), ("securityGroup.id", securityGroup.id), ("taskRole.arn", taskRole.arn),
      ("executionRole.arn", executionRole.arn), ("logGroup.name", logGroup.name),
    ]
  }
}
