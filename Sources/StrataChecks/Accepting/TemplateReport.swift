/// What was found in a template, and what its metadata accepts of it.
public struct TemplateReport: Sendable {
  /// That a finding is accepted.
  public struct Acceptance: Sendable, Hashable {
    /// Why, if the metadata says so.
    public let reason: String?

    /// Accepts a finding.
    public init(reason: String?) {
      self.reason = reason
    }
  }

  /// A finding that the template's metadata accepts.
  public struct Accepted: Sendable, Hashable {
    /// The finding.
    public let finding: TemplateFinding
    /// Why it's accepted.
    public let acceptance: Acceptance
  }

  /// What was found and isn't accepted, in the order of the template.
  public let findings: [TemplateFinding]
  /// What was found and is accepted, in the order of the template.
  public let accepted: [Accepted]
}
