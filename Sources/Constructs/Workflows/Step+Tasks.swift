import StrataText

extension Step {
  /// A step that has a service of AWS do something, by an integration of Step Functions.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - arn: The ARN of the integration, such as `arn:aws:states:::ecs:runTask.sync`.
  ///   - arguments: The arguments of the integration; what the step gets unless given.
  ///   - output: The value that the step hands on; the integration's result unless given.
  ///   - timeout: The time after which it fails, 1 s to 1 year of 365 days; never unless given.
  ///   - permissions: The permissions that it needs; none unless given.
  /// - Returns: The step.
  ///
  /// See [Integrating services](https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html).
  public static func task(
    _ name: String, _ arn: StringValue, with arguments: AnyValue? = nil, output: AnyValue? = nil,
    timeout: Duration? = nil, permissions: [Permission] = []
  ) -> Step {
    var step = Step(
      name, "Task",
      [
        ("Arguments", arguments), ("Output", output), ("Resource", .value(arn)),
        ("TimeoutSeconds", timeout.map { .literal($0.wholeSeconds ?? 1) }),
      ], permissions: permissions)
    if let timeout {
      step.checks.append { _ = $0.seconds(timeout, in: 1...31_536_000, property: "timeout") }
    }
    return step
  }

  /// A step that calls any action of AWS.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - action: The action of the service's API, such as `stopInstances`.
  ///   - service: The service as its API is called, in small letters, such as `ec2`.
  ///   - arguments: The action's parameters, such as `["InstanceIds": ["i-0a1b2c3d"]]`.
  ///   - permissions: The permissions that the call needs.
  ///   - output: The value that the step hands on; the action's result unless given.
  /// - Returns: The step.
  ///
  /// See [AWS SDK integrations](https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html).
  public static func call(
    _ name: String, action: String, of service: String, with arguments: AnyValue, permissions: [Permission],
    output: AnyValue? = nil
  ) -> Step {
    var step = task(
      name, "arn:\(.partition):states:::aws-sdk:\(.literal(service)):\(.literal(action))", with: arguments,
      output: output, permissions: permissions)
    let isService = !service.isEmpty && service.consistsOfAlphanumerics() && !service.contains(where: \.isUppercase)
    let isAction = action.first?.isLowercase == true && action.consistsOfAlphanumerics()
    if !isService || !isAction {
      step.mistakes.append(
        StepMistake(
          "AWS has no action of this form", expected: "an action such as stopInstances of a service such as ec2",
          given: "\(action) of \(service)"))
    }
    if permissions.allSatisfy(\.statements.isEmpty) {
      step.mistakes.append(
        StepMistake(
          "a call needs a permission", expected: "permissions: [.allow(\"\(service):…\", on: …)]",
          given: "none for \"\(name)\""))
    }
    return step
  }

  /// A step that invokes a function of Lambda, and hands on what it answers.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - function: The function's ARN.
  ///   - payload: The input of the function; what the step gets unless given.
  ///   - timeout: The time after which it fails, 1 s to 1 year of 365 days; never unless given.
  /// - Returns: The step.
  ///
  /// See [Invoke Lambda](https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html).
  public static func invoke(
    _ name: String, function: StringValue, payload: AnyValue = "{% $states.input %}", timeout: Duration? = nil
  ) -> Step {
    task(
      name, service("lambda:invoke"), with: ["FunctionName": .value(function), "Payload": payload],
      output: "{% $states.result.Payload %}", timeout: timeout,
      permissions: [.allow("lambda:InvokeFunction", on: function, "\(function):*")])
  }

  /// A step that sends a message to a queue, and hands on what it gets.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - queue: The queue.
  ///   - message: The message; what the step gets unless given.
  ///   - group: The message group in a FIFO queue, which must tell messages apart by their content; nothing unless given.
  /// - Returns: The step.
  ///
  /// See [Send messages to SQS](https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html).
  public static func send(
    _ name: String, to queue: any MessageQueue, message: AnyValue = "{% $states.input %}", group: StringValue? = nil
  ) -> Step {
    let parts = queue.arn.split(separator: ":")
    let url = (queue as? Queue)?.url ?? "https://sqs.\(parts[3]).\(.urlSuffix)/\(parts[4])/\(parts[5])"
    var step = task(
      name, service("sqs:sendMessage"),
      with: AnyValue(
        node: .map([
          ("MessageBody", message.node), ("MessageGroupId", group?.node), ("QueueUrl", url.node),
        ])), output: "{% $states.input %}", permissions: [queue.sending])
    let isFifo = (queue as? any EventTarget)?.eventTargetKind == .fifoQueue
    if isFifo != (group != nil) {
      step.mistakes.append(
        StepMistake(
          isFifo ? "a message must be of a group in a FIFO queue" : "only a FIFO queue has message groups",
          expected: isFifo ? "group: …" : "no group",
          given: isFifo ? "none for \"\(name)\"" : "a group for \"\(name)\""))
    }
    return step
  }

  /// A step that publishes a message to a topic, and hands on what it gets.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - topic: The topic: a `Topic` or an `ImportedTopic`.
  ///   - message: The message; what the step gets unless given.
  ///   - subject: The subject of e-mails, 100 characters at most; none unless given.
  /// - Returns: The step.
  ///
  /// See [Publish to SNS](https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html).
  public static func publish(
    _ name: String, to topic: any EventTarget, message: AnyValue = "{% $states.input %}", subject: StringValue? = nil
  ) -> Step {
    var step = task(
      name, service("sns:publish"),
      with: AnyValue(
        node: .map([
          ("Message", message.node), ("Subject", subject?.node), ("TopicArn", topic.eventTargetARN.node),
        ])), output: "{% $states.input %}", permissions: [Permission(topic.eventSendingStatements)])
    if topic.eventTargetKind != .topic {
      step.mistakes.append(
        StepMistake(
          "a step publishes to topics", expected: "a topic", given: "\(topic.eventTargetKind.inWords) for \"\(name)\""))
    }
    return step
  }

  /// A step that puts an item into a table, in the place of one of the same keys, and hands on what it gets.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - table: The table.
  ///   - item: The item's attributes with their types, such as `["pk": ["S": "{% $states.input.id %}"]]`.
  /// - Returns: The step.
  ///
  /// See [Perform DynamoDB operations](https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html).
  public static func put(_ name: String, into table: any ItemTable, item: AnyValue) -> Step {
    task(
      name, service("dynamodb:putItem"), with: ["Item": item, "TableName": .value(table.arn)],
      output: "{% $states.input %}", permissions: [table.putting])
  }

  private static func service(_ integration: String) -> StringValue {
    "arn:\(.partition):states:::\(.literal(integration))"
  }
}
