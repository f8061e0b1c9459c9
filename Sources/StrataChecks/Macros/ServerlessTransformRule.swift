import StrataFindings
import StrataJSON
import StrataTemplate

/// A type of the serverless transform stands in a template that declares the transform.
struct ServerlessTransformRule: TemplateRule {
  let about = RuleDescription(
    "serverless-without-transform", .error,
    reason: "CloudFormation has no such types; the transform makes others of them",
    source:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html",
    goodTemplate: [
      "Transform": "AWS::Serverless-2016-10-31", "Resources": ServerlessTransformRule.resources,
    ], badTemplate: ["Resources": ServerlessTransformRule.resources])

  func check(_ template: TemplateContents) -> [Finding] {
    let serverless = template.placed(ofTypesWhere: { $0.hasPrefix("AWS::Serverless::") })
    if serverless.isEmpty || template.macros.contains(where: { $0.hasPrefix("AWS::Serverless-") }) { return [] }
    return serverless.map { type, place in
      finding(
        "\(type) is a type of the serverless transform", at: place.appending("Type"),
        expected: "the transform AWS::Serverless-2016-10-31",
        hint: "add \"Transform\": \"AWS::Serverless-2016-10-31\" to the template")
    }
  }

  private static let resources: JSONValue = [
    "Resize": [
      "Type": "AWS::Serverless::Function",
      "Properties": [
        "Runtime": "nodejs22.x", "Handler": "index.handler", "InlineCode": "exports.handler = async () => 1",
      ],
    ]
  ]
}
