/// The life of a function's process: it makes the handler, then waits for events and answers them.
public enum Runtime {
  /// Runs until the interface ends.
  ///
  /// - Parameter handler: The type whose instance answers.
  public static func run<H: Handler>(_ handler: H.Type) -> Never {
    CLibrary.ignoreBrokenPipes()
    let settings = Settings.process
    let name = "AWS_LAMBDA_RUNTIME_API"
    guard let text = settings[name] else {
      complain("\(name) isn't set: this is a function that Lambda starts, or what plays its runtime interface")
    }
    guard let address = InterfaceAddress(text) else {
      complain("\(name) is no address; expected an IPv4 address and a port, as 127.0.0.1:9001, given \(text)")
    }
    let log = Log.process(settings)
    var client = RuntimeClient(address)
    do throws(HTTPError) {
      try serve(handler, settings, &client, log)
    } catch {
      log(.fatal, "the runtime interface ended", ["reason": .string(error.message)])
    }
    CLibrary.end(1)
  }

  /// Answers events; comes back where there is no handler.
  private static func serve<H: Handler>(
    _ type: H.Type, _ settings: Settings, _ client: inout RuntimeClient, _ log: Log
  ) throws(HTTPError) {
    // Where X-Ray's own libraries look for it.
    let trace = ProcessVariable("_X_AMZN_TRACE_ID")
    let handler: H
    do throws(HandlerError) {
      handler = try H(settings)
    } catch {
      log(.fatal, "the handler can't be made", ["error": error.body])
      _ = try client.failInitialization(error)
      return
    }
    while true { try answerNext(handler, trace, &client, log) }
  }

  private static func answerNext(
    _ handler: some Handler, _ trace: ProcessVariable, _ client: inout RuntimeClient, _ log: Log
  ) throws(HTTPError) {
    let (id, head, bytes) = try client.next()
    trace.set(head["Lambda-Runtime-Trace-Id"])
    let log = log.about(["requestId": .string(id)])
    let answer: [UInt8]
    do throws(HandlerError) {
      answer = try handler.answer(event(bytes), in: Invocation(head, requestID: id, log: log)).bytes
    } catch {
      return try fail(id, error, &client, log)
    }
    switch try client.answer(id, answer) {
    case .taken: break
    case .tooLarge:
      let message = "the answer has \(answer.count) bytes, more than Lambda takes"
      try fail(id, HandlerError("Answer.TooLarge", message), &client, log)
    case .refused(let status): log(.error, "the answer was refused", ["status": .integer(status)])
    }
  }

  private static func fail(
    _ id: String, _ error: HandlerError, _ client: inout RuntimeClient, _ log: Log
  ) throws(HTTPError) {
    log(.error, "the event has no answer", ["error": error.body])
    if case .refused(let status) = try client.fail(id, error) {
      log(.error, "the error was refused", ["status": .integer(status)])
    }
  }

  private static func event(_ bytes: [UInt8]) throws(HandlerError) -> JSON {
    do throws(JSONError) {
      return try JSON(bytes)
    } catch {
      throw HandlerError("Event.InvalidJSON", "the event is no JSON: \(error.message)")
    }
  }

  private static func complain(_ message: String) -> Never {
    try? CLibrary.write(Array("error: \(message)\n".utf8), to: 2)
    CLibrary.end(1)
  }
}
