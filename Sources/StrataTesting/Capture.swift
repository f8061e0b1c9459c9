import Synchronization

/// Keeps what a pattern matched, so that a test can look at it or compare it.
///
/// ```swift
/// let role = Capture()
/// _ = try template.onlyResource(of: "AWS::Lambda::Function", matching: ["Role": .capture(role)])
/// #expect(template.resource(referencedBy: role.values[0])?.type == "AWS::IAM::Role")
/// ```
public final class Capture: Sendable {
  private let storage = Mutex<[JSONValue]>([])

  /// Makes an empty capture.
  public init() {}

  /// The values that were matched, in the order of matching.
  public var values: [JSONValue] { storage.withLock { $0 } }

  func append(_ value: JSONValue) {
    storage.withLock { $0.append(value) }
  }
}
