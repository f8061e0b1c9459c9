import StrataJSON
import StrataTemplate

/// Reads what resources select.
struct SelectionReader {
  let world: IsolationWorld

  /// The selections of a resource.
  func selections(of resource: WorldResource) -> [Selection] {
    let properties = resource.resource
    func selection(
      _ property: String, _ words: String, _ types: Set<String>?, _ alternatives: [[Selection.Filter]]
    ) -> Selection {
      Selection(
        holder: resource.index, pointer: properties.pointer(property), words: words, types: types,
        alternatives: alternatives)
    }
    switch resource.type {
    case "AWS::AutoScalingPlans::ScalingPlan":
      guard let source = properties.placed("ApplicationSource") else { return [] }
      let filters = elements(source["TagFilters"]).map { tag($0, "Key", "Values", resource) }
      return filters.isEmpty ? [] : [selection("ApplicationSource", "scales", Self.scaled, [filters])]
    case "AWS::Backup::BackupSelection":
      return [
        selection("BackupSelection", "backs up", Self.backedUp, backup(properties.placed("BackupSelection"), resource))
      ]
    case "AWS::Budgets::Budget":
      return [selection("Budget", "counts the costs of", nil, [budget(properties.placed("Budget"), resource)])]
    case "AWS::CodeDeploy::DeploymentGroup": return deployments(resource)
    case "AWS::Config::ConfigRule":
      let scope = properties.placed("Scope")
      if scope?["ComplianceResourceId"] != nil { return [] }
      let types = Set(elements(scope?["ComplianceResourceTypes"]).compactMap(\.value.string))
      let filters = scope?["TagKey"] == nil ? [] : [tag(scope, "TagKey", "TagValue", resource)]
      return [selection("Scope", "checks the settings of", types.isEmpty ? nil : types, [filters])]
    case "AWS::DLM::LifecyclePolicy":
      let tags = elements(properties.placed("PolicyDetails")?["TargetTags"]).map { [tag($0, "Key", "Value", resource)] }
      let isOfAll = properties["DefaultPolicy"] != nil
      return [selection("PolicyDetails", "copies the volumes of", Self.withVolumes, isOfAll ? [[]] : tags)]
    case "AWS::FIS::ExperimentTemplate":
      return (properties.placed("Targets")?.value.object ?? [:]).map { target in
        let tags = (target.value["ResourceTags"]?.object ?? [:]).map { member in
          Selection.Filter.tag(key: member.key, values: texts(member.value, resource), takesGaps: false)
        }
        let isByName = target.value["ResourceArns"] != nil
        return selection("Targets", "disturbs", nil, isByName ? [] : [tags])
      }
    case "AWS::ResourceGroups::Group":
      let query = properties.placed("ResourceQuery")?["Query"]
      let types = Set(elements(query?["ResourceTypeFilters"]).compactMap(\.value.string)).subtracting([
        "AWS::AllSupported"
      ])
      let filters = elements(query?["TagFilters"]).map { tag($0, "Key", "Values", resource) }
      return filters.isEmpty ? [] : [selection("ResourceQuery", "groups", types.isEmpty ? nil : types, [filters])]
    case "AWS::SSM::Association", "AWS::SSM::MaintenanceWindowTarget":
      let filters = elements(properties.placed("Targets")).map { managed($0, resource) }
      return filters.isEmpty ? [] : [selection("Targets", "runs commands on", Self.managed, [filters])]
    case "AWS::XRay::Group":
      return [
        selection(
          "FilterExpression", "groups the traces of", Self.traced,
          traces(properties.placed("FilterExpression"), resource))
      ]
    default: return []
    }
  }

  private func elements(_ value: PlacedValue?) -> [PlacedValue] { value?.elements ?? [] }

  private func texts(_ value: JSONValue, _ resource: WorldResource) -> [SymbolicText] {
    PlacedValue(value: value, pointer: JSONPointer()).elements.flatMap { world.texts(of: $0.value, in: resource.stack) }
  }

  /// A filter by a tag that an object names.
  private func tag(_ object: PlacedValue?, _ key: String, _ value: String, _ resource: WorldResource)
    -> Selection.Filter
  {
    guard let key = object?[key]?.value.string else { return .unknown }
    return .tag(key: key, values: object?[value].map { texts($0.value, resource) }, takesGaps: false)
  }

  // MARK: Backups

  private func backup(_ selection: PlacedValue?, _ resource: WorldResource) -> [[Selection.Filter]] {
    var common: [Selection.Filter] = []
    for condition in selection?["Conditions"]?.value.object ?? [:] {
      for element in PlacedValue(value: condition.value, pointer: JSONPointer()).elements {
        let filter = backupTag(element, takesGaps: condition.key.hasSuffix("Like"), resource)
        common.append(condition.key.hasPrefix("StringNot") ? .not(filter) : filter)
      }
    }
    let left = elements(selection?["NotResources"]).flatMap { texts($0.value, resource) }
    if !left.isEmpty { common.append(.not(.named(left))) }
    let named = elements(selection?["Resources"]).flatMap { texts($0.value, resource) }
    var alternatives: [[Selection.Filter]] = named.isEmpty ? [] : [[.named(named)] + common]
    for tag in elements(selection?["ListOfTags"]) {
      alternatives.append([backupTag(tag, takesGaps: false, resource)] + common)
    }
    // Without resources or tags, conditions select from all.
    return alternatives.isEmpty && !common.isEmpty ? [common] : alternatives
  }

