import StrataJSON
import StrataYAML
import Testing

@testable import StrataMigration

@Suite struct TemplateDifferencesTests {
  /// The places that differ, with the values; nil where the shapes do.
  private func differences(_ templates: String...) throws -> [String]? {
    let values = try templates.map { try YAMLDocument(parsing: Array($0.utf8)).value }
    return TemplateDifferences(of: values)?.values.map { value in
      let texts = value.values.map { $0.string ?? "\($0)" }
      return "\(value.place.tokens.joined(separator: "/")): \(texts.joined(separator: ", "))"
    }
  }

  @Test func textsNumbersAndFlagsMayDiffer() throws {
    let differences = try differences(
      "{A: {B: [x, 1, true], C: same}}", "{A: {C: same, B: [y, 1.5, false]}}", "{A: {B: [x, 1, true], C: same}}")
    #expect(differences == ["A/B/0: x, y, x", "A/B/1: 1, 1.5, 1", "A/B/2: true, false, true"])
  }

  @Test(arguments: [
    ("{A: x}", "{B: x}"), ("{A: x}", "{A: x, B: x}"), ("{A: [x]}", "{A: [x, y]}"), ("{A: x}", "{A: 1}"),
    ("{A: true}", "{A: \"true\"}"), ("{A: x}", "{A: [x]}"), ("{A: {B: x}}", "{A: x}"), ("{A: {}}", "{A: []}"),
    (
      "{Resources: {A: {Type: \"AWS::SQS::Queue\"}}}", "{Resources: {A: {Type: \"AWS::SNS::Topic\"}}}"
    ),
  ])
  func otherShapesAreNone(one: String, other: String) throws {
    #expect(try differences(one, other) == nil)
  }

  @Test func textsOfTheSameVariablesDifferByPieces() throws {
    #expect(
      try differences("A: !Sub 'dev-${B}-${C.Arn}x'", "A: !Sub 'prod-${B}-${C.Arn}y'") == [
        "A/Fn::Sub/piece 0: dev-, prod-", "A/Fn::Sub/piece 4: x, y",
      ])
    #expect(
      try differences("A: !Sub ['${B}x', {B: !Ref D}]", "A: !Sub ['${B}y', {B: !Ref D}]") == [
        "A/Fn::Sub/piece 1: x, y"
      ])
  }

  @Test func textsOfOtherVariablesDifferAsAWhole() throws {
    #expect(try differences("A: !Sub '${B}x'", "A: !Sub '${C}x'") == ["A/Fn::Sub: ${B}x, ${C}x"])
    #expect(try differences("A: !Sub '${B}'", "A: !Sub '${B}x'") == ["A/Fn::Sub: ${B}, ${B}x"])
    #expect(try differences("A: !Ref B", "A: !Ref C") == ["A/Ref: B, C"])
  }
}
