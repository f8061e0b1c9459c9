import Foundation
import SmartStack
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// The committed templates, and what distinguishes the environments in them.
@Suite struct TemplateTests {
  static let modules = ["access", "ai-services", "compute", "database", "networking", "pipeline", "storage"]
  static let environments = ["dev", "staging", "prod"]

  @Test func theTemplatesAreTheCommittedOnes() throws {
    let templates = try smartStack.templates(committed: [])
    let own = Self.environments.flatMap { environment in Self.modules.map { "smartstack-\(environment)-\($0)" } }
    #expect(templates.keys.sorted() == own.sorted())
    for (name, template) in templates {
      try template.expectSnapshot(at: "../../templates/smartstack/\(name).template.json")
    }
  }

  @Test func nothingIsLeftToWarnAbout() throws {
    #expect(try smartStack.assemble(.committed).warnings.map(\.description) == [])
  }

  @Test(arguments: environments)
  func otherEnvironmentsChangeNoByte(environment: String) throws {
    let all = try smartStack.templates(committed: [])
    let alone = try smartStack.templates(committed: [environment])
    #expect(alone.count == Self.modules.count)
    for (name, template) in alone { #expect(try template.bytes() == all[name]?.bytes(), "\(name)") }
  }

  @Test(arguments: [("dev", 7), ("staging", 14), ("prod", 30)])
  func allLogsAreKeptAsLong(environment: String, days: Int) throws {
    let groups = try smartStack.templates(committed: [environment]).values.flatMap {
      $0.resources(of: "AWS::Logs::LogGroup")
    }
    #expect(groups.count >= 5)
    #expect(groups.allSatisfy { $0["RetentionInDays"] == .integer(Int64(days)) })
  }

  @Test func alarmsAreOfRatesDurationsAndTheAPI() throws {
    let template = try #require(smartStack.templates(committed: ["prod"])["smartstack-prod-compute"])
    let alarms = template.resources(of: "AWS::CloudWatch::Alarm")
    let rates = try alarms.filter { $0["Metrics"] != nil }.map { try $0.json.text() }
    #expect(rates.count == 2 && rates.allSatisfy { $0.contains("m1 / m2 * 100") })
    #expect(rates.contains { $0.contains("AWS/Lambda") } && rates.contains { $0.contains("5xx") })
    #expect(alarms.contains { $0["MetricName"] == "Duration" })
    #expect(alarms.allSatisfy { $0["AlarmActions"] != nil })
  }

  /// The stacks stand in 250 lines, and without a raw resource or a way around a construct.
  @Test func theStacksAreShort() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples/SmartStack")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    #expect(texts.count == 5)
    #expect(texts.reduce(0) { $0 + $1.split(separator: "\n", omittingEmptySubsequences: false).count - 1 } <= 250)
    for text in texts {
      #expect(!text.contains("Resource(") && !text.contains("rawProperties") && !text.contains(".accept("))
    }
  }
}
