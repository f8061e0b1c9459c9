/// A resource of a stack, of any type that CloudFormation knows.
///
/// ```swift
/// let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope, tagging: .list(), properties: ["VisibilityTimeout": 30])
/// scope.output("JobsArn", jobs.attribute("Arn"))
/// ```
public final class Resource: Construct {
  /// The type's name, such as `AWS::SQS::Queue`.
  public let type: String
  package let node: ConstructNode
  package let anchor: Anchor
  package let tagging: Tagging?
  /// Tags of the resource itself, where they aren't among its properties.
  package private(set) var ownTags: Tags
  /// Where this resource was declared; the node may have been opened by another line.
  package let site: CallSite
  package private(set) var properties: Properties

  /// Properties written over those the resource was declared with, by their names in the template.
  ///
  /// This is the way out where a type has no such property here yet; nothing is checked.
  /// `AnyValue.noValue` leaves a property out.
  public var rawProperties: RawProperties = [:]

  /// The condition under which the resource is made; always unless given.
  public var condition: Condition?
  /// What happens to the resource when it's removed from the stack; CloudFormation's default unless given.
  public var deletionPolicy: DeletionPolicy?
  /// What happens to the old resource when an update replaces it; CloudFormation's default unless given.
  public var updateReplacePolicy: DeletionPolicy?
  /// What must happen before the resource counts as created.
  public var creationPolicy: CreationPolicy?
  /// How the resource is updated, for the types that take such a policy.
  public var updatePolicy: UpdatePolicy?
  /// Data kept with the resource in the template.
  public var metadata: MapValue<AnyValue>?

  var accepted: [AcceptedFinding] = []
  var prerequisites: [Resource] = []
  var identity = Identity.path
  /// Empty until every construct is declared.
  package internal(set) var logicalID = ""

  /// The scope at the resource's own path.
  public var scope: Scope { Scope(node) }

