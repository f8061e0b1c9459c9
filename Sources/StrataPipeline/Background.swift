import StrataPlatform
import Synchronization

/// A value that is made on a thread of its own, while the one that asked for it does something else.
///
/// The thread is one of the system's, as those of ``Workers`` are.
package final class Background<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made: Mutex<Value?> = Mutex(nil)
  private let thread: Mutex<pthread_t?> = Mutex(nil)

  /// Begins to make a value.
  ///
  /// - Parameters:
  ///   - cores: The cores of the machine, which are counted unless given. With one the value is made when it's first
  ///     asked for.
  ///   - make: Makes the value, once.
  package init(cores: Int = Workers.cores, _ make: @escaping @Sendable () -> Value) {
    self.make = make
    if cores < 2 { return }
    // The thread keeps this object, until it's done.
    let started = Workers.start { self.fill() }
    thread.withLock { $0 = started }
  }

  /// The value, once it's made.
  package var value: Value {
    thread.withLock { thread in
      if let thread { pthread_join(thread, nil) }
      thread = nil
    }
    return fill()
  }

  @discardableResult
  private func fill() -> Value {
    made.withLock { made in
      let value = made ?? make()
      made = value
      return value
    }
  }
}
