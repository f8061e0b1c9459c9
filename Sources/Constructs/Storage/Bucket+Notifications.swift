internal import StrataS3

/// A thing that happens to the objects of a bucket.
///
/// See [Event types](https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html).
public struct ObjectEvent: Sendable, Hashable {
  let name: String

  private init(_ name: String) { self.name = name }

  /// An object was made, in whatever way.
  public static let created = ObjectEvent("s3:ObjectCreated:*")
  /// An object was removed, or is hidden by a marker that says so.
  public static let removed = ObjectEvent("s3:ObjectRemoved:*")
  /// An object was removed by a rule, since it was too old.
  public static let expired = ObjectEvent("s3:LifecycleExpiration:*")
  /// An archived object can be read, or no more.
  public static let restored = ObjectEvent("s3:ObjectRestore:*")
}

extension Bucket {
  /// Tells a queue, a topic or a function what happens to objects; each call adds to the others.
  ///
  /// The target's policy, and that of its key, let S3 send, and are there before the bucket says so. A function that may
  /// use the bucket can't be there before it, and is told by an `EventRule`.
  ///
  /// - Parameters:
  ///   - target: The target that is told.
  ///   - events: The things that happen.
  ///   - prefix: The beginning of the names of the objects; any unless given.
  ///   - suffix: The end of the names of the objects; any unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Event notifications](https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html).
  public func notify(
    _ target: some EventTarget, of events: ObjectEvent..., prefix: String = "", suffix: String = "",
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(scope, at: CallSite(file: file, line: line))
    if events.isEmpty {
      declaration.report(
        "something must happen", property: "of", expected: "an event such as .created", given: "none")
    }
    let kind = target.eventTargetKind
    if ![.queue, .topic, .function].contains(kind) {
      declaration.report(
        "S3 can't tell this of objects", property: "notify", expected: "a queue that isn't FIFO, a topic or a function",
        given: kind.inWords, hint: "let an EventRule do it, on: .objectCreated(in: …)")
      return
    }
    for event in events {
      notifications.add(
        .init(event: event, prefix: prefix, suffix: suffix, kind: kind, arn: target.eventTargetARN),
        to: resource, declaration)
    }
    if let policy = target.allowEvents(from: "s3.amazonaws.com") {
      resource.wait(for: policy, file: declaration.file, line: declaration.line)
    }
  }
}

extension Bucket: ObjectEventSource {
  /// Has the bucket tell EventBridge what happens to its objects, beside those that ``notify(_:of:prefix:suffix:file:line:)``
  /// names.
  ///
  /// See [EventBridge](https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html).
  public func tellEventBridge() { notifications.tellEventBridge(of: resource) }
}

extension ImportedBucket: ObjectEventSource {
  /// Does nothing, for an imported bucket isn't this app's; whoever owns it must have it tell EventBridge.
  public func tellEventBridge() {}
}

/// The notifications of a bucket, which are one property.
final class BucketNotifications {
  struct Entry {
    let event: ObjectEvent
    let prefix: String
    let suffix: String
    let kind: EventTargetKind
    let arn: StringValue

    /// Whether an object may be of both, which S3 refuses.
    func overlaps(_ other: Entry) -> Bool {
      event == other.event && (prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix))
        && (suffix.hasSuffix(other.suffix) || other.suffix.hasSuffix(suffix))
    }
  }

  private var entries: [Entry] = []
  private var tellsEventBridge = false
  private var isPending = false

  /// Has the bucket tell EventBridge of everything as well.
  func tellEventBridge(of bucket: Resource) {
    tellsEventBridge = true
    write(to: bucket)
  }

  /// Has the bucket get all notifications when everything is declared.
  private func write(to bucket: Resource) {
    if isPending { return }
    isPending = true
    bucket.scope.atFinalization { [self] in
      isPending = false
      bucket.set("NotificationConfiguration", to: configuration)
    }
  }

  /// Adds a notification, and has the bucket get all of them when everything is declared.
  func add(_ entry: Entry, to bucket: Resource, _ declaration: Declaration) {
    if let other = entries.first(where: entry.overlaps) {
      declaration.report(
        "two notifications may be of one object", property: "prefix",
        expected: "prefixes or suffixes that tell them apart",
        given: "\"\(entry.prefix)…\(entry.suffix)\" beside \"\(other.prefix)…\(other.suffix)\" of \(entry.event.name)",
        hint: "tell a topic, which several can subscribe to")
    }
    write(to: bucket)
    entries.append(entry)
  }

  private var configuration: S3.Bucket.NotificationConfiguration {
    func filter(_ entry: Entry) -> S3.Bucket.NotificationFilter? {
      let rules = [("prefix", entry.prefix), ("suffix", entry.suffix)].filter { !$0.1.isEmpty }
      return rules.isEmpty
        ? nil : .init(s3Key: .init(rules: ListValue(rules.map { .init(name: .literal($0.0), value: .literal($0.1)) })))
    }
    let queues = entries.filter { $0.kind == .queue }
    let topics = entries.filter { $0.kind == .topic }
    let functions = entries.filter { $0.kind == .function }
    return .init(
      eventBridgeConfiguration: tellsEventBridge ? .init(eventBridgeEnabled: true) : nil,
      lambdaConfigurations: functions.isEmpty
        ? nil
        : ListValue(functions.map { .init(event: .literal($0.event.name), function: $0.arn, filter: filter($0)) }),
      queueConfigurations: queues.isEmpty
        ? nil
        : ListValue(queues.map { .init(event: .literal($0.event.name), queue: $0.arn, filter: filter($0)) }),
      topicConfigurations: topics.isEmpty
        ? nil
        : ListValue(topics.map { .init(event: .literal($0.event.name), topic: $0.arn, filter: filter($0)) }))
  }
}
