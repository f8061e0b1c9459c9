import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataChecks

/// What rules ask of each type once.
@Suite struct TemplateContentsTypesTests {
  private let template = TemplateContents([
    "Resources": [
      "Second": ["Type": "AWS::SQS::Queue"], "Topic": ["Type": "AWS::SNS::Topic"], "First": ["Type": "AWS::SQS::Queue"],
    ]
  ])

  @Test func eachTypeIsAskedForOnce() {
    var asked: [String] = []
    let kinds = template.resources { type -> Int? in
      asked.append(type)
      return type == "AWS::SQS::Queue" ? 7 : .none
    }
    #expect(kinds.map { "\($0.resource.logicalID) \($0.value)" } == ["Second 7", "First 7"])
    #expect(asked == ["AWS::SQS::Queue", "AWS::SNS::Topic"])
    #expect(template.resources { _ -> Int? in .none }.isEmpty)
  }

  @Test func findingsAreInTheOrderOfTheTemplate() {
    let found = template.findings { type in
      switch type {
      case "AWS::SQS::Queue": { [Finding("a", "queue", severity: .error, at: $0.pointer())] }
      case "AWS::SNS::Topic": { [Finding("a", "topic", severity: .error, at: $0.pointer())] }
      default: nil
      }
    }
    #expect(found.map(\.message) == ["queue", "topic", "queue"])
    #expect(template.findings { _ in nil }.isEmpty)
  }
}
