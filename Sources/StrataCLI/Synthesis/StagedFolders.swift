import StrataOutput
import Synchronization

/// The folders in which templates are put aside, which are as they were again where the process is interrupted.
final class StagedFolders: @unchecked Sendable {
  // Held whenever something is done with a writer.
  private let lock = Mutex(())
  private var writers: [AssemblyWriter] = []
  private var isCommitted = false

  /// Adds a folder, of which nothing has been touched yet.
  func add(_ writer: AssemblyWriter) {
    let isFirst = step {
      writers.append(writer)
      return writers.count == 1
    }
    if isFirst { Interrupt.undoing("interrupted; nothing was written") { self.undo($0) } }
  }

  /// Does something with writers, which an interrupt waits for.
  func step<Made, Failure>(_ work: () throws(Failure) -> Made) throws(Failure) -> Made {
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
    step { discardAll() }
    Interrupt.undoesNothing()
  }

  /// Leaves all folders as they were and ends the process, unless it's too late for that.
  private func undo(_ end: () -> Never) {
    step {
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
