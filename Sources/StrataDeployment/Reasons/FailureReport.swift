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

  /// The resources that failed by themselves, the first first; what failed in a nested stack stands before that.
  ///
  /// - Parameters:
  ///   - events: What happened to the stack.
  ///   - path: The logical ids that lead to the stack, with a slash behind; none for the outermost.
  /// - Returns: The resources, each with its place and what is known of the reasons.
  func failures(of events: [StackEvent], below path: String = "") -> [FailedResource] {
    var seen: Set<String> = []
    return events.filter { $0.isCause && !isOfStack($0) }.flatMap { event -> [FailedResource] in
      // What is behind it is the same each time.
      let isFirst = seen.insert(event.logicalID).inserted
      let place = places[path + event.logicalID]
      let failed = FailedResource(
        event, path: path, place: place, details: isFirst ? details(of: event) : [], shown: client.aws.shown)
      return (isFirst ? nestedFailures(of: event, below: path) : []) + [failed]
    }
  }

  /// What failed in a nested stack, as far as CloudFormation tells.
  private func nestedFailures(of event: StackEvent, below path: String) -> [FailedResource] {
    guard event.type == StackClient.nestedType, let id = event.physicalID, let name = StackARN(id)?.stack,
      id != client.id
    else { return [] }
    let nested = StackClient(name: name, aws: client.aws, id: id)
    let report = FailureReport(client: nested, artifact: artifact, places: places)
    return report.failures(of: (try? nested.eventsOfLastOperation()) ?? [], below: "\(path)\(event.logicalID)/")
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
