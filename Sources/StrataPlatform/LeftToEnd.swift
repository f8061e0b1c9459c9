import Synchronization

/// A place for what a process leaves to its end, since letting go of all parts of a tree takes about as long as making them.
///
/// Nothing is left unless the process has said that it's at its last work.
package final class LeftToEnd: Sendable {
  private static let isLastWork = Atomic<Bool>(false)

  /// Says that the process ends after what it does now.
  package static func beginLastWork() { isLastWork.store(true, ordering: .relaxed) }

  /// Whether the process ends after what it does now.
  package static var isAllowed: Bool { isLastWork.load(ordering: .relaxed) }

  private let isAllowed: Bool?
  private let kept = Mutex<Kept?>(nil)

  /// Makes a place with nothing in it.
  ///
  /// - Parameter isAllowed: Whether anything is left to the end; what ``isAllowed`` says unless given.
  package init(isAllowed: Bool? = nil) { self.isAllowed = isAllowed }

  /// Keeps one thing, and lets go of the one that was kept before.
  ///
  /// - Parameter letGo: Lets go of the thing, which it holds; called at once unless the process is at its last work.
  package func keep(_ letGo: @escaping () -> Void) {
    guard isAllowed ?? Self.isAllowed else { return letGo() }
    let kept = Kept(letGo: letGo)
    let earlier = self.kept.withLock { place in
      defer { place = kept }
      return place
    }
    earlier?.letGo()
  }

  /// What is kept is touched by one thread at a time: by the one that made it, or by one that has another after it.
  private struct Kept: @unchecked Sendable {
    let letGo: () -> Void
  }
}
