import SmartStack
import StrataEnvironments
import StrataFindings
import Testing

/// What profiles get wrong is said with the place and what to do.
@Suite struct MistakeTests {
  private func mistakes(_ environment: String, _ profile: String) throws -> [String] {
    let folder = try ProfileFolder(environment, profile)
    do throws(SystemAssemblyError) {
      _ = try smartStack.assemble(.folder(folder.path))
      return []
    } catch {
      return error.findings.map { finding in
        finding.description.replacing(folder.path + "/smartstack", with: "own")
          .replacing(/[^ ]*\/Examples\/SmartStack\//, with: "").replacing(/\.swift:[0-9]+/, with: ".swift")
      }
    }
  }

  @Test func aModelThatIsAPattern() throws {
    let found = try mistakes("dev", #"{"model": "amazon.*"}"#)
    #expect(
      !found.isEmpty && found.allSatisfy { $0.contains("Bedrock has no such model") || $0.contains("model") },
      "\(found)")
  }

  @Test func capacityThatIsNone() throws {
    #expect(
      try mistakes("prod", #"{"capacity": [4, 2]}"#) == [
        """
        Modules.swift: error: smartstack-prod-database/Main: capacity: the most units must be as many as the least or more; \
        expected 4 or more, given 2 [construct]
        """
      ])
  }

  @Test func aKeyThatIsNone() throws {
    #expect(
      try mistakes("dev", #"{"logs": "8 days"}"#).first?.contains("CloudWatch Logs") == true)
  }
}
