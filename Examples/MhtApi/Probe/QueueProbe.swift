import Foundation

/// Tries out a queue with dead letters: a message is sent, received until it's given up, and deleted.
struct QueueProbe {
  private let url: String
  private let aws: AwsCommand
  private let body = "mht-probe \(UUID().uuidString)"

  /// The time in which a message must come, in seconds.
  private static let patience = 60.0

  init(_ url: String, _ aws: AwsCommand) { (self.url, self.aws) = (url, aws) }

  /// Takes all steps.
  ///
  /// - Throws: ``ProbeFailure`` at the first that fails, after the message was deleted if it's found.
  func run(tell: (String) -> Void) throws(ProbeFailure) {
    let (receives, deadLetters) = try settings()
    tell("\(url) is empty, and gives a message up after \(receives) receives")
    try aws("sqs", "send-message", "--queue-url", url, "--message-body", body)
    var (last, isGivenUp) = (String?.none, false)
    do throws(ProbeFailure) {
      for count in 1...receives {
        let handle = try receive(from: url, "received for the \(count). time")
        last = handle
        try aws(
          "sqs", "change-message-visibility", "--queue-url", url, "--receipt-handle", handle, "--visibility-timeout",
          "0")
      }
      isGivenUp = true
      tell("a message was sent, received \(receives) times, and given back each time")
      try expectLastly(in: deadLetters)
      tell("it came to \(deadLetters), and was deleted")
    } catch {
      // A message that is hidden can be deleted by its handle, unless it has gone to another queue.
      let isDeleted =
        isGivenUp
        ? delete(from: deadLetters) || delete(from: url) : last.map { delete($0, from: url) } ?? delete(from: url)
      if isDeleted { throw error }
      throw ProbeFailure(
        error.message,
        hint: "\(error.hint); the message \"\(body)\" may still be in the queue or among its dead letters")
    }
  }

  /// The number of receives after which a message is given up, and the URL of the queue that it comes to.
  private func settings() throws(ProbeFailure) -> (receives: Int, deadLetters: String) {
    let answer = try aws("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All")
    let attributes = answer["Attributes"] as? [String: String] ?? [:]
    guard let text = attributes["RedrivePolicy"],
      let policy = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let arn = policy["deadLetterTargetArn"] as? String, let name = arn.split(separator: ":").last,
      let receives = Int("\(policy["maxReceiveCount"] ?? "")"), receives > 0
    else {
      throw ProbeFailure("\(url) has no dead-letter queue", hint: "is it the queue of JobsUrl? Deploy the environment")
    }
    let waiting = [
      "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed",
    ].reduce(0) { $0 + (attributes[$1].flatMap(Int.init) ?? 0) }
    if waiting > 0 {
      throw ProbeFailure(
        "\(url) has \(waiting) \(waiting == 1 ? "message" : "messages") that the probe could take from a worker",
        hint: "try again when the queue is empty")
    }
    let found = try aws("sqs", "get-queue-url", "--queue-name", String(name))
    guard let deadLetters = found["QueueUrl"] as? String else {
      throw ProbeFailure("there is no dead-letter queue \(name)", hint: "deploy the environment again")
    }
    return (receives, deadLetters)
  }

  /// Receives the message, and gives its handle.
  private func receive(from queue: String, _ expectation: String) throws(ProbeFailure) -> String {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    repeat {
      for message in try messages(from: queue, atMost: 1, hiddenFor: 30, waiting: 5) {
        if message.body == body { return message.handle }
        try aws(
          "sqs", "change-message-visibility", "--queue-url", queue, "--receipt-handle", message.handle,
          "--visibility-timeout", "0")
        throw ProbeFailure(
          "another message came than the probe's, and was given back; that receive counts for it",
          hint: "try again while nobody sends to \(queue)")
      }
    } while Date() < deadline
    throw ProbeFailure(
      "the message wasn't \(expectation) within \(Int(Self.patience)) s",
      hint: "somebody else may have taken it: try again while no worker runs")
  }

  /// Waits until the message is among the dead letters, and deletes it there.
  ///
  /// It's when somebody asks the first queue once more that the message is moved.
  private func expectLastly(in deadLetters: String) throws(ProbeFailure) {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    repeat {
      if try messages(from: url, atMost: 1, hiddenFor: 0, waiting: 1).contains(where: { $0.body == body }) {
        throw ProbeFailure(
          "the message was received once more, and should have been given up",
          hint: "look at the queue's RedrivePolicy")
      }
      for message in try messages(from: deadLetters, atMost: 10, hiddenFor: 10, waiting: 1)
      where message.body == body {
        try aws("sqs", "delete-message", "--queue-url", deadLetters, "--receipt-handle", message.handle)
        return
      }
    } while Date() < deadline
    throw ProbeFailure(
      "the message didn't come to \(deadLetters) within \(Int(Self.patience)) s", hint: "look for it there")
  }

  /// Deletes the message where a queue has it; whether it was found.
  private func delete(from queue: String) -> Bool {
    for _ in 0..<3 {
      guard let found = try? messages(from: queue, atMost: 10, hiddenFor: 1, waiting: 1) else { return false }
      if let message = found.first(where: { $0.body == body }) { return delete(message.handle, from: queue) }
    }
    return false
  }

  /// Deletes a message by its handle; whether that could be done.
  private func delete(_ handle: String, from queue: String) -> Bool {
    (try? aws("sqs", "delete-message", "--queue-url", queue, "--receipt-handle", handle)) != nil
  }

  private func messages(
    from queue: String, atMost count: Int, hiddenFor visibility: Int, waiting seconds: Int
  ) throws(ProbeFailure) -> [(body: String, handle: String)] {
    let answer = try aws(
      "sqs", "receive-message", "--queue-url", queue, "--max-number-of-messages", "\(count)", "--visibility-timeout",
      "\(visibility)", "--wait-time-seconds", "\(seconds)")
    return (answer["Messages"] as? [[String: Any]] ?? []).compactMap { message in
      guard let body = message["Body"] as? String, let handle = message["ReceiptHandle"] as? String else { return nil }
      return (body, handle)
    }
  }
}
