import StrataFacts
import StrataIsolation
import StrataJSON
import StrataTemplate
import StrataText

/// What resources need: the actions that the schemas' handlers of their types name, on their ARNs.
///
/// A class, as ARNs of one resource are asked for by all that name it.
final class ResourceNeeds {
  let names: ResourceNames
  private var ownArns: [Int: [Pattern]] = [:]
  private let arns: ActionArns
  private let roles: RoleUses
  private let handlers = HandlerPermissions.embedded

  init(_ names: ResourceNames) {
    self.names = names
    arns = ActionArns(names)
    roles = RoleUses(names)
  }

  /// Adds what a resource needs, where its type has handlers.
  ///
  /// - Returns: What the handlers name and no policy may have, as IAM refuses it; nil where there are no handlers.
  func add(_ resource: WorldResource, to needs: inout NeedCollection) -> [String]? {
    guard let permissions = handlers.permissions(of: resource.type) else { return nil }
    let handed = HandedValues(of: resource, names)
    let own = self.own(resource)
    let others = handed.arns + handed.resources.flatMap { self.own(names.world.resources[$0]) }
    let isRead = permissions.contains { $0.operations.contains(.read) }
    for permission in permissions where Self.isAction(permission.action) {
      // CloudFormation lists resources of a type only where it can't read one.
      let operations = permission.operations.filter { $0 != .list || !isRead }
      if operations.isEmpty { continue }
      let reason = PermissionReason(
        .handlers, stack: resource.stack, logicalID: resource.logicalID, type: resource.type,
        operations: operations.map { "\($0)" })
      switch permission.action.lowercased() {
      case "iam:passrole": addUsing("iam:PassRole", resource, for: reason, to: &needs)
      case "iam:getrole" where !resource.type.hasPrefix("AWS::IAM::"):
        addUsing("iam:GetRole", resource, for: reason, to: &needs)
      case "iam:createservicelinkedrole":
        needs.add("iam:CreateServiceLinkedRole", on: serviceLinkedRoles(resource.stack), for: reason)
      default:
        add(permission.action, resource, own: own, others: others, regions: handed.regions, for: reason, to: &needs)
      }
    }
    return permissions.map(\.action).filter { !Self.isAction($0) }
  }

  /// Whether a policy may have a text as an action, be there such an action or not.
  private static func isAction(_ text: String) -> Bool {
    text.split(separator: ":").last?.consistsOfAlphanumerics(and: "-_*?") ?? false
  }

  /// Adds an action on what a resource's properties name, which no handler names.
  func add(
    _ action: String, onWhatIsNamedBy value: JSONValue, of resource: WorldResource, for reason: PermissionReason,
    to needs: inout NeedCollection
  ) {
    let patterns = names.world.texts(of: value, in: resource.stack).flatMap { text in
      text.attribute.map { own(names.world.resources[$0.resource]) }
        ?? [names.pattern(text, in: resource.stack, .possible, gaps: false)]
    }
    add(
      action, resource, own: patterns.filter { ArnPattern($0) != nil }, others: [], regions: [], for: reason, to: &needs
    )
  }

  private func add(
    _ action: String, _ resource: WorldResource, own: [Pattern], others: [Pattern], regions: Set<String>,
    for reason: PermissionReason, to needs: inout NeedCollection
  ) {
    let region = names.places.region(of: resource.stack)
    let service = action.prefix { $0 != ":" }
    var conditions = PermissionConditions()
    if let region, !GlobalServices.contains(service) { conditions.regions = [region] + regions.subtracting([region]) }
    guard let fact = arns.fact(action) else {
      // Nobody knows what it's about.
      return needs.add(action, on: "*", conditions, for: reason, isNarrowed: false)
    }
    for target in arns.targets(of: fact, for: resource.type, own: own, others: others, in: resource.stack) {
      if target.arn == "*" {
        needs.add(fact.text, on: "*", conditions, for: reason)
        continue
      }
      var own = PermissionConditions.none
      own.boundary = boundary(of: resource, fact)
      needs.add(fact.text, on: target.arn, own, for: reason, isNarrowed: target.isNarrowed)
      // Copies of a resource are elsewhere by the same name.
      guard let region else { continue }
      for other in regions.subtracting([region]).sorted(by: utf8Precedes) {
        let arn = target.arn.replacing(":\(region):", with: ":\(other):")
        if arn != target.arn { needs.add(fact.text, on: arn, own, for: reason, isNarrowed: target.isNarrowed) }
      }
    }
  }

  /// A resource's own ARNs; names that AWS makes begin with the stack's, by which all of them are allowed at once.
  private func own(_ resource: WorldResource) -> [Pattern] {
    if let arns = ownArns[resource.index] { return arns }
    let arns = arns(of: resource)
    ownArns[resource.index] = arns
    return arns
  }

  private func arns(of resource: WorldResource) -> [Pattern] {
    guard let stack = names.world.stacks[resource.stack].name else { return names.arns(of: resource, .possible) }
    if resource.type == StackNeeds.nestedStack {
      return [names.stackArn(Pattern(literal: "\(stack)-") + Pattern(glob: "*/*"), in: resource.stack)]
    }
    let (made, begun) = ("\(stack)-\(resource.logicalID)-", "\(stack)-")
    return names.arns(of: resource, .possible).map {
      $0.replacing(made, with: begun).replacing(made.lowercased(), with: begun.lowercased())
    }
  }

