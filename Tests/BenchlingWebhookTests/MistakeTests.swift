import BenchlingWebhook
import StrataEnvironments
import StrataTesting
import TestSupport
import Testing

/// What profiles get wrong is said once, with the line and what to do.
@Suite struct MistakeTests {
  private func mistakes(_ change: (inout WebhookProfile) -> Void) throws -> [String] {
    var environment = try samples()[0]
    change(&environment.profile)
    return findings(app([environment]))
  }

  @Test func anAllowListWithSomethingElseInIt() throws {
    #expect(
      try mistakes { $0.webhookAllowList = ["203.0.113.0/24", "203.0.113.300/32"] } == [
        """
        BenchlingWebhook.swift: error: BenchlingWebhookStack/Api/prod: allow: this is no block of IPv4 addresses; \
        expected text such as 10.0.0.0/16, given "203.0.113.300/32" [invalid-value]
        """
      ])
    #expect(
      try mistakes { $0.webhookAllowList = ["203.0.113.7/24"] } == [
        """
        BenchlingWebhook.swift: error: BenchlingWebhookStack/Api/prod: allow: this is an address in a block, not the \
        block; expected 203.0.113.0/24, given 203.0.113.7/24 [invalid-value]
          hint: write 203.0.113.0/24, or 203.0.113.7/32 for the address alone
        """
      ])
  }

  @Test func anEmptyAllowList() throws {
    #expect(
      try mistakes { $0.webhookAllowList = [] } == [
        """
        BenchlingWebhook.swift: error: BenchlingWebhookStack/Api/prod: allow: callers must be anyone or at least one \
        block of addresses; expected one block or more, such as 203.0.113.0/24, given an empty list, webhookAllowList \
        [invalid-value]
          hint: leave out webhookAllowList to let anyone in
        """
      ])
  }

  @Test func aSecretWithoutAName() throws {
    #expect(
      try mistakes { $0.benchlingSecret = "" }
        == [
          ("ExecutionRole", "Policies/0/PolicyDocument/Statement/2/Resource/0"),
          ("TaskDefinition", "ContainerDefinitions/0/Secrets/0/ValueFrom"),
        ].map { resource, property in
          """
          BenchlingWebhook.swift: error: BenchlingWebhookStack/Prod/Service/\(resource): \(property)/Fn::Sub: \
          Secrets Manager refuses this name; expected 1 to 512 letters, digits and /_+=.@-, given "" [physical-name]
          """
        })
  }

  @Test func oneEnvironmentTwice() throws {
    let prod = try samples()[0]
    let said = findings(app([prod, prod]))
    #expect(
      said.first == """
        BenchlingWebhook.swift: error: BenchlingWebhookStack/Prod: a construct "Prod" is declared here already [duplicate-id]
          note: BenchlingWebhook.swift: the other is declared here
          hint: give one of them another id
        """)
    // Beside it what is not inside: the stage.
    #expect(said.count == 2, "\(said)")
  }
}