  private func backupTag(_ object: PlacedValue, takesGaps: Bool, _ resource: WorldResource) -> Selection.Filter {
    guard let key = object["ConditionKey"]?.value.string, let value = object["ConditionValue"] else { return .unknown }
    let prefix = "aws:ResourceTag/"
    return .tag(
      key: key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key, values: texts(value.value, resource),
      takesGaps: takesGaps)
  }

  // MARK: Costs

  /// The filter of a budget by tags; nothing where it counts all costs of the account.
  private func budget(_ budget: PlacedValue?, _ resource: WorldResource) -> [Selection.Filter] {
    if budget?["FilterExpression"] != nil { return [.unknown] }
    let pairs = elements(budget?["CostFilters"]?["TagKeyValue"]).flatMap { texts($0.value, resource) }
    if pairs.isEmpty { return [] }
    return [
      .any(
        pairs.map { pair in
          guard let literal = pair.literal, let dollar = literal.firstIndex(of: "$") else { return .unknown }
          let key = literal[..<dollar]
          return .tag(
            key: String(key.hasPrefix("user:") ? key.dropFirst(5) : key),
            values: [SymbolicText([.literal(String(literal[literal.index(after: dollar)...]))])], takesGaps: false)
        })
    ]
  }

  // MARK: Instances

  private func deployments(_ group: WorldResource) -> [Selection] {
    let properties = group.resource
    func filter(_ object: PlacedValue) -> Selection.Filter {
      switch object["Type"]?.value.string {
      case "KEY_ONLY": object["Key"]?.value.string.map { .tag(key: $0, values: nil, takesGaps: false) } ?? .unknown
      case "VALUE_ONLY": .unknown
      default: tag(object, "Key", "Value", group)
      }
    }
    func selection(_ property: String, _ filters: [Selection.Filter]) -> Selection {
      Selection(
        holder: group.index, pointer: properties.pointer(property), words: "deploys to", types: Self.managed,
        alternatives: [filters])
    }
    var found: [Selection] = []
    let filters = elements(properties.placed("Ec2TagFilters")).map(filter)
    if !filters.isEmpty { found.append(selection("Ec2TagFilters", [.any(filters)])) }
    let sets = elements(properties.placed("Ec2TagSet")?["Ec2TagSetList"]).map { set in
      Selection.Filter.any(elements(set["Ec2TagGroup"]).map(filter))
    }
    if !sets.isEmpty { found.append(selection("Ec2TagSet", sets)) }
    return found
  }

  private func managed(_ target: PlacedValue, _ resource: WorldResource) -> Selection.Filter {
    guard let key = target["Key"]?.value.string else { return .unknown }
    let values = elements(target["Values"]).flatMap { texts($0.value, resource) }
    if key.hasPrefix("tag:") { return .tag(key: String(key.dropFirst(4)), values: values, takesGaps: false) }
    guard key == "InstanceIds" || key == "ParameterValues" else { return .unknown }
    // One that is named is found as a reference.
    return values.contains { $0.literal == "*" } ? .any([.named([SymbolicText([.literal("*")])]), .unknown]) : .any([])
  }

  // MARK: Traces

  /// The services that an expression names in quotes; all where it names none.
  private func traces(_ expression: PlacedValue?, _ resource: WorldResource) -> [[Selection.Filter]] {
    guard let expression else { return [[]] }
    var named: [SymbolicText] = []
    for text in texts(expression.value, resource) {
      guard let literal = text.literal else { return [[.unknown]] }
      let pieces = literal.split(separator: "\"", omittingEmptySubsequences: false)
      named += pieces.indices.filter { $0 % 2 == 1 }.map { SymbolicText([.literal(String(pieces[$0]))]) }
    }
    return named.isEmpty ? [[]] : [[.named(named)]]
  }

  // MARK: Types

  private static let managed: Set<String> = ["AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::Instance"]
  private static let withVolumes = managed.union(["AWS::EC2::Volume"])
  private static let scaled: Set<String> = [
    "AWS::AutoScaling::AutoScalingGroup", "AWS::DynamoDB::Table", "AWS::ECS::Service", "AWS::RDS::DBCluster",
  ]
  private static let traced: Set<String> = [
    "AWS::ApiGateway::RestApi", "AWS::ECS::Service", "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine",
  ]

  /// The types that AWS Backup takes.
  ///
  /// See [Supported resources](https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html).
  private static let backedUp: Set<String> = [
    "AWS::AutoScaling::AutoScalingGroup", "AWS::CloudFormation::Stack", "AWS::DocDB::DBCluster",
    "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table", "AWS::EC2::Instance", "AWS::EC2::Volume",
    "AWS::EFS::FileSystem", "AWS::FSx::FileSystem", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::S3::Bucket", "AWS::Timestream::Table",
  ]
}
