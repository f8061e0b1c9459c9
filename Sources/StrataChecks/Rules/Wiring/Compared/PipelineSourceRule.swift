import StrataFindings
import StrataJSON
import StrataTemplate

/// A pipeline gets its sources in its first stage, and does nothing else there.
struct PipelineSourceRule: TemplateRule {
  let about = RuleDescription(
    "pipeline-source", .error,
    reason: "CodePipeline refuses sources that aren't in the first stage, and a first stage of others",
    source: "https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-requirements.html",
    good: PipelineSourceRule.sample("Build"), bad: PipelineSourceRule.sample("Source"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CodePipeline::Pipeline").flatMap { pipeline -> [Finding] in
      guard let stages = pipeline["Stages"]?.array else { return [] }
      var hasFirst = false
      return stages.enumerated().flatMap { index, stage -> [Finding] in
        // A stage that may be missing may be the first, or leave another to be.
        guard let object = stage.object, !stage.isFunction else { return [] }
        defer { hasFirst = true }
        let isFirst = index == 0
        guard isFirst || hasFirst, object["Actions"] != nil else { return [] }
        let actions = PlacedValue(value: stage, pointer: pipeline.pointer("Stages", String(index)))["Actions"]
        return (actions?.elements ?? []).compactMap { check($0, isFirst: isFirst) }
      }
    }
  }

  private func check(_ action: PlacedValue, isFirst: Bool) -> Finding? {
    guard let category = action["ActionTypeId"]?["Category"], let name = category.value.string,
      (name == "Source") != isFirst
    else { return nil }
    return finding(
      isFirst ? "the first stage only gets sources" : "sources are got in the first stage alone", at: category.pointer,
      expected: isFirst ? "Source" : "another category", given: name)
  }

  private static func sample(_ second: JSONValue) -> JSONValue {
    func stage(_ name: JSONValue, _ category: JSONValue, _ owner: JSONValue) -> JSONValue {
      let isSource = category == "Source"
      let provider: JSONValue = isSource ? "CodeCommit" : "CodeBuild"
      let configuration: JSONValue =
        isSource ? ["RepositoryName": "orders", "BranchName": "main"] : ["ProjectName": "orders"]
      return [
        "Name": name,
        "Actions": [
          [
            "Name": name,
            "ActionTypeId": ["Category": category, "Owner": owner, "Provider": provider, "Version": "1"],
            "Configuration": configuration,
          ]
        ],
      ]
    }
    return [
      "Pipeline": [
        "Type": "AWS::CodePipeline::Pipeline",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/pipeline",
          "ArtifactStore": ["Type": "S3", "Location": "artifacts"],
          "Stages": [stage("Code", "Source", "AWS"), stage("Make", second, "AWS")],
        ],
      ]
    ]
  }
}
