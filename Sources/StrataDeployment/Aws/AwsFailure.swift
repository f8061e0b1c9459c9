import StrataFiles

extension AwsClient {
  /// The reason why a call failed.
  package struct Failure: Error, CustomStringConvertible {
    /// What it was that failed.
    enum Kind {
      /// AWS refused.
      case refused
      /// The answer isn't one.
      case answer
      /// The connection broke, or the `aws` command was ended: nobody knows whether AWS did what it was asked.
      case lost
      /// The `aws` command didn't get as far as asking.
      case command
    }

    let kind: Kind
    /// The name that AWS has for the error, such as `ValidationError`; empty where it wasn't AWS that refused.
    let code: String
    let message: String
    let operation: String

    init(kind: Kind, code: String = "", message: String, operation: String) {
      (self.kind, self.code, self.message, self.operation) = (kind, code, message, operation)
    }

    package var description: String {
      let cause = code.isEmpty ? message : "\(message) (\(code))"
      return "aws \(operation) failed: \(cause)"
    }

    /// Whether the same call may go well a little later.
    var mayPass: Bool {
      switch kind {
      case .answer, .lost: true
      case .command: false
      case .refused: Self.passing.contains(code) || isOfServer
      }
    }

    /// Whether AWS may have done what it was asked, although nobody heard of it.
    var mayHaveHappened: Bool { kind == .answer || kind == .lost || (kind == .refused && isOfServer) }

    /// Whether somebody has to allow more first.
    var isDenied: Bool {
      code.hasPrefix("AccessDenied") || code.hasPrefix("Unauthorized") || code == "NotAuthorized"
    }

    /// The permission that the operation needs, such as `ecs:DescribeTasks`.
    var permission: String {
      let words = operation.split(separator: " ")
      let name = words.dropFirst().joined().split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return "\(words.first ?? ""):\(name.joined())"
    }

    /// Whether the `aws` command doesn't know the operation.
    var isUnknownOperation: Bool { kind == .command && message.lowercased().contains("invalid choice") }

    private static let passing: Set = [
      "Throttling", "ThrottlingException", "ThrottledException", "RequestLimitExceeded", "TooManyRequestsException",
      "RequestThrottled", "RequestThrottledException", "SlowDown", "PriorRequestNotComplete",
      "OperationInProgressException",
    ]

    /// Whether the fault was AWS's own.
    private var isOfServer: Bool {
      if isNotEmulated { return false }
      if code.count == 3, code.hasPrefix("5") { return true }
      return Self.ofServer.contains(code)
    }

    /// Whether an endpoint that stands in for AWS doesn't know the operation, as LocalStack says it.
    private var isNotEmulated: Bool { message.contains("has not yet been emulated") }

    private static let ofServer: Set = [
      "ServiceUnavailable", "ServiceUnavailableException", "InternalFailure", "InternalError", "InternalServerError",
      "InternalServiceError", "InternalServiceException", "RequestTimeout", "RequestTimeoutException",
    ]
  }
}

extension AwsClient.Failure {
  /// Reads `An error occurred (CODE) when calling the X operation: MESSAGE`, and what the command says by itself.
  init(of operation: String, _ result: ChildProcess.Result, shown: (String) -> String) {
    let text = shown(result.errors.split(separator: "\n").joined(separator: " "))
    if let start = text.firstRange(of: "An error occurred ("), let end = text[start.upperBound...].firstIndex(of: ")") {
      self.init(
        kind: .refused, code: String(text[start.upperBound..<end]), message: Self.message(in: text),
        operation: operation)
      return
    }
    // Exit codes above 192 are the command's own.
    if result.status > 128, result.status <= 192 {
      self.init(kind: .lost, message: "it was ended by signal \(result.status - 128)", operation: operation)
      return
    }
    let isLost = Self.lostConnections.contains { text.contains($0) }
    self.init(
      kind: isLost ? .lost : .command,
      message: text.isEmpty ? "it ended with exit code \(result.status)" : text, operation: operation)
  }

  /// The part behind `operation: `, between which there may be how often it was tried.
  private static func message(in text: String) -> String {
    guard let word = text.firstRange(of: " operation") else { return text }
    let rest = text[word.upperBound...]
    let mark = rest.hasPrefix(" (reached max retries") ? "): " : ": "
    return rest.firstRange(of: mark).map { String(rest[$0.upperBound...]) } ?? text
  }

  /// The words of the command where the network fails.
  private static let lostConnections = [
    "Could not connect to the endpoint", "Connection was closed before", "Connection reset", "Connection aborted",
    "Connection broken", "onnect timeout on endpoint", "ead timeout on endpoint", "Remote end closed connection",
    "IncompleteRead", "Response ended prematurely",
  ]
}
