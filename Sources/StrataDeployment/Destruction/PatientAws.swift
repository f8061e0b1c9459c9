import StrataJSON

/// The `aws` command for calls that may be made again, since they change nothing or are known by a token.
struct PatientAws {
  /// The number of times in a row that a call may fail before it's given up.
  static let tries = 8

  private static let passing: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestLimitExceeded", "TooManyRequestsException",
    "RequestThrottled", "RequestThrottledException", "SlowDown", "ServiceUnavailable", "ServiceUnavailableException",
    "InternalFailure", "InternalError", "InternalServerError", "RequestTimeout", "RequestTimeoutException",
  ]

  let aws: AwsClient

  /// Makes a call, and again where it fails for a reason that passes.
  func call(_ service: String, _ operation: String, _ arguments: [String]) throws -> JSONValue {
    var pause = 1.0
    for _ in 1..<Self.tries {
      do {
        return try aws.call(service, operation, arguments: arguments)
      } catch let failure as AwsClient.Failure where Self.mayPass(failure) {
        aws.wait(pause)
        pause = min(pause * 2, 20)
      }
    }
    return try aws.call(service, operation, arguments: arguments)
  }

  /// Whether the same call may go well later: AWS had too much to do, or wasn't reached.
  static func mayPass(_ failure: AwsClient.Failure) -> Bool {
    if !failure.code.isEmpty { return passing.contains(failure.code) }
    return ["Could not connect", "Connection was closed", "Connection reset", "timeout", "timed out"].contains {
      failure.message.contains($0)
    }
  }
}
