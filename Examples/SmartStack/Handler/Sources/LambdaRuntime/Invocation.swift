/// What the interface says of an event.
public struct Invocation: Sendable {
  /// The id that the answer goes to, and that logs have.
  public let requestID: String
  /// The time at which Lambda ends the process, in milliseconds since 1970.
  public let deadline: Int64
  /// The ARN that was called: that of the function, or of a version or alias of it.
  public let functionARN: String
  /// The place in a trace of X-Ray, nothing where none is made.
  public let traceID: String?
  /// The log, whose lines are about this event.
  public let log: Log

  /// What the interface says, where it comes from.
  ///
  /// - Parameters:
  ///   - requestID: The id that the answer goes to.
  ///   - deadline: The time at which Lambda ends the process, in milliseconds since 1970.
  ///   - functionARN: The ARN that was called.
  ///   - traceID: The place in a trace of X-Ray; none by default.
  ///   - log: The log whose lines shall have the ids.
  public init(requestID: String, deadline: Int64, functionARN: String, traceID: String? = nil, log: Log) {
    (self.requestID, self.deadline, self.functionARN, self.traceID) = (requestID, deadline, functionARN, traceID)
    self.log = log.about(
      ["requestId": .string(requestID)].merging(traceID.map { ["traceId": .string($0)] } ?? [:]) { $1 })
  }

  /// The time that is left, in milliseconds; less than 0 where there is none.
  public var remaining: Int64 { deadline - CLibrary.milliseconds() }
}
