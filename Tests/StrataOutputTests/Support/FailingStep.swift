import StrataFiles

@testable import StrataOutput

/// A checkpoint at which one of the steps fails.
final class FailingStep: @unchecked Sendable {
  // Only the thread that writes counts.
  private var left: Int
  private let code: Int32
  private let sabotage: @Sendable () -> Void

  /// Fails at the step with a number, from 0 on, with an error of the system.
  ///
  /// - Parameters:
  ///   - number: The number of the step.
  ///   - code: The error; 0 lets the step go on.
  ///   - sabotage: What happens just before that step.
  init(_ number: Int, code: Int32, sabotage: @escaping @Sendable () -> Void = {}) {
    left = number
    self.code = code
    self.sabotage = sabotage
  }

  /// Whether the step has been reached.
  var isReached: Bool { left < 0 }

  /// Counts the steps, for ``OutputDirectory/checkpoint``.
  var checkpoint: Checkpoint {
    { () throws(SystemError) in
      self.left -= 1
      guard self.left == -1 else { return }
      self.sabotage()
      if self.code != 0 { throw SystemError(code: self.code) }
    }
  }
}
