import StrataFindings
import StrataIsolation
import StrataJSON
import StrataTemplate

@testable import StrataReport

/// Contents of reports for tests.
enum SampleReports {
  /// A stack with the resources of a template.
  static func stack(
    _ name: String, of environment: String? = nil, _ resources: JSONObject, _ others: JSONObject = [:]
  ) -> ReportedStack {
    var template: JSONObject = ["Resources": .object(resources)]
    for member in others { template[member.key] = member.value }
    return ReportedStack(
      name: name, file: "\(name).template.json", environment: environment, contents: TemplateContents(.object(template))
    ) { logicalID in ("\(name)/\(logicalID)", "Sources/Shop.swift:7") }
  }

  /// A system with a queue in a stack.
  static var queue: ReportedSystem {
    var system = ReportedSystem(name: "shop")
    system.stacks = [
      stack("Shop", ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeout": 60]]])
    ]
    return system
  }

  /// The text of a page.
  static func page(_ systems: ReportedSystem...) -> String {
    String(decoding: ReportPage(ReportContents(systems)).bytes(), as: UTF8.self)
  }
}
