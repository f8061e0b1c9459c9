import Synchronization

/// A value that is made when it's first asked for, on whatever thread that is.
package final class Lazily<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  package var made: Value {
    value.withLock { value in
      if let value { return value }
      let new = make()
      value = new
      return new
    }
  }
}
