internal import StrataLogs

extension LogGroup: EventTarget {
  /// A log group.
  public var eventTargetKind: EventTargetKind { .logGroup }

  /// The group's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``writing``.
  public var eventSendingStatements: [Statement] { writing.statements }

  /// Does nothing, for a log group takes events of EventBridge alone.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Lets rules of EventBridge write to the group; once.
  ///
  /// CloudWatch Logs has ten such policies in a region of an account, so that all groups of a stack, or of an environment
  /// in it, share one. No condition is known to work in it; EventBridge writes to groups of the rule's own account only.
  /// See [CloudWatch Logs permissions](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions).
  ///
  /// - Parameter rule: The rule's ARN.
  public func allowEvents(of rule: StringValue) {
    if taking.isTakingEvents { return }
    taking.isTakingEvents = true
    let statement: Statement = .allow(
      "logs:CreateLogStream", "logs:PutLogEvents", on: "\(arn):*",
      to: .service("events.amazonaws.com"), .service("delivery.logs.amazonaws.com"))
    let owner = scope.node.environmentOwner ?? scope.node.stack.root
    let home = Scope(owner)
    let earlier = scope.node.stack.resources.first {
      $0.type == Self.policyType && $0.path.id == Self.policyID && $0.path.parent === owner.path
    }
    guard let earlier else {
      let ids = owner.path.idsBelowStack.map { "-\($0)" }.joined()
      Logs.ResourcePolicy(
        Self.policyID, in: home, policyDocument: [statement], policyName: "\(.stackName)\(ids)-Events",
        file: taking.site.file, line: taking.site.line)
      return
    }
    earlier.set("PolicyDocument", to: PolicyDocument(earlier.statements + [statement]))
  }

  private static let policyType = "AWS::Logs::ResourcePolicy"
  private static let policyID = "EventLogsPolicy"
}

/// Whether a log group takes events, which is said once.
final class EventTaking {
  /// The place of the group.
  let site: CallSite
  var isTakingEvents = false

  init(site: CallSite) { self.site = site }
}

extension Resource {
  /// The statements of the policy that the resource is.
  fileprivate var statements: [Statement] {
    guard case .map(let members) = properties["PolicyDocument"]?.node.content,
      case .list(let nodes) = members.first(where: { $0.key == "Statement" })?.value.content
    else { return [] }
    return nodes.map { Statement(node: $0) }
  }
}
