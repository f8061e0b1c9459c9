internal import StrataLambda
internal import StrataSNS

extension FunctionTarget {
  /// Has the function work off the messages of a queue, which its role may then receive.
  ///
  /// Messages of a batch that the function names as failed come again, and the others don't. Code that names none has
  /// worked all of them off.
  ///
  /// - Parameters:
  ///   - id: The id below the function.
  ///   - queue: The queue; of one of this app the visibility must be six times the function's timeout, and the window
  ///     more.
  ///   - size: The most messages of a batch, 1 to 10,000, and 10 at most without a window or in a FIFO queue; 10 unless
  ///     given.
  ///   - window: The time for which messages are gathered, 0 s to 5 min; none unless given.
  ///   - concurrency: The most batches at once, 2 to 1,000; as many as there are unless given.
  ///   - reportsFailures: Whether the function names the messages that failed; if not, all of a batch come again with
  ///     one. It does unless said.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The event source as it is in the template.
  ///
  /// See [Using Lambda with SQS](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
  @discardableResult
  public func receive(
    _ id: String, from queue: any MessageQueue, batch size: Int = 10, within window: Duration = .zero,
    concurrency: Int? = nil, reportsFailures: Bool = true, file: String = #filePath, line: Int = #line
  ) -> Resource {
    let declaration = Declaration(id, in: scope, at: CallSite(file: file, line: line))
    let isFifo = (queue as? any EventTarget)?.eventTargetKind == .fifoQueue
    if let queue = queue as? Queue { check(queue, within: window, declaration) }
    if isFifo, window != .zero {
      declaration.report(
        "messages of a FIFO queue aren't gathered", property: "within", expected: "no window", given: window.inWords)
    }
    let most = isFifo || window == .zero ? 10 : 10_000
    let batch = declaration.number(
      size, in: 1...most,
      isFifo
        ? "a batch of a FIFO queue has 1 to 10 messages"
        : most == 10 ? "a batch without a window has 1 to 10 messages" : "a batch has 1 to 10,000 messages",
      property: "batch", hint: isFifo || most > 10 ? nil : "say within: .seconds(1) for larger batches")
    let seconds = declaration.seconds(window, in: 0...300, property: "within")
    let limit = concurrency.map {
      declaration.number($0, in: 2...1_000, "an event source runs 2 to 1,000 batches at once", property: "concurrency")
    }
    function.role.allow(queue.receiving)
    return Lambda.EventSourceMapping(
      id, in: scope, functionName: arn, batchSize: batch, eventSourceArn: queue.arn,
      functionResponseTypes: reportsFailures ? [.reportBatchItemFailures] : nil,
      maximumBatchingWindowInSeconds: window == .zero ? nil : seconds,
      scalingConfig: limit.map { .init(maximumConcurrency: $0) }, file: declaration.file, line: declaration.line
    ).resource
  }

  private func check(_ queue: Queue, within window: Duration, _ declaration: Declaration) {
    guard let timeout = function.timeout.wholeSeconds, (1...900).contains(timeout) else { return }
    let least = Duration.seconds(timeout * 6) + max(window, .zero)
    if queue.visibility < least {
      declaration.report(
        "messages must stay hidden for six times the function's timeout", property: "from",
        expected: "a visibility of \(least.inWords) or more", given: queue.visibility.inWords,
        hint: "say visibility: on \(queue.scope.path), or a shorter timeout: on \(function.scope.path)")
    }
  }