  /// Declares a resource.
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the logical id is made from the path.
  ///   - type: The type's name, such as `AWS::SQS::Queue`.
  ///   - scope: Where the resource is declared.
  ///   - tagging: How the type takes tags. It's known of AWS's types; of others a warning asks where tags flow to them.
  ///   - properties: The properties by their names in the template.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public convenience init(
    _ id: String, type: String, in scope: Scope, tagging: Tagging? = nil, properties: Properties = [:],
    file: String = #filePath, line: Int = #line
  ) {
    self.init(id, type: type, in: scope, tagging: tagging, ownTags: [:], properties: properties, file: file, line: line)
  }

  /// Declares a resource with tags of its own.
  package init(
    _ id: String, type: String, in scope: Scope, tagging: Tagging?, ownTags: Tags = [:], properties: Properties,
    file: String, line: Int
  ) {
    self.type = type
    self.tagging = tagging
    self.ownTags = ownTags
    self.properties = properties
    site = CallSite(file: file, line: line)
    node = scope.node.child(id, site: site)
    let stack = scope.node.stack
    anchor = stack.anchor(.resource, index: stack.resources.count, path: node.path)
    stack.resources.append(self)
    if let earlier = node.resource {
      // A construct whose scope was reported has a main resource of the same id and line.
      if !node.isRepeated(at: site) {
        node.report(.declaredTwice("resource", id, earlier: earlier.site), site: site)
      }
    } else {
      node.resource = self
    }
    checkType()
  }

  /// What `Ref` gives of the resource, such as its name, id or ARN; the type's page says which.
  public var ref: StringValue {
    StringValue(node: TemplateNode(.reference(.init(anchor: anchor, attribute: nil, isList: false))))
  }

  /// An attribute that is text, `Fn::GetAtt`.
  ///
  /// - Parameter name: The attribute, such as `Arn` or `Endpoint.Address`; the type's page lists them.
  /// - Returns: The attribute's value, once deployed.
  public func attribute(_ name: String) -> StringValue {
    StringValue(node: node(ofAttribute: name))
  }

  /// An attribute of any type, `Fn::GetAtt`.
  ///
  /// - Parameters:
  ///   - name: The attribute, such as `Endpoint.Port`; the type's page lists them.
  ///   - type: The type of its value.
  /// - Returns: The attribute's value, once deployed.
  public func attribute<Value: TemplateValue>(_ name: String, as type: Value.Type) -> Value {
    Value(node: node(ofAttribute: name, isList: type is any ListTemplateValue.Type))
  }

  /// An attribute that is a whole number, `Fn::GetAtt`.
  public func integerAttribute(_ name: String) -> IntegerValue {
    IntegerValue(node: node(ofAttribute: name))
  }

  /// An attribute that is a list of texts, `Fn::GetAtt`.
  public func listAttribute(_ name: String) -> ListValue<StringValue> {
    ListValue(node: node(ofAttribute: name, isList: true))
  }

  private func node(ofAttribute name: String, isList: Bool = false) -> TemplateNode {
    if name.isEmpty { return TemplateNode(.invalid(.emptyAttribute)) }
    return TemplateNode(.reference(.init(anchor: anchor, attribute: name, isList: isList)))
  }

  /// Gives the resource a logical id as it is, such as that of a resource which is deployed already.
  ///
  /// - Parameters:
  ///   - logicalID: The logical id, letters A to Z and digits, 255 at most.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The resource itself.
  @discardableResult
  public func keep(logicalID: String, file: String = #filePath, line: Int = #line) -> Resource {
    if LogicalID.isValid(logicalID) {
      identity = .given(logicalID)
    } else {
      node.report(.malformedID(logicalID, "logical"), site: CallSite(file: file, line: line))
    }
    return self
  }

  /// Sets a property, in place of the value the resource was declared with.
  ///
  /// For what is only known when everything is declared; see ``Scope/atFinalization(_:)``. The value is checked like any other.
  ///
  /// - Parameters:
  ///   - property: The property's name in the template, such as `Policies`.
  ///   - value: Its value.
  public func set(_ property: String, to value: some TemplateValue) {
    properties[property] = AnyValue(value)
  }

  /// Makes this resource alone wait for another, `DependsOn`; ``Construct/depends(on:file:line:)`` is for whole constructs.
  ///
  /// Between resources of two stacks it orders the stacks.
  ///
  /// - Parameters:
  ///   - other: What it waits for.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func wait(for other: Resource, file: String = #filePath, line: Int = #line) {
    let site = CallSite(file: file, line: line)
    if other.node.stack.synthesis !== node.stack.synthesis {
      node.report(.foreignConstruct(other.path), site: site)
    } else if other.node.stack !== node.stack {
      node.stack.use(other.node.stack, by: path, at: site)
    } else {
      prerequisites.append(other)
    }
  }

  /// Lets go of other resources, which may hold this one.
  func dismantle() {
    prerequisites = []
    identity = .path
    forgetProperties()
  }

  func forgetProperties() {
    properties = [:]
    rawProperties = [:]
    metadata = nil
  }

  /// Whether the type's name has the form that CloudFormation asks for.
  var isWellFormed: Bool {
    let words = type.split(separator: "::", omittingEmptySubsequences: false)
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
    let isCustom =
      words.count == 2 && words[0] == "Custom" && (1...60).contains(words[1].utf8.count)
      && words[1].consistsOfAlphanumerics(and: "_@-")
    let isRegistered =
      words.count >= 3 && words[0] != "Custom" && words.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics() }
    return isCustom || isRegistered
  }

  private func checkType() {
    // Most stacks have many resources of few types.
    let stack = node.stack
    if stack.wellFormedTypes.contains(type) { return }
    if isWellFormed {
      stack.wellFormedTypes.insert(type)
      return
    }
    node.report(
      Mistake(
        .invalidValue, "a resource type names provider, service and type", expected: "a name such as AWS::SQS::Queue",
        given: "\"\(type)\""), property: "Type", site: site)
  }
}
