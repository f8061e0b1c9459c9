/// A value that each thread has one of its own of.
package struct ThreadLocal<Value>: Sendable {
  private let key: pthread_key_t

  /// Makes a place for values, of which there is none yet.
  package init() {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    self.key = key
  }

  /// The value of this thread; nil outside of ``withValue(_:operation:)``.
  package var value: Value? {
    pthread_getspecific(key).map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().value }
  }

  /// Does something for which this thread has a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - operation: The work, on this thread.
  /// - Returns: The result of the work.
  package func withValue<Result>(_ value: Value, operation: () throws -> Result) rethrows -> Result {
    let box = Box(value)
    let earlier = pthread_getspecific(key)
    pthread_setspecific(key, Unmanaged.passUnretained(box).toOpaque())
    defer { pthread_setspecific(key, earlier) }
    return try withExtendedLifetime(box) { try operation() }
  }

  private final class Box {
    let value: Value

    init(_ value: Value) { self.value = value }
  }
}
