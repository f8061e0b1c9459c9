import Soundbite
import StrataEnvironments
import StrataFindings
import Testing

/// What profiles get wrong is said with the place and what to do.
@Suite struct MistakeTests {
  private func mistakes(_ environment: String, _ profile: String) throws -> [String] {
    let folder = try ProfileFolder(environment, profile)
    do throws(SystemAssemblyError) {
      _ = try soundbite.assemble(.folder(folder.path))
      return []
    } catch {
      return error.findings.map { finding in
        finding.description.replacing(folder.path + "/soundbite", with: "own")
          .replacing(/[^ ]*\/Examples\/Soundbite\//, with: "").replacing(/\.swift:[0-9]+/, with: ".swift")
      }
    }
  }

  @Test func anApplicationInLocalStack() throws {
    let found = try mistakes("dev-localstack", #"{"application": "deployed", "natGateways": 1}"#)
    #expect(
      found.filter { $0.contains("LocalStack") } == [
        """
        Infra.swift: error: soundbite-dev-localstack-infra: application: the application can't be deployed to LocalStack, \
        which runs no containers; expected local, given deployed [construct]
        """,
        """
        Infra.swift: error: soundbite-dev-localstack-infra: natGateways: LocalStack has no NAT gateways; expected 0, given 1 \
        [construct]
        """,
      ])
  }

  @Test func tasksWithoutAWayOut() throws {
    #expect(
      try mistakes("staging", #"{"natGateways": 0, "tasks": [1]}"#).prefix(2) == [
        """
        Infra.swift: error: soundbite-staging-infra: natGateways: tasks in private subnets reach neither their image nor the \
        queue without a NAT gateway; expected 1 or 2, given 0 [construct]
        """,
        """
        Infra.swift: error: soundbite-staging-infra: tasks: the fewest and the most tasks must be given; expected two \
        numbers, given 1 [construct]
        """,
      ])
  }

  @Test func anAddressOfAnotherDomain() throws {
    let found = try mistakes("staging", #"{"address": "staging.example.com"}"#)
    #expect(found.contains { $0.contains("the name is outside of the zone") }, "\(found)")
  }

  @Test func aNetworkThatIsAnothers() throws {
    let found = try mistakes("production", #"{"network": "10.23.0.0/16"}"#)
    #expect(found.count == 1 && found[0].contains("soundbite-production-infra/Vpc"), "\(found)")
  }

  @Test func aTierThatIsNone() throws {
    let found = try mistakes("staging", #"{"security": "highest"}"#)
    #expect(found.count == 1 && found[0].contains("basic, medium, high, full"), "\(found)")
  }
}
