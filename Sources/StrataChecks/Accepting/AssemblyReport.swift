public import StrataCore
import StrataJSON

/// What was found in stacks that were synthesized, and what is accepted of it.
public struct AssemblyReport: Sendable {
  /// A finding that was accepted with a reason.
  public struct Accepted: Sendable, Hashable {
    /// The finding.
    public let finding: Diagnostic
    /// Why it's accepted, if the metadata says so.
    public let reason: String?
  }

  /// What was found and isn't accepted, in the order of the sources.
  public let findings: [Diagnostic]
  /// What was found and is accepted, in the order of the sources.
  public let accepted: [Accepted]
}

extension Diagnostic {
  /// A finding in the template of a stack, with the construct and the line that made it.
  init(_ finding: TemplateFinding, in stack: StackArtifact) {
    let place = stack.place(of: finding.pointer.tokens)
    self.init(
      finding.severity, rule: finding.rule, path: place.path, property: place.property.isEmpty ? nil : place.property,
      site: place.site, message: finding.message, expected: finding.expected, given: finding.given, hint: finding.hint)
  }
}
