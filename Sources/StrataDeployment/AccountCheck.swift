import StrataJSON
import StrataPipeline

/// Finds out whose account it is, before anything else is asked there.
struct AccountCheck {
  private let aws: AwsClient

  init(_ aws: AwsClient) { self.aws = aws }

  /// Refuses stacks that are for another account.
  ///
  /// - Throws: ``DeploymentError``, which is grave, where a stack is for another account than that of the credentials.
  func check(_ stacks: [StackArtifact]) throws {
    guard stacks.contains(where: { $0.env?.account != nil }) else { return }
    let region = stacks.compactMap { $0.env?.region }.first
    let answer = try aws.working(in: region).read("sts", "get-caller-identity") {
      $0["Account"]?.string?.count == 12 ? nil : "its answer has no account"
    }
    let account = answer["Account"]?.string ?? ""
    for stack in stacks {
      guard let expected = stack.env?.account, expected != account else { continue }
      throw DeploymentError(
        "the stack \(stack.name) is for the account \(expected), and the credentials are those of \(account)",
        hint: "take others, by AWS_PROFILE for instance; see whose they are: aws sts get-caller-identity", isGrave: true
      )
    }
  }
}
