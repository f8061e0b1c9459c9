import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

/// Rollback triggers as they're declared.
@Suite struct RollbackTriggersTests {
  private struct Profile: Decodable, Sendable {}

  private func mistakes(_ alarms: [String], _ time: Duration = .zero) throws -> [String] {
    let folder = try ProfileFolder()
    defer { withExtendedLifetime(folder) {} }
    try ProfileStore(system: "shop", directory: folder.directory + "/shop").create("prod", [:])
    let triggers = RollbackTriggers(alarms, monitoringTime: time, file: "/sources/Shop.swift", line: 9)
    let system = System("shop", environments: [.required("prod", rollbackTriggers: triggers)]) {
      (app: AppScope, _: [Environment<Profile>]) in
      app.stack("Shop") { scope in Resource("Topic", type: "AWS::SNS::Topic", in: scope) }
    }
    do {
      _ = try system.prepare(.folder(folder.directory))
      return []
    } catch {
      return error.findings.map(\.description)
    }
  }

  private static let place = "/sources/Shop.swift:9: error: shop/prod: rollbackTriggers:"

  @Test func whatCanBeIsTaken() throws {
    #expect(try mistakes([]) == [])
    #expect(try mistakes(["Errors", "Api/Errors", "A", "B", "C"], .seconds(60)) == [])
    #expect(try mistakes(["Errors"], .seconds(180 * 60)) == [])
    #expect(RollbackTriggers(["Errors"], monitoringTime: .seconds(600)).minutes == 10)
    #expect(EnvironmentDeclaration.optional("dev").rollbackTriggers == nil)
  }

  @Test(
    arguments: [
      (
        ["A", "B", "C", "D", "E", "F"], .zero,
        "there are too many rollback triggers; expected 5 at most, given 6 [invalid-promotion]"
      ),
      (
        [""], .zero,
        #"a rollback trigger isn't the path of an alarm; expected one such as Api/Errors, given "" [invalid-promotion]"#
      ),
      (
        ["/Errors"], .zero,
        #"a rollback trigger isn't the path of an alarm; expected one such as Api/Errors, given "/Errors" [invalid-promotion]"#
      ),
      (
        ["Errors", "Errors"], .zero,
        "a rollback trigger stands there twice; expected each alarm once, given Errors [invalid-promotion]"
      ),
      (
        ["Errors"], .seconds(-60),
        "rollback triggers have a time that can't be; expected 0 to 180 min, in whole minutes, given -60 s [invalid-promotion]"
      ),
      (
        ["Errors"], .seconds(90),
        "rollback triggers have a time that can't be; expected 0 to 180 min, in whole minutes, given 90 s [invalid-promotion]"
      ),
      (
        ["Errors"], .seconds(181 * 60),
        "rollback triggers have a time that can't be; expected 0 to 180 min, in whole minutes, given 10860 s [invalid-promotion]"
      ),
    ] as [([String], Duration, String)])
  func aMistakeIsReported(alarms: [String], time: Duration, message: String) throws {
    #expect(try mistakes(alarms, time) == ["\(Self.place) \(message)"])
  }
}
