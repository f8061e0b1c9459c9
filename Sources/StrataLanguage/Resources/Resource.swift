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
  /// The place where this resource was declared; the node may have been opened by another line.
  package let site: DeclarationSite
  package private(set) var properties: Properties

  /// Properties written over those the resource was declared with, by their names in the template.
  ///
  /// This is the way out where a type has no such property here yet. They're checked like any property, so what isn't
  /// known of the type has to be accepted: `resource.accept(.strata("unknown-property"), because: "…")`.
  /// `AnyValue.noValue` leaves a property out.
  public var rawProperties = RawProperties()

  /// The condition under which the resource is made; always unless given.
  public var condition: Condition?
  /// The fate of the resource when it's removed from the stack; CloudFormation's default unless given.
  public var deletionPolicy: DeletionPolicy?
  /// The fate of the old resource when an update replaces it; CloudFormation's default unless given.
  public var updateReplacePolicy: DeletionPolicy?
  /// The events that must happen before the resource counts as created.
  public var creationPolicy: CreationPolicy?
  /// The way in which the resource is updated, for the types that take such a policy.
  public var updatePolicy: UpdatePolicy?
  /// Data kept with the resource in the template.
  public var metadata: MapValue<AnyValue>?

  var accepted: [AcceptedFinding] = []
  /// The resources that this one waits for.
  package var prerequisites: [Resource] = []
  package internal(set) var identity = Identity.path
  /// Empty until every construct is declared.
  package var logicalID = ""
  /// Whether the resource is in the tree of which a trial finds out who holds it.
  var isOnTrial = false

  /// The scope at the resource's own path.
  public var scope: Scope { Scope(node) }

  /// Declares a resource.
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the logical id is made from the path.
  ///   - type: The type's name, such as `AWS::SQS::Queue`.
  ///   - scope: The scope in which the resource is declared.
  ///   - tagging: The way the type takes tags. It's known of AWS's; of others a warning asks where tags flow to them.
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
    let outerSite = scope.node.declarationSite(file: file, line: line)
    node = scope.node.child(id, site: outerSite).resourceNode
    // A second resource beside a construct's own isn't the construct's.
    let isOwn = node.resource == nil || node.resource?.site.site != node.pins?.caller
    site = isOwn && node.pins !== scope.node.pins ? node.declarationSite(file: file, line: line) : outerSite
    let stack = scope.node.stack
    anchor = stack.anchor(.resource, index: stack.resources.count, path: node.path)
    stack.resources.append(self)
    if let earlier = node.resource {
      node.report(.declaredTwice("resource", id, earlier: earlier.site, at: site), site: site)
    } else {
      node.resource = self
    }
  }

  /// The value that `Ref` gives of the resource, such as its name, id or ARN; the type's page says which.
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
      node.report(.malformedID(logicalID), site: node.declarationSite(file: file, line: line))
    }
    return self
  }

  /// Sets a property, in place of the value the resource was declared with.
  ///
  /// It's for values that are only known when everything is declared; see ``Scope/atFinalization(_:)``. The value is
  /// checked like any other.
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
  ///   - other: The resource it waits for.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func wait(for other: Resource, file: String = #filePath, line: Int = #line) {
    let site = node.declarationSite(file: file, line: line)
    if other.node.stack.app !== node.stack.app {
      node.report(.foreignConstruct(other.path), site: site)
    } else if other.node.stack === node.stack {
      prerequisites.append(other)
    } else if let (own, awaited) = node.meeting(other.node) {
      // A nested stack stands for what is in it.
      let waiting = own === node ? self : own.resource
      if let prerequisite = awaited === other.node ? other : awaited.resource, prerequisite !== waiting {
        waiting?.prerequisites.append(prerequisite)
      }
    } else {
      node.stack.use(other.node.stack, by: path, at: site)
    }
  }

  /// Adds this resource as its stack has it, with each reference that it has to others.
  func collect(into parts: inout TrialDeletion) {
    parts.add(self)
    parts.add(reference: self)
    parts.add(reference: node)
    for prerequisite in prerequisites { parts.add(reference: prerequisite) }
    if case .content(let sources, _) = identity { for source in sources { parts.add(reference: source) } }
  }

  /// Lets go of other resources, which may hold this one.
  func dismantle() {
    prerequisites = []
    identity = .path
    forgetProperties()
  }

  /// Lets go of properties, once they're rendered.
  package func forgetProperties() {
    properties = Properties()
    rawProperties = RawProperties()
    metadata = nil
  }
}
