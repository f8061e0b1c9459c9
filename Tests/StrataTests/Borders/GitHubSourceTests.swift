import Strata
import StrataBorders
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// Which workflows of GitHub are let in.
@Suite struct GitHubSourceTests {
  private func app(_ source: @escaping @Sendable () -> GitHubSource) -> App {
    borderApp { _ in
    } besides: { scope, boundary in
      if scope.environment == "dev" {
        DeploymentRole("Deploy", in: scope, from: source(), within: boundary, file: "/x/Shop.swift", line: 9)
      }
    }
  }

  private func subject(_ source: @escaping @Sendable () -> GitHubSource) throws -> JSONValue? {
    let template = try borderTemplates(of: "dev", app(source))["smartstack-dev-identity"]
    return template?.resources["Deploy"]?["Properties"]?["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Condition"]?[
      "StringEquals"]?["token.actions.githubusercontent.com:sub"]
  }

  @Test func subjects() throws {
    #expect(try subject { .environment("prod", of: "a-b/c.d_e") } == ["repo:a-b/c.d_e:environment:prod"])
    #expect(try subject { .branch("release/1", of: "acme/shop") } == ["repo:acme/shop:ref:refs/heads/release/1"])
  }

  private let place =
    "/x/Shop.swift:9: error: smartstack-dev-identity/Deploy: AssumeRolePolicyDocument/Statement/0/Condition/StringEquals/token.actions.githubusercontent.com:sub/0: "

  @Test(arguments: ["acme", "acme/", "/shop", "acme/shop/x", "acme/*", "*/*", "", "acme/shop:ref"])
  func whatIsNoRepository(repository: String) {
    #expect(
      placedFindings(app { .branch("main", of: repository) }) == [
        """
        \(place)this isn't a repository of GitHub; expected owner/name, such as acme/smartstack, given "\(repository)" \
        [invalid-value]
        """
      ])
  }

  @Test(arguments: ["*", "release-*", "pr-?", "", "a:b"])
  func patternsOfBranchesAndEnvironments(name: String) {
    for (source, thing) in [
      (GitHubSource.branch(name, of: "acme/shop"), "a branch"),
      (.environment(name, of: "acme/shop"), "an environment"),
    ] {
      #expect(
        placedFindings(app { source }) == [
          """
          \(place)GitHub's workflows must be told by the exact name of \(thing); expected a name without a colon, * or ?, \
          given "\(name)" [invalid-value]
            hint: declare a role for each, as who may push is let in by a pattern
          """
        ])
    }
  }
}
