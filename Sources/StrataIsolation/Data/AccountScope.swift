import StrataJSON
import StrataTemplate

/// A resource whose effect is on the whole of its account, or of the account's region.
struct AccountScope: Sendable {
  /// What it does to all that is in the account.
  let words: String
  /// The types of what it's done to; all where none is named.
  let targets: [String]

  /// The types of such resources.
  static let table: [String: AccountScope] = [
    "AWS::AccessAnalyzer::Analyzer": AccountScope(words: "reads the policies of the whole account", targets: []),
    "AWS::ApiGateway::Account": AccountScope(
      words: "sets the role by which all APIs of the account's region write logs", targets: ["AWS::ApiGateway::RestApi"]
    ),
    "AWS::CE::AnomalyMonitor": AccountScope(words: "reads the costs of the whole account", targets: []),
    "AWS::Config::ConfigurationRecorder": AccountScope(
      words: "records the settings of all resources of the account's region", targets: []),
    "AWS::GuardDuty::Detector": AccountScope(words: "reads the logs of the account's region", targets: []),
    "AWS::InspectorV2::Filter": AccountScope(words: "filters the findings of the account's region", targets: []),
    "AWS::Logs::AccountPolicy": AccountScope(
      words: "applies to all log groups of the account's region", targets: ["AWS::Logs::LogGroup"]),
    "AWS::Macie::Session": AccountScope(
      words: "reads the buckets of the account's region", targets: ["AWS::S3::Bucket"]),
    "AWS::S3::StorageLens": AccountScope(
      words: "reads the measures of all buckets of the account", targets: ["AWS::S3::Bucket"]),
    "AWS::SecurityHub::Hub": AccountScope(words: "reads the findings of the account's region", targets: []),
    "AWS::XRay::TransactionSearchConfig": AccountScope(
      words: "sets how the account's region keeps traces", targets: []),
  ]
}

/// What a trail records.
struct TrailScope: Sendable {
  /// What a trail records of something.
  enum Part: Sendable {
    /// The management events, which are those of the whole account.
    case management(JSONPointer)
    /// The data events of resources of a type; of those whose ARNs begin with texts, where some are named.
    case data(type: String?, prefixes: [SymbolicText]?, place: JSONPointer)
    /// What isn't understood.
    case unknown(JSONPointer)
  }

  let parts: [Part]

  init(_ trail: WorldResource, in world: IsolationWorld) {
    var parts: [Part] = []
    let properties = trail.resource
    let advanced = properties.placed("AdvancedEventSelectors")?.elements ?? []
    let basic = properties.placed("EventSelectors")?.elements ?? []
    for selector in advanced { parts += Self.parts(advanced: selector, of: trail, in: world) }
    for selector in basic {
      if selector["IncludeManagementEvents"]?.value != false { parts.append(.management(selector.pointer)) }
      for data in selector["DataResources"]?.elements ?? [] {
        let values = data["Values"]?.elements.flatMap { world.texts(of: $0.value, in: trail.stack) }
        parts.append(.data(type: data["Type"]?.value.string, prefixes: values, place: data.pointer))
      }
    }
    if advanced.isEmpty, basic.isEmpty { parts = [.management(trail.resource.pointer())] }
    self.parts = parts
  }

  private static func parts(advanced selector: PlacedValue, of trail: WorldResource, in world: IsolationWorld) -> [Part]
  {
    var (category, type): (String?, String?) = (nil, nil)
    var prefixes: [SymbolicText]?
    for field in selector["FieldSelectors"]?.elements ?? [] {
      let equals = field["Equals"]?.elements ?? []
      switch field["Field"]?.value.string {
      case "eventCategory": category = equals.first?.value.string
      case "resources.type": type = equals.first?.value.string
      case "resources.ARN":
        let values = equals + (field["StartsWith"]?.elements ?? [])
        if !values.isEmpty { prefixes = values.flatMap { world.texts(of: $0.value, in: trail.stack) } }
      default: continue
      }
    }
    switch category {
    case "Data"?: return [.data(type: type, prefixes: prefixes, place: selector.pointer)]
    case nil: return [.unknown(selector.pointer)]
    default: return [.management(selector.pointer)]
    }
  }
}
