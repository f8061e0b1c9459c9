internal import StrataCloudFormation
import StrataText

/// A set of stacks of one template, in several accounts and regions.
///
/// ```swift
/// StackSet(
///   "Baseline", in: scope,
///   of: Stack("Baseline") { scope in Trail("Trail", in: scope) },
///   to: .accounts([.init(["111122223333", "222233334444"], in: ["eu-central-1", "eu-west-1"])]),
///   operations: .init(concurrency: .percent(25), failures: .count(1)))
/// ```
///
/// The stack isn't one of the app's: its template is made, checked, written and uploaded with the stack around, and
/// CloudFormation makes a stack of it in each account and region. No value crosses from one to the other but by the
/// template's parameters. Identities and macros of the template are acknowledged by themselves.
///
/// Accounts are entered by roles of one's own, or with the permissions of the service by which the management account of
/// an organization, or another account in its place, reaches the accounts of organizational units. Resource:
/// `AWS::CloudFormation::StackSet`.
public struct StackSet: Construct {
  /// The scope of what belongs to the stack set.
  public let scope: Scope

  /// The stack set as it is in the template.
  public let resource: Resource

  /// The stack set's id, its name and a part that AWS makes.
  public var id: StringValue { resource.attribute("StackSetId") }

  /// Declares a stack set.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the stack set is declared.
  ///   - stack: The stack whose template it is; its account and region don't count.
  ///   - deployment: The accounts and regions that have such stacks, and the permissions by which they're made.
  ///   - parameters: The values of the template's parameters, where they have no defaults; none unless given.
  ///   - operations: The number of accounts that are changed at a time, and the failures that are borne; one account at a
  ///     time and none unless given.
  ///   - queuesOperations: Whether operations that don't get into each other's way run side by side, and the others wait;
  ///     each runs alone unless said.
  ///   - tags: The tags of the stack set and of what is in its stacks, beside those of the scopes around it; none unless given.
  ///   - name: The stack set's name, `[A-Za-z][A-Za-z0-9-]{0,127}`; made of those of the stack around and the stack set
  ///     unless given. A change replaces the stack set with all its stacks.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [AWS::CloudFormation::StackSet](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of stack: Stack, to deployment: Deployment,
    parameters: NamedValues<StringValue> = [:], operations: Operations? = nil, queuesOperations: Bool = false,
    tags: Tags = [:], name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let scope = declaration.scope
    self.scope = scope
    let address = scope.templateAddress(of: stack, at: declaration.site)
    let resource =
      CloudFormation.StackSet(
        id, in: parent, permissionModel: deployment.isOfService ? .serviceManaged : .selfManaged,
        stackSetName: name?.checked(Self.mistake(inName:))
          ?? OwnName.afterStack(of: scope, upTo: 128, else: "StackSet"),
        administrationRoleARN: deployment.administrationRole, autoDeployment: deployment.automation,
        callAs: deployment.isDelegate ? .delegatedAdmin : nil,
        description: stack.description.map { .literal($0) }, executionRoleName: deployment.executionRole,
        managedExecution: queuesOperations ? .init(active: true) : nil, operationPreferences: operations?.value,
        parameters: Self.list(parameters), stackInstancesGroup: deployment.groups, templateURL: address, tags: tags
      ).resource
    self.resource = resource
    // All that is in the template may be declared later.
    let template = scope.node.stack.nested.last
    scope.atFinalization {
      let capabilities = template.map(Self.capabilities) ?? []
      if !capabilities.isEmpty {
        resource.set("Capabilities", to: ListValue<CloudFormation.StackSet.Capability>(capabilities))
      }
    }
  }

  /// Values of parameters as a template has them; nil where there are none.
  static func list(_ parameters: NamedValues<StringValue>) -> ListValue<CloudFormation.StackSet.Parameter>? {
    if parameters.members.isEmpty { return nil }
    return ListValue(
      parameters.members.map { .init(parameterKey: .literal($0.name), parameterValue: $0.value) })
  }

  /// The capabilities that cover what the template of a stack makes necessary to acknowledge.
  private static func capabilities(of stack: StackState) -> [CloudFormation.StackSet.Capability] {
    let identities = resources(of: stack).filter { $0.type.hasPrefix(identity) }
    let hasMacros = !stack.transforms.isEmpty
    // The one for names covers the other as well.
    let hasNames = identities.contains { resource in
      resource.properties["\(resource.type.dropFirst(identity.count))Name"] != nil
    }
    let macros: [CloudFormation.StackSet.Capability] = hasMacros ? [.capabilityAutoExpand] : []
    if hasNames { return [.capabilityNamedIam] + macros }
    return (identities.isEmpty && !hasMacros ? [] : [.capabilityIam]) + macros
  }

  private static let identity = "AWS::IAM::"

  /// The resources of a stack, and of those nested in it.
  private static func resources(of stack: StackState) -> [Resource] {
    stack.resources + stack.nested.filter { $0.nesting?.isDetached == false }.flatMap(resources)
  }

  /// See [CreateStackSet](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html).
  private static func mistake(inName name: String) -> Finding? {
    let isRight =
      (1...128).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-")
      && name.utf8.first.map { $0.isASCIIAlphanumeric && !$0.isASCIIDigit } == true
    return isRight
      ? nil
      : .name(
        "CloudFormation refuses this name", expected: "1 to 128 letters, digits and hyphens, a letter first",
        given: name)
  }
}
