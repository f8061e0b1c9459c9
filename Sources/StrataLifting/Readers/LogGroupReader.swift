import StrataLanguage
import StrataMigration
import StrataObservability

/// Reads the arguments of log groups.
enum LogGroupReader: ConstructReader {
  static let type = "AWS::Logs::LogGroup"
  static let construct = "LogGroup"

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    var arguments = ArgumentList()
    let retention = try resource.retention()
    arguments.add("retention", retention.code, unless: retention.code == ".days(30)")
    let name = resource.text("LogGroupName")
    if let name { arguments.add("name", name.argument) }
    let key = resource.key("KmsKeyId")
    if let key { arguments.add("key", key.argument) }
    let fate = try resource.deletionPolicy()
    arguments.add("deletionPolicy", fate.code, unless: fate.code == ".retain")
    return Candidate(
      id: resource.id, construct: construct, module: "Observability", arguments: arguments.arguments
    ) { scope, _ in
      LogGroup(
        resource.id, in: scope, retention: retention.retention, name: name?.value, key: key?.key,
        deletionPolicy: fate.policy)
    }
  }
}

extension TemplateResource {
  /// The time for which a log group keeps logs.
  func retention() throws(Unlike) -> (code: String, retention: Retention) {
    guard let days = try integer("RetentionInDays") else { return (".forever", .forever) }
    return (Duration.code(days: days), .days(days))
  }
}

extension LogGroup: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource)] }
  var madeValues: [(member: String, value: StringValue)] { [("name", name)] }
}
