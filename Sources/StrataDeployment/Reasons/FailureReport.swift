import StrataJSON
import StrataPipeline
import StrataTemplate

/// The reasons why a stack's deployment failed: the first one first, each with its construct and line.
struct FailureReport {
  let client: StackClient
  let artifact: StackArtifact
  let places: TemplatePlaces

  /// Lines about the events that failed by themselves, the first first.
  func lines(of events: [StackEvent]) -> String {
    failures(of: events).map { failure in
      TemplatePlaces.lines(failure.text, at: failure.place) + failure.details.map { "\n    \($0)" }.joined()
    }.joined()
  }

  /// The resources that failed by themselves, the first first.
  func failures(of events: [StackEvent]) -> [FailedResource] {
    var seen: Set<String> = []
    return events.filter { $0.isCause && !isOfStack($0) }.map { event in
      // What is behind it is the same each time.
      let details = seen.insert(event.logicalID).inserted ? details(of: event) : []
      return FailedResource(event, place: places[event.logicalID], details: details, shown: client.aws.shown)
    }
  }

  private func isOfStack(_ event: StackEvent) -> Bool {
    event.logicalID == client.name && event.type == "AWS::CloudFormation::Stack" && event.reason == nil
  }

  private func details(of event: StackEvent) -> [String] {
    switch event.type {
    case "AWS::ECS::Service": ServiceReasons(aws: client.aws).lines(of: event.physicalID ?? "")
    case "AWS::CloudFormation::CustomResource": log(of: event.logicalID)
    case let type where type.hasPrefix("Custom::"): log(of: event.logicalID)
    default: []
    }
  }

  /// Where the log of a custom resource's function is.
  private func log(of logicalID: String) -> [String] {
    let token = artifact.template.json["Resources"]?[logicalID]?["Properties"]?["ServiceToken"]
    if let arn = token?.string {
      guard let name = arn.firstRange(of: ":function:").map({ arn[$0.upperBound...].prefix { $0 != ":" } }) else {
        return []
      }
      return ["its log: aws logs tail /aws/lambda/\(name)"]
    }
    guard let function = token?.referenceTarget?.name,
      artifact.template.json["Resources"]?[function]?["Type"] == "AWS::Lambda::Function"
    else { return [] }
    let answer = try? client.aws.call(
      "cloudformation", "describe-stack-resource",
      arguments: ["--stack-name", client.id ?? client.name, "--logical-resource-id", function])
    guard let name = answer?["StackResourceDetail"]?["PhysicalResourceId"]?.string else {
      return ["its log is that of the function \(function)" + (places[function].map { ", at \($0)" } ?? "")]
    }
    return ["its log: aws logs tail /aws/lambda/\(name)"]
  }
}
