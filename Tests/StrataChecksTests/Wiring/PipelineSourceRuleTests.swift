import StrataFindings
import StrataJSON
import Testing

/// The stages of pipelines.
@Suite struct PipelineSourceRuleTests {
  private func found(_ stages: JSONValue...) -> [String] {
    StrataChecksTests.found(
      by: "pipeline-source",
      inResources: ["Pipeline": ["Type": "AWS::CodePipeline::Pipeline", "Properties": ["Stages": .array(stages)]]])
  }

  private func stage(_ categories: JSONValue...) -> JSONValue {
    ["Actions": .array(categories.map { ["ActionTypeId": ["Category": $0]] })]
  }

  private let place = "/Resources/Pipeline/Properties/Stages/"

  @Test func sourcesLater() {
    #expect(
      found(stage("Source"), stage("Build", "Source")) == [
        place
          + "1/Actions/1/ActionTypeId/Category: sources are got in the first stage alone; expected another category; given Source"
      ])
  }

  @Test func othersFirst() {
    #expect(
      found(stage("Source", "Build"), stage("Deploy")) == [
        place + "0/Actions/1/ActionTypeId/Category: the first stage only gets sources; expected Source; given Build"
      ])
  }

  @Test func stagesThatMayBeMissing() {
    let maybe: JSONValue = ["Fn::If": ["C", stage("Source"), ["Ref": "AWS::NoValue"]]]
    #expect(found(maybe, stage("Source"), stage("Build")) == [])
    #expect(found(stage("Source"), maybe, stage("Build")) == [])
    #expect(found(maybe, stage("Build"), stage("Source")).count == 1)
  }

  @Test func whatIsFine() {
    #expect(found(stage("Source", "Source"), stage("Build"), stage("Approval", "Deploy")) == [])
    #expect(found(stage(["Ref": "Kind"]), stage(["Ref": "Kind"])) == [])
    #expect(found() == [])
  }
}
