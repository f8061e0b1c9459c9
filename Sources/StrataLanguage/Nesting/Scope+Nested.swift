import StrataFindings

extension Scope {
  /// Declares a stack nested in this one, and gives what its closure returns.
  ///
  /// What is in it has a template of its own, with limits of its own, and this stack has it as one resource of type
  /// `AWS::CloudFormation::Stack`: they're deployed, updated and deleted together.
  ///
  /// ```swift
  /// let queue = scope.nested("Work") { scope in Resource("Jobs", type: "AWS::SQS::Queue", in: scope) }
  /// scope.output("JobsArn", queue.attribute("Arn"))   // an output of the nested stack, by itself
  /// ```
  ///
  /// Values cross by themselves: one from outside that is used inside becomes a parameter, one from inside that is used
  /// outside an output. Conditions and mappings don't cross. `StringValue.stackName` and its like are the nested stack's
  /// own.
  ///
  /// CloudFormation reads the template from the bucket of the scope's environment, into which a deployment puts it. In a
  /// scope of no environment the stack takes the bucket's name by a parameter, `TemplatesBucket`.
  /// See [AWS::CloudFormation::Stack](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html).
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the nested stack's logical id is made from the path.
  ///   - description: The purpose of the nested stack, up to 1,024 bytes.
  ///   - timeoutInMinutes: The time that the nested stack's creation may take, in minutes, 1 or more; any time unless given.
  ///   - notificationTopics: The ARNs of topics that are told of the nested stack's events, 5 at most; none unless given.
  ///   - tags: The nested stack's own tags, beside those of the scopes around it.
  ///   - condition: The condition under which there is such a stack; always unless given.
  ///   - deletionPolicy: The fate of the nested stack when it's removed from this one; it's deleted unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the nested stack's constructs and returns those that are used outside.
  /// - Returns: The value that the closure returned.
  @discardableResult
  public func nested<Made>(
    _ id: String, description: String? = nil, timeoutInMinutes: IntegerValue? = nil,
    notificationTopics: ListValue<StringValue>? = nil, tags: Tags = [:], condition: Condition? = nil,
    deletionPolicy: DeletionPolicy = .delete, file: String = #filePath, line: Int = #line, _ declare: (Scope) -> Made
  ) -> Made {
    var properties = Properties()
    properties.set("TimeoutInMinutes", timeoutInMinutes?.node)
    properties.set("NotificationARNs", notificationTopics?.node)
    let resource = Resource(
      id, type: "AWS::CloudFormation::Stack", in: self, tagging: .list(), ownTags: tags, properties: properties,
      file: file, line: line)
    resource.condition = condition
    resource.deletionPolicy = deletionPolicy
    // The one that a failed creation deletes stays where it's replaced.
    let isKept = deletionPolicy.node.literalText == DeletionPolicy.retainExceptOnCreate.node.literalText
    resource.updateReplacePolicy = isKept ? .retain : deletionPolicy
    let stack = resource.node.addTemplate(description: description, site: resource.site)
    resource.set("TemplateURL", to: StringValue.templateAddress(of: stack))
    return declare(Scope(stack.root))
  }

  /// Declares a stack nested in this one, from which nothing is used outside.
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the nested stack's logical id is made from the path.
  ///   - description: The purpose of the nested stack, up to 1,024 bytes.
  ///   - timeoutInMinutes: The time that the nested stack's creation may take, in minutes, 1 or more; any time unless given.
  ///   - notificationTopics: The ARNs of topics that are told of the nested stack's events, 5 at most; none unless given.
  ///   - tags: The nested stack's own tags, beside those of the scopes around it.
  ///   - condition: The condition under which there is such a stack; always unless given.
  ///   - deletionPolicy: The fate of the nested stack when it's removed from this one; it's deleted unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the nested stack's constructs.
  public func nested(
    _ id: String, description: String? = nil, timeoutInMinutes: IntegerValue? = nil,
    notificationTopics: ListValue<StringValue>? = nil, tags: Tags = [:], condition: Condition? = nil,
    deletionPolicy: DeletionPolicy = .delete, file: String = #filePath, line: Int = #line, _ declare: (Scope) -> Void
  ) {
    // Beside the generic one for the compiler's sake: a closure of a single expression wouldn't fit there.
    let declare: (Scope) -> Bool = {
      declare($0)
      return true
    }
    _ = nested(
      id, description: description, timeoutInMinutes: timeoutInMinutes, notificationTopics: notificationTopics,
      tags: tags, condition: condition, deletionPolicy: deletionPolicy, file: file, line: line, declare)
  }
}
