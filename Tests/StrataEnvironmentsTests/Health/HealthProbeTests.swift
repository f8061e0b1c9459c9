import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

/// Checks of health as they're declared.
@Suite struct HealthProbeTests {
  private func system(_ health: HealthProbes<HealthProfile>) -> System {
    System("shop", environments: [.required("dev"), .required("prod")], health: health) {
      (app: AppScope, _: [Environment<HealthProfile>]) in
      app.stack("Shop") { scope in Resource("Topic", type: "AWS::SNS::Topic", in: scope) }
    }
  }

  private func folder() throws -> ProfileFolder {
    let folder = try ProfileFolder()
    for (name, domain) in [("dev", "dev.example.com"), ("prod", "example.com")] {
      try ProfileStore(system: "shop", directory: folder.directory + "/shop").create(
        name, ["domain": .string(domain)])
    }
    return folder
  }

  @Test func theSameForAllOrByTheProfile() throws {
    let folder = try folder()
    let store = ProfileStore(system: "shop", directory: folder.directory + "/shop")
    let same = system([.alarms, .runningTasks])
    let dev = try #require(same.environments.first)
    #expect(try same.probes(of: dev, profile: nil, in: store).map(\.name) == ["alarms", "running tasks"])
    let each = system(HealthProbes { [.address("https://\($0.profile.domain)/health")] })
    #expect(
      try each.environments.map { try each.probes(of: $0, profile: nil, in: store).map(\.name) } == [
        ["address https://dev.example.com/health"], ["address https://example.com/health"],
      ])
    #expect(
      try each.probes(of: dev, profile: "prod", in: store).map(\.name) == ["address https://example.com/health"])
    #expect(try system([]).probes(of: dev, profile: nil, in: store).isEmpty)
    withExtendedLifetime(folder) {}
  }

  @Test func names() {
    #expect(HealthProbe.address(output: "Endpoint", path: "/health").name == "address Endpoint/health")
  }

  private func mistakes(_ probe: HealthProbe) throws -> [String] {
    let folder = try folder()
    defer { withExtendedLifetime(folder) {} }
    do {
      _ = try system([probe]).prepare(.folder(folder.directory), environments: ["prod"])
      return []
    } catch {
      return error.findings.map(\.description)
    }
  }

  private static func probe(
    _ url: String, status: ClosedRange<Int> = 200...299, within timeout: Duration = .seconds(10)
  ) -> HealthProbe {
    .address(url, status: status, within: timeout, file: "/sources/Shop.swift", line: 9)
  }

  @Test(
    arguments: [
      (probe("https://example.com/health?deep=1"), nil),
      (probe("http://[::1]:8080", status: 100...599, within: .seconds(300)), nil),
      (
        probe("example.com"),
        "an address can't be asked: it begins with neither https:// nor http://; expected an address such as "
          + "https://example.com/health, given \"example.com\""
      ),
      (
        probe("file:///etc/passwd"),
        "an address can't be asked: it begins with neither https:// nor http://; expected an address such as "
          + "https://example.com/health, given \"file:///etc/passwd\""
      ),
      (
        probe("https:///health"),
        "an address can't be asked: it has no host; expected an address such as https://example.com/health, given "
          + "\"https:///health\""
      ),
      (
        probe("https://example.com/a b"),
        "an address can't be asked: it has characters that an address doesn't have; expected an address such as "
          + "https://example.com/health, given \"https://example.com/a b\""
      ),
      (
        probe("https://example.com", status: 0...200),
        "an address has a status that isn't one of HTTP; expected 100 to 599, given 0 to 200"
      ),
      (
        probe("https://example.com", within: .milliseconds(10)),
        "an address has a time that can't be; expected 1 to 300 s, given 0.01 seconds"
      ),
      (
        .address(output: "", file: "/sources/Shop.swift", line: 9),
        "an address has no output; expected the id of an output, given \"\""
      ),
      (
        .address(output: "Url", path: "health", file: "/sources/Shop.swift", line: 9),
        "a path can't be asked; expected a path such as /health, given \"health\""
      ),
      (.alarms, nil),
    ] as [(HealthProbe, String?)])
  func aMistakeIsReported(_ probe: HealthProbe, message: String?) throws {
    #expect(
      try mistakes(probe)
        == (message.map { ["/sources/Shop.swift:9: error: shop/prod: health: \($0) [invalid-promotion]"] } ?? []))
  }

  /// An address is shown and recorded, and what's in front of the host often is a password.
  @Test func aPasswordIsNotShown() throws {
    let message = try mistakes(Self.probe("https://user:hunter22@example.com/")).joined()
    #expect(message.contains("it has a user or a password, which would be shown"))
    #expect(!message.contains("hunter22"))
  }
}

private struct HealthProfile: Decodable, Sendable {
  var domain: String
}
