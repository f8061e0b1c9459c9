import StrataJSON

/// A stack as `describe-stacks` tells of it, with what matters to who deletes it.
struct StackDescription: Hashable {
  /// The id, which no other stack ever has, whatever its name.
  let id: String
  let name: String
  let status: String
  let reason: String?
  /// The time of the last change, as CloudFormation writes it.
  let changed: String
  let isProtected: Bool
  /// The names of its exports.
  let exports: [String]
  /// What it gives, by the outputs' ids.
  let outputs: [String: String]

  /// Reads the description of one stack; nil where it doesn't tell which stack it's about.
  init?(_ stack: JSONValue?) {
    guard let stack, let id = stack["StackId"]?.string, id.hasPrefix("arn:"), let name = stack["StackName"]?.string,
      let status = stack["StackStatus"]?.string, !status.isEmpty
    else { return nil }
    (self.id, self.name, self.status) = (id, name, status)
    reason = stack["StackStatusReason"]?.string
    changed = stack["LastUpdatedTime"]?.string ?? stack["CreationTime"]?.string ?? ""
    isProtected = stack["EnableTerminationProtection"]?.bool == true
    outputs = Dictionary(
      (stack["Outputs"]?.array ?? []).compactMap { output in
        output["OutputKey"]?.string.map { ($0, output["OutputValue"]?.string ?? "") }
      }, uniquingKeysWith: { first, _ in first })
    exports = (stack["Outputs"]?.array ?? []).compactMap { $0["ExportName"]?.string }
  }

  /// The account that it's in, by its id.
  var account: String? { part(4) }

  /// The region that it's in.
  var region: String? { part(3) }

  private func part(_ index: Int) -> String? {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > index ? String(parts[index]) : nil
  }

  /// Asks for a stack.
  ///
  /// - Parameters:
  ///   - stack: Its name or id.
  ///   - aws: The client that is asked.
  /// - Returns: The stack; nil where CloudFormation says that there is none.
  /// - Throws: The reason why that isn't known; an answer about something else is no answer.
  static func find(_ stack: String, _ aws: AwsClient) throws -> StackDescription? {
    let answer: JSONValue
    do {
      answer = try aws.repeating("cloudformation", "describe-stacks", ["--stack-name", stack])
    } catch let failure as AwsClient.Failure where saysGone(failure, stack) {
      return nil
    }
    guard let stacks = answer["Stacks"]?.array, stacks.count == 1, let found = StackDescription(stacks[0]),
      found.name == stack || found.id == stack
    else { throw DeploymentError("CloudFormation was asked about the stack \(stack), and its answer isn't about it") }
    return found
  }

  /// Whether a failure says of this very stack that there is none.
  private static func saysGone(_ failure: AwsClient.Failure, _ stack: String) -> Bool {
    failure.code == "ValidationError" && failure.message.contains("Stack with id \(stack) does not exist")
  }
}
