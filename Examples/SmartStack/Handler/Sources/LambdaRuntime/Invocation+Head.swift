extension Invocation {
  /// What the headers of an event say.
  ///
  /// - Throws: Where the deadline or the ARN is missing.
  init(_ head: HTTPHead, requestID: String, log: Log) throws(HandlerError) {
    guard let deadline = head["Lambda-Runtime-Deadline-Ms"].flatMap(Int64.init), deadline > 0 else {
      throw HandlerError("Runtime.InvalidInvocation", "expected a time in milliseconds as Lambda-Runtime-Deadline-Ms")
    }
    guard let arn = head["Lambda-Runtime-Invoked-Function-Arn"] else {
      throw HandlerError("Runtime.InvalidInvocation", "expected an ARN as Lambda-Runtime-Invoked-Function-Arn")
    }
    self.init(
      requestID: requestID, deadline: deadline, functionARN: arn, traceID: head["Lambda-Runtime-Trace-Id"], log: log)
  }
}
