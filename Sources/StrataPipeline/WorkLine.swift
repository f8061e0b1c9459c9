import StrataPlatform

/// Makes something of elements that come one after the other, on other threads while the next is on its way.
///
/// Who adds elements works along where too many wait, so that few are in memory at once. There is no other thread before the
/// second element.
final class WorkLine<Element: Sendable, Result: Sendable>: @unchecked Sendable {
  private let body: @Sendable (Element) -> Result
  private let workers: Workers
  private var threads: [pthread_t] = []

  // Only touched with the mutex held.
  private var waiting: [Element] = []
  private var made: [Result] = []
  private var isOver = false
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ workers: Workers, _ body: @escaping @Sendable (Element) -> Result) {
    self.workers = workers
    self.body = body
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Takes an element, and gives what has been made of earlier ones since the last call, in no particular order.
  func add(_ element: Element) -> [Result] {
    let count = withLock {
      waiting.append(element)
      pthread_cond_signal(condition)
      return waiting.count
    }
    if threads.isEmpty, count > 1 {
      threads = (1..<max(1, workers.count)).compactMap { _ in Workers.start { self.work() } }
    }
    if count >= workers.count, let next = withLock({ waiting.popLast() }) { make(next) }
    return taken()
  }

  /// Works until nothing is left, and gives what has been made since the last call.
  ///
  /// Nothing can be added any more.
  func finish() -> [Result] {
    while let next = withLock({ waiting.popLast() }) { make(next) }
    withLock {
      isOver = true
      pthread_cond_broadcast(condition)
    }
    for thread in threads { pthread_join(thread, nil) }
    threads = []
    return taken()
  }

  private func taken() -> [Result] {
    withLock {
      defer { made = [] }
      return made
    }
  }

  private func work() {
    while let next = next() { make(next) }
  }

  /// The next element, once there is one; nil where none comes any more.
  private func next() -> Element? {
    withLock {
      while waiting.isEmpty, !isOver { pthread_cond_wait(condition, mutex) }
      return waiting.popLast()
    }
  }

  private func make(_ element: Element) {
    let result = body(element)
    withLock { made.append(result) }
  }

  private func withLock<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
