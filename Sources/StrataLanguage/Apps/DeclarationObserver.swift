package import StrataFindings
import StrataPlatform

/// What is told what is being declared, so that it can say so where the declaration ends the process.
package enum DeclarationObserver {
  /// A step of a declaration.
  package enum Step: Sendable {
    /// An app begins.
    case app(String, at: CallSite)
    /// The app is that of a system, for some environments.
    case environments([String])
    /// A stack begins.
    case stack(String, at: CallSite)
    /// A part of the stack begins that belongs to an environment.
    case scope(environment: String, at: CallSite)
    /// The app is declared.
    case end
  }

  private static let observers = ThreadLocal<@Sendable (Step) -> Void>()

  /// The observer of this thread; none unless somebody sets it.
  ///
  /// A thread's and not a task's: optimized code that sets a value of a task where there is no task crashes, with Swift
  /// 6.3.1.
  package static var current: (@Sendable (Step) -> Void)? { observers.value }

  /// Does something while an observer is told what this thread declares.
  ///
  /// - Parameters:
  ///   - observer: The observer.
  ///   - operation: The work, on this thread.
  /// - Returns: The result of the work.
  package static func telling<Result>(
    _ observer: @escaping @Sendable (Step) -> Void, _ operation: () throws -> Result
  ) rethrows -> Result {
    try observers.withValue(observer, operation: operation)
  }
}
