import StrataConstructs
import StrataFunctions
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataResourceModel

/// Reads the arguments of functions that are in no network.
enum FunctionReader: ConstructReader {
  static let type = "AWS::Lambda::Function"
  static let construct = "Function"
  static let growing: [String: Growth] = ["Role": .permissions("role.allow", argument: "permissions")]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    if resource.properties["VpcConfig"] != nil { throw Unlike("it's in a network") }
    let logs = try resource.part("Logs")
    var arguments = ArgumentList()
    let code = try code(resource)
    arguments.add("code", code.argument)
    let variables = resource.value(at: ["Environment", "Variables"])?.object ?? [:]
    let environment = variables.keys.compactMap { name in
      resource.text("Environment", "Variables", name).map { (key: name, value: $0) }
    }
    if !environment.isEmpty {
      arguments.add("environment", .dictionary(environment.map { ($0.key, $0.value.argument) }))
    }
    let values = NamedValues(Dictionary(environment.map { ($0.key, $0.value.value) }) { first, _ in first })
    // What the role may do is known when the construct has been tried.
    arguments.add("permissions", .list([]))
    let timeout = try resource.integer("Timeout") ?? 3
    arguments.add("timeout", Duration.code(seconds: timeout), unless: timeout == 3)
    let memory = try resource.integer("MemorySize") ?? 128
    arguments.add("memory", ".mebibytes(\(numberCode(memory)))", unless: memory == 128)
    let storage = try resource.integer("EphemeralStorage", "Size")
    if let storage { arguments.add("storage", ".mebibytes(\(numberCode(storage)))") }
    let isArm = resource.value(at: ["Architectures", "0"]) == "arm64"
    arguments.add("architecture", ".x86", unless: isArm)
    let reserved = try resource.integer("ReservedConcurrentExecutions")
    if let reserved { arguments.add("reservedConcurrency", numberCode(reserved)) }
    let isTraced = resource.value(at: ["TracingConfig", "Mode"]) == "Active"
    arguments.add("isTraced", "true", unless: !isTraced)
    let retention = try logs.retention()
    arguments.add("retention", retention.code, unless: retention.code == ".days(30)")
    let description = resource.text("Description")
    if let description { arguments.add("description", description.argument) }
    let name = resource.text("FunctionName")
    if let name { arguments.add("name", name.argument) }
    let key = resource.key("KmsKeyArn") ?? logs.key("KmsKeyId")
    if let key { arguments.add("key", key.argument) }
    let fate = try logs.deletionPolicy()
    arguments.add("deletionPolicy", fate.code, unless: fate.code == ".retain")
    return Candidate(
      id: resource.id, construct: construct, module: "Functions", arguments: arguments.arguments
    ) { scope, _ in
      Function(
        resource.id, in: scope, code: code.code, environment: values, timeout: .seconds(timeout),
        memory: .mebibytes(memory), storage: storage.map { .mebibytes($0) }, architecture: isArm ? .arm64 : .x86,
        reservedConcurrency: reserved, isTraced: isTraced, retention: retention.retention,
        description: description?.value, name: name?.value, key: key?.key, deletionPolicy: fate.policy)
    }
  }

  /// The code: a zip file in S3, or a few lines of text.
  private static func code(
    _ resource: TemplateResource
  ) throws(Unlike) -> (argument: Lift.Value, code: Function.Code) {
    guard let word = resource.properties["Runtime"]?.string, let runtime = Function.Runtime(rawValue: word),
      let handler = resource.text("Handler")
    else { throw Unlike("it has no Runtime and Handler that are known") }
    if let text = resource.value(at: ["Code", "ZipFile"])?.string, let code = resource.text("Code", "ZipFile") {
      var arguments: [Lift.Argument] = [.init(nil, code.argument), .init("runtime", .swift(".\(runtime)"))]
      if resource.properties["Handler"] != "index.handler" { arguments.append(.init("handler", handler.argument)) }
      return (.call(".inline", arguments), .inline(text, runtime: runtime, handler: handler.value))
    }
    guard let key = resource.text("Code", "S3Key"), let bucket = resource.text("Code", "S3Bucket") else {
      throw Unlike("its code is neither text nor in S3")
    }
    let version = resource.text("Code", "S3ObjectVersion")
    var arguments: [Lift.Argument] = [.init(nil, key.argument), .init("in", bucket.argument)]
    if let version { arguments.append(.init("version", version.argument)) }
    if runtime != .providedAL2023 { arguments.append(.init("runtime", .swift(".\(runtime)"))) }
    if resource.properties["Handler"] != "bootstrap" { arguments.append(.init("handler", handler.argument)) }
    return (
      .call(".object", arguments),
      .object(key.value, in: bucket.value, version: version?.value, runtime: runtime, handler: handler.value)
    )
  }
}

extension Function: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] {
    [("resource", resource), ("role.resource", role.resource), ("logGroup.resource", logGroup.resource)]
  }

  var madeValues: [(member: String, value: StringValue)] {
    [
      ("arn", arn), ("name", name), ("role.arn", role.arn), ("role.name", role.name), ("logGroup.name", logGroup.name),
    ]
  }
}
