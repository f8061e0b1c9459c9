package import StrataIsolation
import StrataFacts
import StrataJSON
import StrataTemplate

/// Finds the permissions that deploying, updating and deleting stacks needs.
package struct PermissionFinder {
  private let names: ResourceNames
  private let asked: Range<Int>
  private let bucket: (@Sendable (Int) -> String?)?

  /// Asks about stacks.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - others: Other stacks, whose names and exports those refer to; none unless given.
  ///   - bucket: Gives the name, maybe with stars, of the bucket that templates of a stack are uploaded to, by the stack's
  ///     place among the first; none unless given.
  package init(
    _ stacks: [IsolatedStack], among others: [IsolatedStack] = [], bucket: (@Sendable (Int) -> String?)? = nil
  ) {
    names = ResourceNames(IsolationWorld(environments: [], stacks: stacks + others))
    asked = stacks.indices
    self.bucket = bucket
  }

  /// The permissions.
  package func permissions() -> NeededPermissions {
    var needs = NeedCollection()
    var unknown: [NeededPermissions.Unknown] = []
    let resources = ResourceNeeds(names)
    let stackNeeds = StackNeeds(names: names)
    for stack in asked {
      stackNeeds.addCalls(stack, to: &needs)
      if let name = bucket?(stack) { stackNeeds.addUploads(to: name, stack, to: &needs) }
      stackNeeds.addLookups(stack, to: &needs)
      unknown += macros(stack)
    }
    var open: [Open: [String]] = [:]
    var order: [Open] = []
    func leaveOpen(
      _ reason: NeededPermissions.Unknown.Reason, _ resource: WorldResource, named name: String? = nil
    ) {
      let key = Open(reason: reason, type: name ?? resource.type, stack: resource.stack)
      if open[key] == nil { order.append(key) }
      open[key, default: []].append(resource.logicalID)
    }
    for resource in names.world.resources where asked.contains(resource.stack) {
      if Self.isCustom(resource.type) {
        addCall(of: resource, resources, to: &needs)
      } else if let refused = resources.add(resource, to: &needs) {
        for action in refused { leaveOpen(.refusedAction, resource, named: action) }
        if resource.type == StackNeeds.nestedStack { leaveOpen(.nestedStack, resource) }
      } else if let reason = Self.reason(resource.type) {
        leaveOpen(reason, resource)
      }
    }
    unknown += order.map { key in
      NeededPermissions.Unknown(reason: key.reason, type: key.type, stack: key.stack, logicalIDs: open[key] ?? [])
    }
    return NeededPermissions(needs: needs.needs, unknown: unknown)
  }

  private struct Open: Hashable {
    let reason: NeededPermissions.Unknown.Reason
    let type: String
    let stack: Int
  }

  /// Macros that make other resources, of which nothing is here to be looked at.
  private func macros(_ stack: Int) -> [NeededPermissions.Unknown] {
    names.world.stacks[stack].contents.macros.map {
      NeededPermissions.Unknown(reason: .macro, type: $0, stack: stack, logicalIDs: [])
    }
  }

  /// The reason why nobody knows what a type needs; nil for what needs nothing.
  private static func reason(_ type: String) -> NeededPermissions.Unknown.Reason? {
    if nothing.contains(type) { return nil }
    return FactsIndex.embedded.contains(type) ? .noHandlers : .unknownType
  }

  /// Types without anything behind them in AWS.
  private static let nothing: Set<String> = [
    "AWS::CDK::Metadata", "AWS::CloudFormation::WaitCondition", "AWS::CloudFormation::WaitConditionHandle",
  ]

  private static func isCustom(_ type: String) -> Bool {
    type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource"
  }

  /// A custom resource is made by a function that is called, or by who gets a message of a topic.
  private func addCall(
    of resource: WorldResource, _ resources: ResourceNeeds, to needs: inout NeedCollection
  ) {
    let token = resource.resource["ServiceToken"] ?? ""
    let reason = PermissionReason(
      .resource, stack: resource.stack, logicalID: resource.logicalID, type: resource.type)
    let targets = names.world.texts(of: token, in: resource.stack)
    let isTopic = targets.contains { text in
      if let attribute = text.attribute { return names.world.resources[attribute.resource].type == "AWS::SNS::Topic" }
      if case .literal(let first)? = text.parts.first { return first.split(separator: ":").dropFirst(2).first == "sns" }
      return false
    }
    resources.add(
      isTopic ? "sns:Publish" : "lambda:InvokeFunction", onWhatIsNamedBy: token, of: resource, for: reason, to: &needs)
  }
}