  /// Has the function follow the records of a stream or the changes of a table, which its role may then read.
  ///
  /// A batch that fails comes again, in halves, and those behind it wait.
  ///
  /// - Parameters:
  ///   - id: The id below the function.
  ///   - source: The stream, or a table that was declared with `changes`.
  ///   - size: The most records of a batch, 1 to 10,000; 100 unless given.
  ///   - window: The time for which records are gathered, 0 s to 5 min; none unless given.
  ///   - start: The record that reading begins with; the first that comes unless given. Another replaces the event source.
  ///   - attempts: The number of times that a failed batch comes again, 0 to 10,000; as long as its records are there,
  ///     which for a table is a day, unless given.
  ///   - age: The age at which records are given up, 1 min to 7 d; as long as they're there unless given.
  ///   - parallel: The number of batches of a shard at once, 1 to 10; 1 unless given.
  ///   - failures: The queue or topic that is told of a batch that was given up; nothing unless given.
  ///   - reportsFailures: Whether the function names the first record that failed, so that those before it don't come
  ///     again; it does unless said.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The event source as it is in the template.
  ///
  /// See [Using Lambda with Kinesis](https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html) and
  /// [with DynamoDB](https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html).
  @discardableResult
  public func follow(
    _ id: String, _ source: any RecordSource, batch size: Int = 100, within window: Duration = .zero,
    from start: StreamStart = .latest,
    attempts: Int? = nil, upTo age: Duration? = nil, parallel: Int = 1, failures: (any EventTarget)? = nil,
    reportsFailures: Bool = true, file: String = #filePath, line: Int = #line
  ) -> Resource {
    let declaration = Declaration(id, in: scope, at: CallSite(file: file, line: line))
    if let table = source as? Table { check(table, declaration) }
    if let failures, ![.queue, .topic].contains(failures.eventTargetKind) {
      declaration.report(
        "an event source can't tell this of failures", property: "failures",
        expected: "a queue that isn't FIFO, or a topic", given: failures.eventTargetKind.inWords)
    }
    function.role.allow(Permission(source.recordReadingStatements))
    if let failures { function.role.allow(Permission(failures.eventSendingStatements)) }
    let batch = declaration.number(size, in: 1...10_000, "a batch has 1 to 10,000 records", property: "batch")
    let seconds = declaration.seconds(window, in: 0...300, property: "within")
    return Lambda.EventSourceMapping(
      id, in: scope, functionName: arn, batchSize: batch, bisectBatchOnFunctionError: true,
      destinationConfig: failures.map { .init(onFailure: .init(destination: $0.eventTargetARN)) },
      eventSourceArn: source.recordSourceARN, functionResponseTypes: reportsFailures ? [.reportBatchItemFailures] : nil,
      maximumBatchingWindowInSeconds: window == .zero ? nil : seconds,
      maximumRecordAgeInSeconds: age.map { declaration.seconds($0, in: 60...604_800, property: "upTo") },
      maximumRetryAttempts: attempts.map {
        declaration.number($0, in: 0...10_000, "a batch comes again 0 to 10,000 times", property: "attempts")
      },
      parallelizationFactor: parallel == 1
        ? nil
        : declaration.number(parallel, in: 1...10, "a shard has 1 to 10 batches at once", property: "parallel"),
      startingPosition: .literal(start.rawValue), file: declaration.file, line: declaration.line
    ).resource
  }

  private func check(_ table: Table, _ declaration: Declaration) {
    if table.resource.properties["StreamSpecification"] != nil { return }
    declaration.report(
      "the table has no stream of its changes", property: "table", expected: "a table with changes",
      given: "\(table.scope.path)", hint: "say changes: .new where it's declared")
  }

  /// Has the function get the messages of a topic, which may then invoke it.
  ///
  /// - Parameters:
  ///   - id: The id below the function.
  ///   - topic: The ARN of the topic, in the function's own region.
  ///   - filter: The attributes that messages must have, such as `["state": ["paid"]]`; all messages come unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The subscription as it is in the template.
  ///
  /// See [Using Lambda with SNS](https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html).
  @discardableResult
  public func subscribe(
    _ id: String, to topic: StringValue, filter: AnyValue? = nil, file: String = #filePath, line: Int = #line
  ) -> Resource {
    let declaration = Declaration(id, in: scope, at: CallSite(file: file, line: line))
    let permission = Lambda.Permission.make(
      "\(id)Topic", of: self, to: "sns.amazonaws.com", from: topic, at: declaration.site)
    let subscription = SNS.Subscription(
      id, in: scope, protocol: "lambda", topicArn: topic, endpoint: arn, filterPolicy: filter, file: declaration.file,
      line: declaration.line
    ).resource
    // What is published before the function may be invoked would be lost.
    subscription.wait(for: permission, file: declaration.file, line: declaration.line)
    return subscription
  }

  /// Tells a queue, a topic, a bus or another function of asynchronous invocations that failed for good, once for each
  /// version or alias.
  ///
  /// - Parameters:
  ///   - target: The target, which gets the event and what went wrong.
  ///   - attempts: The number of times that a failed invocation is tried again, 0 to 2; 2 unless given.
  ///   - age: The time after which an event isn't tried any more, 1 min to 6 h; 6 h unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The configuration as it is in the template.
  ///
  /// See [Asynchronous invocation](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
  @discardableResult
  public func sendFailures(
    to target: any EventTarget, attempts: Int = 2, within age: Duration = .hours(6), file: String = #filePath,
    line: Int = #line
  ) -> Resource {
    let declaration = Declaration("Invocations", in: scope, at: CallSite(file: file, line: line))
    if ![.queue, .topic, .eventBus, .function].contains(target.eventTargetKind) {
      declaration.report(
        "a function can't tell this of failures", property: "to",
        expected: "a queue that isn't FIFO, a topic, a bus or a function", given: target.eventTargetKind.inWords)
    }
    function.role.allow(Permission(target.eventSendingStatements))
    let configuration = Lambda.EventInvokeConfig(
      "Invocations", in: scope, functionName: function.name, qualifier: qualifier,
      destinationConfig: .init(onFailure: .init(destination: target.eventTargetARN)),
      maximumEventAgeInSeconds: declaration.seconds(age, in: 60...21_600, property: "within"),
      maximumRetryAttempts: declaration.number(
        attempts, in: 0...2, "an invocation is tried again 0 to 2 times", property: "attempts"),
      file: declaration.file, line: declaration.line
    ).resource
    return configuration
  }
}
