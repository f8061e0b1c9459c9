import StrataOutput
import Synchronization

/// The folders in which templates are put aside, which are as they were again where the process is interrupted.
final class StagedFolders: @unchecked Sendable {
  // Held whenever something is done with a writer.
  private let lock = Mutex(())
  private var writers: [AssemblyWriter] = []
  private var isCommitted = false
  /// Whether an interrupt has something to undo; only the thread that stages asks.
  private var isTouched = false

  /// Adds a folder, of which nothing has been touched yet.
  func add(_ writer: AssemblyWriter) {
    holding { writers.append(writer) }
  }

  /// Does something with writers, which an interrupt waits for, and which it undoes from now on.
  func step<Made, Failure>(_ work: () throws(Failure) -> Made) throws(Failure) -> Made {
    // Not before, as whoever has but one thread needn't agree with others on each piece of memory.
    if !isTouched {
      isTouched = true
      Interrupt.undoing("interrupted; nothing was written") { self.undo($0) }
    }
    return try holding(work)
  }

  private func holding<Made, Failure>(_ work: () throws(Failure) -> Made) throws(Failure) -> Made {
    var result: Result<Made, Failure>?
    lock.withLock { _ in result = Result(catching: work) }
    guard let result else { preconditionFailure("the work of a step is done once") }
    return try result.get()
  }

  /// Puts everything into place by the work, which no interrupt stops in the middle.
  func commit(_ work: () -> Void) {
    step {
      work()
      isCommitted = true
    }
    Interrupt.undoesNothing()
  }

  /// Leaves all folders as they were.
  func discard() {
    holding { discardAll() }
    Interrupt.undoesNothing()
  }

  /// Leaves all folders as they were and ends the process, unless it's too late for that.
  private func undo(_ end: () -> Never) {
    holding {
      if isCommitted { return }
      discardAll()
      // Before anything else is done with a writer.
      end()
    }
  }

  private func discardAll() {
    // Each may have made folders for those behind it.
    for writer in writers.reversed() { writer.discard() }
    writers = []
  }
}
