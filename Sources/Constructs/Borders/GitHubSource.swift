import StrataText

/// The workflows of GitHub that may take on a role: those of one repository, in one environment or on one branch.
///
/// ```swift
/// let source: GitHubSource = .environment("production", of: "acme/smartstack")
/// ```
///
/// No pattern is among them: who may push a branch or open a pull request would be let in by one. See
/// [OpenID Connect reference](https://docs.github.com/en/actions/reference/security/oidc).
public struct GitHubSource: Sendable {
  /// The subject that GitHub signs, such as `repo:acme/smartstack:environment:production`.
  package let subject: StringValue

  /// The workflows that run in an environment of a repository, for which GitHub may ask for an approval.
  ///
  /// - Parameters:
  ///   - name: The environment's name as GitHub has it, without a colon, `*` or `?`.
  ///   - repository: The repository, as `owner/name`.
  /// - Returns: The workflows.
  public static func environment(_ name: String, of repository: String) -> GitHubSource {
    GitHubSource(repository, "environment:\(name)", given: name, of: "an environment")
  }

  /// The workflows that run on a branch of a repository, outside of any environment.
  ///
  /// - Parameters:
  ///   - name: The branch's name, such as `main`, without a colon, `*` or `?`.
  ///   - repository: The repository, as `owner/name`.
  /// - Returns: The workflows.
  public static func branch(_ name: String, of repository: String) -> GitHubSource {
    GitHubSource(repository, "ref:refs/heads/\(name)", given: name, of: "a branch")
  }

  private init(_ repository: String, _ rest: String, given name: String, of thing: String) {
    let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
    let isRepository = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: "-_.") }
    let isName = !name.isEmpty && !name.contains { ":*?\"\\".contains($0) || $0.isNewline || $0 == "\0" }
    var mistake: Finding?
    if !isName {
      mistake = Finding(
        .invalidValue, "GitHub's workflows must be told by the exact name of \(thing)",
        expected: "a name without a colon, * or ?", given: "\"\(name)\"",
        hint: "declare a role for each, as who may push is let in by a pattern")
    }
    if !isRepository {
      mistake = Finding(
        .invalidValue, "this isn't a repository of GitHub", expected: "owner/name, such as acme/smartstack",
        given: "\"\(repository)\"")
    }
    subject =
      mistake.map { StringValue(node: TemplateNode(.invalid($0))) } ?? .literal("repo:\(repository):\(rest)")
  }
}
