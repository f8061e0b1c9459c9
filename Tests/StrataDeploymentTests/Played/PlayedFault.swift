import StrataFiles
import StrataJSON

/// The ways in which a call of `aws` goes wrong.
enum PlayedFault: String, CaseIterable {
  case throttled, throttlingException, requestLimitExceeded, tooManyRequests, serviceUnavailable, gatewayTimeout
  case internalFailureAfter, accessDenied, expiredToken, saysOtherDoesNotExist, saysBucketDoesNotExist
  case connectionResetBefore, connectionResetAfter, readTimeoutAfter, cannotConnect
  case emptyAnswer, noJSON, truncatedJSON, html, nullFields, emptyObject, array
  case wrongStack, wrongRegion, unknownStatus, oldStatus
  case killedBefore, killedAfter, terminatedAfter
  case changeSetFailedWithoutReason, obsolete, hang
  case duplicatedEvents, unorderedEvents, pagedWithToken

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
    case .truncatedJSON: return Self.output(String(decoding: answer.output.dropLast(answer.output.count / 2 + 1), as: UTF8.self))
    case .html: return Self.output("<html><body>502</body></html>")
    case .emptyObject: return Self.output("{}")
    case .array: return Self.output("[]")
    default: break
    }
    guard answer.status == 0, let json = try? JSONValue(parsing: answer.output) else { return answer }
    return PlayedAws.answered(changed(json))
  }

  private func changed(_ json: JSONValue) -> JSONValue {
    switch self {
    case .nullFields: return Self.everywhere(json) { _, _ in .null }
    case .wrongStack:
      return Self.everywhere(json) { key, value in
        switch key {
        case "StackName": "Foreign"
        case "StackId": .string((value.string ?? "").replacing("/Shop/", with: "/Foreign/"))
        default: nil
        }
      }
    case .wrongRegion:
      return Self.everywhere(json) { key, value in
        key == "StackId" ? .string((value.string ?? "").replacing("us-east-1", with: "xx-west-9")) : nil
      }
    case .unknownStatus: return Self.status("SOMETHING_NEW", json)
    case .oldStatus: return Self.status("UPDATE_COMPLETE", json)
    case .hang:
      return Self.everywhere(json) { key, _ in
        switch key {
        case "StackStatus": "UPDATE_IN_PROGRESS"
        case "Status": "CREATE_IN_PROGRESS"
        case "ExecutionStatus": "EXECUTE_IN_PROGRESS"
        case "StackEvents": []
        default: nil
        }
      }
    case .changeSetFailedWithoutReason:
      return json["ExecutionStatus"] == "AVAILABLE" || json["Status"] == "CREATE_IN_PROGRESS"
        ? Self.everywhere(json) { key, _ in key == "Status" ? "FAILED" : nil } : json
    case .obsolete: return Self.everywhere(json) { key, _ in key == "ExecutionStatus" ? "OBSOLETE" : nil }
    case .duplicatedEvents: return Self.events(json) { $0 + $0 }
    case .unorderedEvents: return Self.events(json) { $0.reversed() }
    case .pagedWithToken:
      guard var object = json.object, object["StackEvents"] != nil else { return json }
      object["NextToken"] = "more"
      return .object(object)
    default: return json
    }
  }

  private static func status(_ status: JSONValue, _ json: JSONValue) -> JSONValue {
    everywhere(json) { key, _ in ["StackStatus", "Status"].contains(key) ? status : nil }
  }

  private static func events(_ json: JSONValue, _ change: ([JSONValue]) -> [JSONValue]) -> JSONValue {
    everywhere(json) { key, value in key == "StackEvents" ? .array(change(value.array ?? [])) : nil }
  }

  /// Changes members, however deep they are.
  private static func everywhere(_ json: JSONValue, _ change: (String, JSONValue) -> JSONValue?) -> JSONValue {
    if let array = json.array { return .array(array.map { everywhere($0, change) }) }
    guard let object = json.object else { return json }
    return .object(
      JSONObject(object.map { ($0.key, change($0.key, $0.value) ?? everywhere($0.value, change)) }))
  }

  private static func output(_ text: String) -> ChildProcess.Result {
    .init(status: 0, output: Array(text.utf8), errors: "")
  }

  private static func command(_ text: String) -> ChildProcess.Result {
    .init(status: 255, output: [], errors: "\n\(text)\n")
  }
}
