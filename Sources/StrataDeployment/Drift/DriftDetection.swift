import StrataJSON

/// CloudFormation's own look whether the resources of a stack are as its template says.
struct DriftDetection {
  let client: StackClient
  let patience: Double

  /// Lets CloudFormation begin, and gives the id by which the look is known.
  ///
  /// - Throws: ``AwsClient/Failure`` where it doesn't.
  func begin() throws -> String {
    var waited = 0.0
    while true {
      do {
        let answer = try client.aws.read(
          "cloudformation", "detect-stack-drift", arguments: ["--stack-name", client.reference]
        ) { $0["StackDriftDetectionId"]?.string == nil ? "its answer has no id" : nil }
        return answer["StackDriftDetectionId"]?.string ?? ""
      } catch let failure as AwsClient.Failure where Self.isUnderWay(failure) && waited < patience {
        // Somebody else lets it look; there's one at a time.
        client.aws.wait(Self.longestPause)
        waited += Self.longestPause
      }
    }
  }

  private static let longestPause = 5.0

  private static func isUnderWay(_ failure: AwsClient.Failure) -> Bool {
    failure.code == "ValidationError" && failure.message.lowercased().contains("already in progress")
  }

  /// Waits until CloudFormation is done.
  ///
  /// - Parameters:
  ///   - id: The id by which the look is known.
  ///   - progress: Is called once where it takes longer than a second.
  /// - Returns: The reason why not all could be looked at; nil where all was that can be.
  /// - Throws: ``AwsClient/Failure`` where it can't be asked, ``DeploymentError`` where it takes too long.
  func end(of id: String, progress: () -> Void) throws -> String? {
    var (pause, waited) = (0.5, 0.0)
    while true {
      let answer = try client.aws.read(
        "cloudformation", "describe-stack-drift-detection-status", arguments: ["--stack-drift-detection-id", id]
      ) { $0["DetectionStatus"]?.string == nil ? "its answer has no status" : nil }
      switch answer["DetectionStatus"]?.string {
      case "DETECTION_IN_PROGRESS": break
      case "DETECTION_COMPLETE": return nil
      default:
        let reason = answer["DetectionStatusReason"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return client.aws.shown(reason ?? "CloudFormation gives no reason")
      }
      guard waited < patience else {
        throw DeploymentError("CloudFormation isn't done with \(client.name) after \(Patience.text(waited))")
      }
      client.aws.wait(pause)
      if waited < 1, waited + pause >= 1 { progress() }
      waited += pause
      pause = min(pause * 1.5, Self.longestPause)
    }
  }

  /// What was found of the resources that were looked at.
  ///
  /// - Throws: ``AwsClient/Failure`` where it can't be asked.
  func findings() throws -> [ResourceDrift] {
    try client.aws.readList(
      "cloudformation", "describe-stack-resource-drifts",
      arguments: ["--stack-name", client.reference, "--max-results", "100"], of: "StackResourceDrifts",
      // The aws command doesn't put these pages together.
      tokenOption: "--next-token"
    ).compactMap(ResourceDrift.init)
  }
}
