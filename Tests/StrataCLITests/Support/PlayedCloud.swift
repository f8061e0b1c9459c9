import Foundation
import StrataFiles
import StrataJSON

@testable import StrataCLI

/// CloudFormation and Secrets Manager, as far as the tool talks to them.
final class PlayedCloud {
  /// What a change set is going to list: the action, the logical id and whether it's replaced.
  var changes: [(action: String, id: String, replacement: String?)] = []
  /// Why a change set can't be made.
  var failure: String?
  /// How carrying out a change set ends; well unless given.
  var endStatus: String?
  var hasSecret = false
  /// Whether the stack can't be deleted by mistake.
  var isProtected = false
  /// Whether it may be protected.
  var mayProtect = true
  /// How often it can't be said how a deployment goes on.
  var failuresWhileWaiting = 0

  private(set) var calls: [String] = []
  /// What the last change set was made with.
  private(set) var creation: [String: String]?
  /// The template of the last change set.
  private(set) var template: JSONValue?
  private var stack: JSONValue?
  private var deployed: JSONValue = [:]
  private var events: [JSONValue] = []
  private var isDeploying = false
  private var execution = "AVAILABLE"
  private var moment = 0

  private static let stackID = "arn:aws:cloudformation:us-east-1:111122223333:stack/Shop/1"
  /// The account of the credentials.
  var account = "111122223333"
  /// The region that the stack is in.
  var region = "us-east-1"

  private var id: JSONValue { .string(Self.stackID.replacing("us-east-1", with: region)) }

  /// Puts a stack with environments into place.
  func deploy(_ environments: [String], parameters: [String: String] = [:], status: String = "UPDATE_COMPLETE") {
    deployed = [
      "Metadata": [
        "Strata::Environments": .object(JSONObject(environments.map { ($0, [.string($0.capitalized + "*")]) }))
      ]
    ]
    stack = stack(environments, parameters, status)
    isDeploying = false
  }

  private func stack(_ environments: [String], _ parameters: [String: String], _ status: String) -> JSONValue {
    [
      "StackName": "Shop", "StackId": id, "StackStatus": .string(status),
      "Outputs": .array(
        environments.map { ["OutputKey": .string($0.capitalized + "Endpoint"), "OutputValue": .string("arn:" + $0)] }),
      "Parameters": .array(
        parameters.sorted { $0.key < $1.key }.map {
          ["ParameterKey": .string($0.key), "ParameterValue": .string($0.value)]
        }),
    ]
  }

  func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    calls.append(words[2])
    func value(_ option: String) -> String? { words.firstIndex(of: option).map { words[$0 + 1] } }
    switch words[2] {
    case "describe-stacks":
      if isDeploying, failuresWhileWaiting > 0 {
        failuresWhileWaiting -= 1
        return failed("Throttling", "slow down")
      }
      let name = value("--stack-name") ?? ""
      guard let stack, name == "Shop" || name.contains(":stack/Shop/") else {
        return failed("ValidationError", "Stack with id \(name) does not exist")
      }
      guard var object = stack.object else { return failed("Unknown", name) }
      object["EnableTerminationProtection"] = .bool(isProtected)
      return try answer(["Stacks": [.object(object)]])
    case "update-termination-protection":
      guard mayProtect else { return failed("AccessDenied", "not allowed") }
      isProtected = true
      return try answer(["StackId": id])
    case "get-template": return try answer(["TemplateBody": deployed])
    case "create-change-set":
      isDeploying = false
      creation = [
        "name": value("--change-set-name") ?? "", "type": value("--change-set-type") ?? "",
        "parameters": program.input.isEmpty ? "[]" : String(decoding: program.input, as: UTF8.self),
        "tags": value("--tags") ?? "",
      ]
      execution = "AVAILABLE"
      if let body = value("--template-body") { template = try JSONValue(parsing: body) }
      return try answer(["Id": .string("arn:" + (value("--change-set-name") ?? "")), "StackId": id])
    case "describe-change-set":
      var set: JSONObject = [
        "ChangeSetId": .string("arn:" + (creation?["name"] ?? "")), "StackId": id, "StackName": "Shop",
        "Status": failure == nil ? "CREATE_COMPLETE" : "FAILED", "ExecutionStatus": .string(execution),
        "Changes": .array(changes.map(Self.change)),
      ]
      set["StatusReason"] = failure.map(JSONValue.string)
      return try answer(.object(set))
    case "execute-change-set":
      isDeploying = true
      try execute()
      return .init(status: 0, output: [], errors: "")
    case "get-caller-identity": return try answer(["Account": .string(account)])
    case "cp":
      template = try JSONValue(parsing: program.input)
      return .init(status: 0, output: [], errors: "")
    case "describe-stack-events": return try answer(["StackEvents": .array(events)])
    case "delete-change-set": return .init(status: 0, output: [], errors: "")
    case "describe-secret": return hasSecret ? try answer([:]) : failed("ResourceNotFoundException", "no such secret")
    case "create-secret", "put-secret-value": return try answer(["Name": "shop/login"])
    default: return failed("Unknown", words.joined(separator: " "))
    }
  }

  private static func change(_ change: (action: String, id: String, replacement: String?)) -> JSONValue {
    var resource: JSONObject = [
      "Action": .string(change.action), "LogicalResourceId": .string(change.id), "ResourceType": "AWS::SNS::Topic",
    ]
    resource["Replacement"] = change.replacement.map(JSONValue.string)
    return ["Type": "Resource", "ResourceChange": .object(resource)]
  }

  private func execute() throws {
    let template = template ?? [:]
    let environments = template["Metadata"]?["Strata::Environments"]?.object?.keys ?? []
    var parameters: [String: String] = [:]
    for value in try JSONValue(parsing: creation?["parameters"] ?? "[]").array ?? [] {
      guard let key = value["ParameterKey"]?.string else { continue }
      parameters[key] = value["ParameterValue"]?.string ?? "before"
    }
    deployed = template
    stack = stack(environments, parameters, endStatus ?? "CREATE_COMPLETE")
    let outcome = endStatus == nil ? "CREATE_COMPLETE" : "CREATE_FAILED"
    execution = endStatus == nil ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED"
    moment += 1
    let end: JSONValue = [
      "EventId": .string("end-\(moment)"), "LogicalResourceId": "Shop", "PhysicalResourceId": id,
      "ResourceType": "AWS::CloudFormation::Stack", "ResourceStatus": .string(endStatus ?? "CREATE_COMPLETE"),
    ]
    // The latest first, as CloudFormation has them.
    events =
      [end]
      + changes.enumerated().map { number, change in
        var event: JSONObject = [
          "EventId": .string("\(moment)-\(number)"), "LogicalResourceId": .string(change.id),
          "ResourceType": "AWS::SNS::Topic",
          "ResourceStatus": .string(outcome),
        ]
        event["ResourceStatusReason"] = endStatus == nil ? nil : "it's full"
        return .object(event)
      }
  }

  private func answer(_ json: JSONValue) throws -> ChildProcess.Result {
    .init(status: 0, output: try json.bytes(), errors: "")
  }

  private func failed(_ code: String, _ message: String) -> ChildProcess.Result {
    .init(status: 254, output: [], errors: "\nAn error occurred (\(code)) when calling the X operation: \(message)\n")
  }
}