  // MARK: Roles

  private func serviceLinkedRoles(_ stack: Int) -> String {
    ActionArns.text(names.roleArn(Pattern(glob: "aws-service-role/*"), in: stack))
  }

  /// Adds an action on the roles that a resource has; they're handed on to the services alone that they trust.
  ///
  /// Of a resource that has none, none but those that the stack makes can be meant.
  private func addUsing(
    _ action: String, _ resource: WorldResource, for reason: PermissionReason, to needs: inout NeedCollection
  ) {
    let uses = roles[resource]
    for use in uses {
      guard let role = use.role.map({ names.world.resources[$0] }) else {
        let arn = use.shown.hasPrefix("arn:") ? use.shown : nil
        let text = arn.map { $0.replacing("…", with: "*").replacing("<account>", with: "*") }
        needs.add(action, on: text ?? anyRole(resource.stack), for: reason, isNarrowed: text != nil)
        continue
      }
      var conditions = PermissionConditions()
      if action == "iam:PassRole" { conditions.services = services(trustedBy: role) }
      for arn in roleArns(role) { needs.add(action, on: arn, conditions, for: reason) }
    }
    if !uses.isEmpty { return }
    let own = names.world.stacks[resource.stack].name.map { name in
      ActionArns.text(names.roleArn(Pattern(literal: "\(name)-") + .any, in: resource.stack))
    }
    needs.add(action, on: own ?? anyRole(resource.stack), for: reason, isNarrowed: own != nil)
  }

  private func anyRole(_ stack: Int) -> String { ActionArns.text(names.roleArn(.any, in: stack)) }

  private func roleArns(_ role: WorldResource) -> [String] {
    own(role).filter { ArnPattern($0)?.fields[2].literal == "iam" }.map(ActionArns.text)
  }

  /// The services that a role trusts; none where others may be among them that aren't known.
  private func services(trustedBy role: WorldResource) -> [String] {
    let statements = role.resource.placed("AssumeRolePolicyDocument")?["Statement"]?.elements ?? []
    let named = statements.flatMap { $0["Principal"]?["Service"]?.elements ?? [] }
    let texts = named.flatMap { names.world.texts(of: $0.value, in: role.stack) }.map(\.literal)
    return texts.contains(nil) ? [] : Set(texts.compactMap(\.self)).sorted(by: utf8Precedes)
  }

  /// The boundary that a role keeps within, for actions that are let within one alone.
  private func boundary(of resource: WorldResource, _ action: ActionFact) -> String? {
    guard ["AWS::IAM::Role", "AWS::IAM::User"].contains(resource.type),
      Self.boundActions.contains(action.text.lowercased()), let given = resource.resource["PermissionsBoundary"]
    else { return nil }
    let texts = names.world.texts(of: given, in: resource.stack)
    guard texts.count == 1 else { return nil }
    return ActionArns.text(names.pattern(texts[0], in: resource.stack, .possible, gaps: false))
  }

  /// The actions that change what a role may do, which count within a boundary.
  ///
  /// See [Permissions boundaries](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
  private static let boundActions: Set<String> = [
    "iam:attachrolepolicy", "iam:attachuserpolicy", "iam:createrole", "iam:createuser", "iam:deleterolepolicy",
    "iam:deleteuserpolicy", "iam:detachrolepolicy", "iam:detachuserpolicy", "iam:putrolepermissionsboundary",
    "iam:putrolepolicy", "iam:putuserpermissionsboundary", "iam:putuserpolicy",
  ]
}

extension ResourceNames {
  /// The ARN of a stack, by its name and id.
  func stackArn(_ id: Pattern, in stack: Int) -> Pattern {
    arn("cloudformation", region(of: stack), "stack/", id, stack)
  }

  /// The ARN of a role, by its path and name.
  func roleArn(_ name: Pattern, in stack: Int) -> Pattern { arn("iam", Pattern([]), "role/", name, stack) }

  /// An ARN in a stack's account.
  func arn(_ service: String, _ region: Pattern, _ kind: String, _ name: Pattern, _ stack: Int) -> Pattern {
    let account = places.account(of: stack).map { Pattern(literal: $0) } ?? .anySegment
    let colon = Pattern(literal: ":")
    return Pattern(literal: "arn:\(partition(of: stack)):\(service):") + region + colon + account + colon
      + Pattern(literal: kind) + name
  }

  /// The region of a stack, as ARNs have it.
  func region(of stack: Int) -> Pattern { places.region(of: stack).map { Pattern(literal: $0) } ?? .anySegment }
}

extension Pattern {
  /// The pattern with another text in the place of one that is written out in it.
  fileprivate func replacing(_ text: String, with other: String) -> Pattern {
    let (old, new) = (Pattern(literal: text).elements, Pattern(literal: other).elements)
    guard elements.count >= old.count else { return self }
    for start in 0...(elements.count - old.count) where elements[start..<(start + old.count)].elementsEqual(old) {
      return Pattern(Array(elements[..<start]) + new + Array(elements[(start + old.count)...]))
    }
    return self
  }
}
