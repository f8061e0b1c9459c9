import Foundation
import MhtApi
import StrataEnvironments
import StrataFindings
import Testing

/// What profiles get wrong is said with the place and what to do.
@Suite struct MistakeTests {
  /// What is said of a profile that is laid over the committed one.
  private func mistakes(_ environment: String, _ profile: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mht-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let profiles = folder.appending(path: "mht-api")
    try FileManager.default.createDirectory(at: profiles, withIntermediateDirectories: true)
    let file = profiles.appending(path: "\(environment).json").path
    _ = FileManager.default.createFile(
      atPath: file, contents: Data(profile.utf8), attributes: [.posixPermissions: 0o600])
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    do throws(SystemAssemblyError) {
      _ = try mhtApi.assemble(.folder(folder.path))
      return []
    } catch {
      return error.findings.map { finding in
        finding.description.replacing(profiles.path, with: "own").replacing(root + "/Examples/MhtApi/", with: "")
          .replacing(/\.swift:[0-9]+/, with: ".swift")
      }
    }
  }

  @Test func networksThatOverlap() throws {
    #expect(
      try mistakes("production", #"{"network": "10.1.128.0/17"}"#) == [
        """
        MhtApi.swift: error: MhtApiProduction/Vpc: cidr: the network has addresses of another, from which it must be \
        apart; expected a block outside of 10.1.0.0/16, given 10.1.128.0/17 [construct]
          note: own/production.json:1:13: network of the profile production
          note: Profiles/staging.json:2:14: network of the profile staging
          hint: networks that overlap can never be connected: give each a block of its own
        """
      ])
  }

  /// That a certificate covers each name is so by the same list of names; a record has the check for others.
  @Test func aNameOutsideOfTheZone() throws {
    #expect(
      try mistakes("staging", #"{"names": ["staging.api.amygdalas.com", "staging.example.com"]}"#) == [
        """
        MhtApi.swift: error: MhtApiStaging/Certificate: for: the name is outside of the zone, so that it can't be proved \
        to be yours; expected a name in amygdalas.com, given "staging.example.com" [construct]
          hint: declare a certificate for the names of each zone
        """,
        """
        MhtApi.swift: error: MhtApiStaging/staging.example.com: name: the record is outside of its zone; expected a name \
        in amygdalas.com, given "staging.example.com" [construct]
        """,
      ])
  }

  @Test func aBudgetBelowNothing() throws {
    #expect(
      try mistakes("staging", #"{"budget": -5}"#) == [
        """
        MhtEnvironment+Watching.swift: error: MhtApiStaging/Budget: monthly: a budget must be more than 0 US dollars; \
        expected more than 0, given -5 [construct]
        """
      ])
  }

  @Test func moreInstancesThanTheMost() throws {
    let releases = #"[{"group": "Api", "version": "1", "instances": "4 to 3"}]"#
    #expect(
      try mistakes("staging", "{\n  \"releases\": \(releases)\n}") == [
        """
        MhtEnvironment+Instances.swift: error: MhtApiStaging/Api: instances: the most instances are fewer than the \
        fewest; expected 4 or more, given 3 [construct]
          note: own/staging.json:2:62: releases/0/instances of the profile staging
        """
      ])
  }

  @Test(arguments: [
    (
      #"{"coolAfter": "7 days"}"#,
      "this must be whole days in a range; expected 30 days to 2,147,483,647 days, given 604,800 s (7 d)"
    ),
    (
      #"{"archiveAfter": "40 days"}"#,
      "objects must lie in STANDARD_IA for 30 days before they move on; expected GLACIER after 5,184,000 s (60 d) or "
        + "more, given 3,456,000 s (40 d)"
    ),
    (
      #"{"deepArchiveAfter": "60 days"}"#,
      "objects must lie in GLACIER for a while before they move on; expected DEEP_ARCHIVE after 7,776,000 s (90 d) or "
        + "more, given 5,184,000 s (60 d)"
    ),
  ])
  func movesOutOfOrder(profile: String, message: String) throws {
    #expect(
      try mistakes("production", profile) == [
        "MhtEnvironment.swift: error: MhtApiProduction/Archive: storage: \(message) [construct]"
      ])
  }

  /// Nothing of the URL may be shown, which whoever knows it may write to.
  @Test func theURLOfDiscordInPlainText() throws {
    let url = "https://discord.com/api/webhooks/123456789012345678/" + "dG9rZW4tdG9rZW4tdG9rZW4tMTIzNDU2Nzg5MA"
    #expect(
      try mistakes("production", "{\"discordSecret\": \"\(url)\"}") == [
        """
        MhtEnvironment+Watching.swift: error: MhtApiProduction/Discord: InvocationEndpoint: this isn't the name of a \
        secret, and may be the secret itself; expected 1 to 512 letters, digits and /_+=.@-, or an ARN, and behind it \
        :SecretString:KEY:STAGE:VERSION or nothing [dynamic-reference]
          hint: put the value there, and write its name here
        """
      ])
  }

  @Test func aVersionWithoutInstances() throws {
    #expect(
      try mistakes("production", #"{"weights": [90, 10]}"#) == [
        """
        MhtApi.swift: error: MhtApiProduction: weights: a version without instances can't answer; expected 0 for Green, \
        given 10 [construct]
          hint: give Green instances in releases, and deploy that first
        """
      ])
  }

  @Test(arguments: [("[100]", "1"), ("[50, 30, 20]", "3")])
  func weightsOfOtherVersions(weights: String, count: String) throws {
    #expect(
      try mistakes("production", "{\"weights\": \(weights)}").first == """
        MhtApi.swift: error: MhtApiProduction: weights: each version must have its weight; expected 2, one for \
        each, given \(count) [construct]
        """)
  }

  @Test func aGroupOfPeopleThatThereIsNot() throws {
    #expect(try mistakes("staging", #"{"people": "everyone"}"#) == [])
  }
}
