package import StrataPlatform
import Synchronization

/// Does the same with many things, on all cores of the machine.
///
/// Threads of the system, and not a pool's: rules descend into templates as deep as those are nested, for which the
/// stack of a pool's thread, or of any with another C library, is too small.
package struct Workers: Sendable {
  /// The stack of each thread, which is what the main thread has nearly everywhere.
  private static let stackSize = 8 << 20

  /// How many work at once.
  package let count: Int

  /// As many as there are cores, unless told otherwise.
  package init(count: Int = Workers.cores) {
    self.count = max(1, count)
  }

  /// The cores of the machine.
  package static var cores: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Gives what a function makes of each element, in their order.
  ///
  /// The calling thread works along; nothing but results is kept of an element that is done with.
  ///
  /// - Parameters:
  ///   - elements: The elements to work on. One alone is worked on without another thread.
  ///   - progress: Is told by the calling thread, after each element of its own, how many are done.
  ///   - body: Makes the result of an element, on any thread.
  /// - Returns: The results.
  package func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], progress: (Int) -> Void = { _ in }, _ body: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let work = Work(elements, body)
    let threads = (1..<max(1, min(count, elements.count))).compactMap { _ in Self.start { work.run { _ in } } }
    work.run(progress)
    for thread in threads { pthread_join(thread, nil) }
    return work.results
  }

  /// The elements, and the results so far.
  private final class Work<Element: Sendable, Result: Sendable>: Sendable {
    private let elements: [Element]
    private let body: @Sendable (Element) -> Result
    private let next = Atomic(0)
    private let made: Mutex<[(index: Int, result: Result)]> = Mutex([])

    init(_ elements: [Element], _ body: @escaping @Sendable (Element) -> Result) {
      self.elements = elements
      self.body = body
    }

    /// Works until nothing is left to begin with.
    func run(_ progress: (Int) -> Void) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return }
        let result = body(elements[index])
        let count = made.withLock { made in
          made.append((index, result))
          return made.count
        }
        progress(count)
      }
    }

    var results: [Result] {
      made.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
    }
  }

  /// Starts a thread; nil where the system has none left, and the others have more to do.
  package static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let context = Unmanaged.passRetained(Body(body))
    let problem = pthread_create(
      &thread, &attributes,
      { context in
        #if canImport(Darwin)
          Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        #else
          context.map { Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run() }
        #endif
        return nil
      }, context.toOpaque())
    if problem == 0 { return thread }
    context.release()
    return nil
  }

  /// The work of a thread, as an object that a pointer can lead to.
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
