import StrataFiles
import StrataJSON
import TestSupport

/// The ways in which a call of `aws` goes wrong.
enum PlayedFault: String, CaseIterable {
  case throttled, throttlingException, requestLimitExceeded, tooManyRequests, serviceUnavailable, gatewayTimeout
  case internalFailureAfter, accessDenied, expiredToken, saysOtherDoesNotExist, saysBucketDoesNotExist
  case connectionResetBefore, connectionResetAfter, readTimeoutAfter, cannotConnect
  case emptyAnswer, noJSON, truncatedJSON, html, nullFields, emptyObject, array
  case wrongStack, wrongRegion, unknownStatus, oldStatus
  case killedBefore, killedAfter, terminatedAfter
  case changeSetFailedWithoutReason, obsolete, hang
  case duplicatedEvents, unorderedEvents, pagedWithToken, endlessPages

  /// Answers a call with the fault.
  func answer(_ call: PlayedAws.Call, _ usual: () -> ChildProcess.Result) -> ChildProcess.Result {
    switch self {
    case .throttled: return PlayedAws.refused("Throttling", "Rate exceeded")
    case .throttlingException: return PlayedAws.refused("ThrottlingException", "Rate exceeded")
    case .requestLimitExceeded: return PlayedAws.refused("RequestLimitExceeded", "slow down")
    case .tooManyRequests: return PlayedAws.refused("TooManyRequestsException", "slow down")
    case .serviceUnavailable: return PlayedAws.refused("ServiceUnavailable", "later")
    case .gatewayTimeout: return PlayedAws.refused("504", "Gateway Timeout")
    case .accessDenied: return PlayedAws.refused("AccessDenied", "User is not authorized")
    case .expiredToken: return PlayedAws.refused("ExpiredToken", "The security token is expired")
    case .saysOtherDoesNotExist: return PlayedAws.refused("AccessDenied", "Stack with id Shop does not exist")
    case .saysBucketDoesNotExist: return PlayedAws.refused("ValidationError", "the bucket does not exist")
    case .connectionResetBefore: return Self.command("Connection was closed before we received a valid response")
    case .cannotConnect: return Self.command("Could not connect to the endpoint URL: \"https://x/\"")
    case .killedBefore: return .init(status: 137, output: [], errors: "")
    default: break
    }
    let answer = usual()
    switch self {
    case .internalFailureAfter: return PlayedAws.refused("InternalFailure", "sorry")
    case .connectionResetAfter: return Self.command("Connection reset by peer")
    case .readTimeoutAfter: return Self.command("Read timeout on endpoint URL: \"https://x/\"")
    case .killedAfter: return .init(status: 137, output: [], errors: "")
    case .terminatedAfter: return .init(status: 143, output: answer.output, errors: "Terminated")
    case .emptyAnswer: return PlayedAws.nothing
    case .noJSON: return Self.output("OK")
    case .truncatedJSON:
      return Self.output(String(decoding: answer.output.dropLast(answer.output.count / 2 + 1), as: UTF8.self))
    case .html: return Self.output("<html><body>502</body></html>")
    case .emptyObject: return Self.output("{}")
    case .array: return Self.output("[]")
    default: break
    }
    guard answer.status == 0, let json = try? JSONValue(parsing: answer.output) else { return answer }
    return PlayedAws.answered(changed(json))
  }

  /// Whether a call has what the fault changes.
  func concerns(_ operation: String) -> Bool {
    switch self {
    case .duplicatedEvents, .unorderedEvents, .pagedWithToken: operation == "describe-stack-events"
    case .endlessPages: ["describe-change-set", "describe-stack-events"].contains(operation)
    case .changeSetFailedWithoutReason, .obsolete: operation == "describe-change-set"
    case .oldStatus: operation == "describe-stacks"
    case .hang, .unknownStatus: ["describe-stacks", "describe-change-set", "describe-stack-events"].contains(operation)
    case .wrongStack, .wrongRegion: !["get-template", "execute-change-set", "delete-change-set"].contains(operation)
    default: true
    }
  }

  private func changed(_ json: JSONValue) -> JSONValue {
    switch self {
    case .nullFields: return Self.everywhere(json) { _ in { _ in .null } }
    case .wrongStack:
      return Self.replacing(
        [
          "StackName": { _ in "Foreign" },
          "StackId": { .string(($0.string ?? "").replacing("/Shop/", with: "/Foreign/")) },
        ], in: json)
    case .wrongRegion:
      return Self.replacing(
        ["StackId": { .string(($0.string ?? "").replacing("us-east-1", with: "xx-west-9")) }], in: json)
    case .unknownStatus:
      let unknown: (JSONValue) -> JSONValue = { _ in "SOMETHING_NEW" }
      return Self.replacing(
        ["StackStatus": unknown, "Status": unknown, "ResourceStatus": unknown, "ExecutionStatus": unknown], in: json)
    case .oldStatus:
      return Self.replacing(
        [
          "StackStatus": { _ in "UPDATE_COMPLETE" }, "LastUpdatedTime": { _ in "2020-01-01T00:00:00Z" },
          "ChangeSetId": { _ in "arn:old" },
        ], in: json)
    case .hang:
      return Self.replacing(
        [
          "StackStatus": { _ in "UPDATE_IN_PROGRESS" }, "Status": { _ in "CREATE_IN_PROGRESS" },
          "ExecutionStatus": { _ in "EXECUTE_IN_PROGRESS" }, "StackEvents": { _ in [] },
        ], in: json)
    case .changeSetFailedWithoutReason:
      return Self.replacing(["Status": { _ in "FAILED" }], in: json)
    case .obsolete: return Self.replacing(["ExecutionStatus": { _ in "OBSOLETE" }], in: json)
    case .duplicatedEvents:
      return Self.replacing(["StackEvents": { .array(($0.array ?? []) + ($0.array ?? [])) }], in: json)
    case .unorderedEvents: return Self.replacing(["StackEvents": { .array(($0.array ?? []).reversed()) }], in: json)
    case .endlessPages:
      return .object(
        JSONObject(
          (json.object ?? [:]).map { ($0.key, $0.key == "StackEvents" ? [] : $0.value) } + [("NextToken", "more")]))
    case .pagedWithToken:
      guard var object = json.object else { return json }
      object["NextToken"] = "more"
      return .object(object)
    default: return json
    }
  }

  private static func replacing(_ changes: [String: (JSONValue) -> JSONValue], in json: JSONValue) -> JSONValue {
    everywhere(json) { changes[$0] }
  }

  /// Changes members, however deep they are.
  private static func everywhere(_ json: JSONValue, _ change: (String) -> ((JSONValue) -> JSONValue)?) -> JSONValue {
    if let array = json.array { return .array(array.map { everywhere($0, change) }) }
    guard let object = json.object else { return json }
    return .object(
      JSONObject(
        object.map { member in
          (member.key, change(member.key)?(member.value) ?? everywhere(member.value, change))
        }))
  }

  private static func output(_ text: String) -> ChildProcess.Result {
    .init(status: 0, output: Array(text.utf8), errors: "")
  }

  private static func command(_ text: String) -> ChildProcess.Result {
    .init(status: 255, output: [], errors: "\n\(text)\n")
  }
}
