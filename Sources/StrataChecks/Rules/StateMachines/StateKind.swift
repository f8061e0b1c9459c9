/// The types of states, and the fields of each.
///
/// See [Workflow states](https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html).
enum StateKind: String, CaseIterable {
  case choice = "Choice"
  case fail = "Fail"
  case map = "Map"
  case parallel = "Parallel"
  case pass = "Pass"
  case succeed = "Succeed"
  case task = "Task"
  case wait = "Wait"

  /// Whether a state ends the execution, and neither goes on nor has `End`.
  var isTerminal: Bool { self == .succeed || self == .fail }

  /// Whether a state must have `Next` or `End`.
  var goesOn: Bool { !isTerminal && self != .choice }

  /// The fields by their names.
  var fields: [String: StateField] { Self.tables[self] ?? [:] }

  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { kind in
      (kind, common.merging(kind.own) { $1 }.merging(kind.goesOn ? transitions : [:]) { $1 })
    })

  private static let common: [String: StateField] = ["Type": .any, "Comment": .text, "QueryLanguage": .any]

  private static let transitions: [String: StateField] = ["Next": .text, "End": .flag]

  private static let data: [String: StateField] = [
    "InputPath": .path(.path, isNullable: true), "OutputPath": .path(.path, isNullable: true),
    "Output": .template.only(in: .jsonata),
  ]

  private static let results: [String: StateField] = [
    "Parameters": .template.only(in: .jsonPath), "ResultPath": .path(.result, isNullable: true),
  ]

  private static let work: [String: StateField] = [
    "Arguments": .template.only(in: .jsonata), "Assign": .template, "Catch": .any,
    "ResultSelector": .template.only(in: .jsonPath), "Retry": .any,
  ]

  private var own: [String: StateField] {
    switch self {
    case .choice: Self.data.merging(["Assign": .template, "Choices": .any, "Default": .text]) { $1 }
    case .fail:
      [
        "Cause": StateField(form: .text, takesExpression: true), "CausePath": .path(.pathOrCall),
        "Error": StateField(form: .text, takesExpression: true), "ErrorPath": .path(.pathOrCall),
      ]
    case .map: Self.data.merging(Self.results) { $1 }.merging(Self.work) { $1 }.merging(Self.mapFields) { $1 }
    case .parallel:
      Self.data.merging(Self.results) { $1 }.merging(Self.work) { $1 }.merging(["Branches": .any]) { $1 }
    case .pass:
      Self.data.merging(Self.results) { $1 }.merging([
        "Assign": .template, "Result": StateField.any.only(in: .jsonPath),
      ]) { $1 }
    case .succeed: Self.data
    case .task: Self.data.merging(Self.results) { $1 }.merging(Self.work) { $1 }.merging(Self.taskFields) { $1 }
    case .wait:
      Self.data.merging([
        "Assign": .template, "Seconds": .whole(0...StateField.most), "SecondsPath": .path(.reference),
        "Timestamp": StateField(form: .timestamp, takesExpression: true), "TimestampPath": .path(.reference),
      ]) { $1 }
    }
  }

  private static let taskFields: [String: StateField] = [
    "Credentials": .any, "HeartbeatSeconds": .whole(1...StateField.most),
    "HeartbeatSecondsPath": .path(.reference), "Resource": .text, "TimeoutSeconds": .whole(1...StateField.most),
    "TimeoutSecondsPath": .path(.reference),
  ]

  /// See [Map state](https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html).
  private static let mapFields: [String: StateField] = [
    "ItemBatcher": .any, "ItemProcessor": .any, "ItemReader": .any,
    "ItemSelector": .template, "Items": .template.only(in: .jsonata), "ItemsPath": .path(.reference),
    "Iterator": .any, "Label": .text, "MaxConcurrency": .whole(0...StateField.most),
    "MaxConcurrencyPath": .path(.reference), "ResultWriter": .any,
    "ToleratedFailureCount": .whole(0...Int64.max), "ToleratedFailureCountPath": .path(.reference),
    "ToleratedFailurePercentage": StateField(form: .number(0...100), takesExpression: true),
    "ToleratedFailurePercentagePath": .path(.reference),
  ]
}
