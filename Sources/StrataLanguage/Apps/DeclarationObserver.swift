package import StrataFindings

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

  /// The observer of this task; none unless somebody sets it.
  @TaskLocal package static var current: (@Sendable (Step) -> Void)?
}
