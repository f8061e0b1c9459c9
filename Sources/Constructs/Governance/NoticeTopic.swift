/// A topic that a service of AWS tells something: a `Topic` of this app or an `ImportedTopic`.
public protocol NoticeTopic {
  /// The topic's ARN.
  var arn: StringValue { get }

  /// Lets a service publish for this account, once, and gives what must be there before it does.
  ///
  /// - Parameter service: The service, such as `budgets.amazonaws.com`.
  /// - Returns: The topic's policy; nil where that isn't this app's.
  func allowNotices(from service: String) -> Resource?
}

extension Topic: NoticeTopic {
  /// Lets a service publish for this account, and encrypt with the topic's key; once.
  ///
  /// - Parameter service: The service, such as `budgets.amazonaws.com`.
  /// - Returns: The topic's policy.
  public func allowNotices(from service: String) -> Resource? { allowEvents(from: service) }
}

extension ImportedTopic: NoticeTopic {
  /// Does nothing, for the policy of an imported topic isn't this app's.
  ///
  /// - Parameter service: The service, such as `budgets.amazonaws.com`.
  /// - Returns: Nil.
  public func allowNotices(from service: String) -> Resource? { nil }
}
