import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// Finds the principals of the world's stacks, with the policies that are attached to each, wherever they stand.
struct PrincipalReader {
  let names: ResourceNames
  private var world: IsolationWorld { names.world }
  /// The policies that stand by themselves, by the principals that they're attached to.
  private var attached: [Int: [WorldResource]] = [:]
  /// The policies that are attached to nobody whom the templates show.
  private var unattached: [WorldResource] = []
  /// The places of the resources that are boundaries.
  private var boundaries: Set<Int> = []
  private let documents = PolicyDocuments()

  private static let types: Set<String> = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]
  private static let policies: [String: [String]] = [
    "AWS::IAM::ManagedPolicy": ["Roles", "Users", "Groups"], "AWS::IAM::Policy": ["Roles", "Users", "Groups"],
    "AWS::IAM::RolePolicy": ["RoleName"], "AWS::IAM::UserPolicy": ["UserName"], "AWS::IAM::GroupPolicy": ["GroupName"],
  ]

  init(_ names: ResourceNames) {
    self.names = names
    let holders = world.resources.filter { Self.types.contains($0.type) }
    var named: Set<Int> = []
    for resource in holders {
      for value in resource.resource.placed("PermissionsBoundary")?.elements ?? [] {
        for policy in managed(value, in: resource.stack).policies { boundaries.insert(policy.index) }
      }
      for value in resource.resource.placed("ManagedPolicyArns")?.elements ?? [] {
        named.formUnion(managed(value, in: resource.stack).policies.map(\.index))
      }
    }
    for policy in world.resources {
      guard let properties = Self.policies[policy.type] else { continue }
      var isKnown = true
      var found = false
      for value in properties.flatMap({ policy.resource.placed($0)?.elements ?? [] }) {
        let targets = principals(value, in: policy.stack, among: holders)
        if targets.isEmpty { isKnown = false }
        for target in targets {
          found = true
          attached[target.index, default: []].append(policy)
        }
      }
      let isNamed = found || named.contains(policy.index) || boundaries.contains(policy.index)
      if !isKnown || !isNamed { unattached.append(policy) }
    }
  }

  /// The principals of all stacks.
  func all() -> [Principal] {
    world.resources.filter { Self.types.contains($0.type) }.map(principal)
      + unattached.map(holder)
      + world.resources.filter { $0.type == "AWS::SSO::PermissionSet" }.map(permissionSet)
  }

  // MARK: - Principals

  private func principal(_ resource: WorldResource) -> Principal {
    var (rules, unread): ([PolicyRule], [WorldPlace]) = ([], [])
    func add(_ document: PolicyDocument) {
      rules += document.rules
      unread += document.unread
    }
    func addAll(of resource: WorldResource) {
      for policy in resource.resource.placed("Policies")?.elements ?? [] {
        if let document = policy["PolicyDocument"] {
          add(PolicyDocument(document, in: resource.stack, isCertain: true, names))
        } else {
          unread.append(WorldPlace(stack: resource.stack, policy.pointer))
        }
      }
      for value in resource.resource.placed("ManagedPolicyArns")?.elements ?? [] {
        let place = WorldPlace(stack: resource.stack, value.pointer)
        let found = managed(value, in: resource.stack)
        if found.policies.isEmpty, found.documents.isEmpty || !found.isComplete { unread.append(place) }
        for policy in found.policies { add(document(of: policy, for: resource)) }
        for json in found.documents {
          add(PolicyDocument(json, attachedAt: place, isCertain: !value.pointer.isConditional, names))
        }
      }
      for policy in attached[resource.index] ?? [] { add(document(of: policy, for: resource)) }
    }
    addAll(of: resource)
    for group in groups(of: resource) { addAll(of: group) }
    let boundary = boundary(of: resource)
    return Principal(
      resource: resource, name: name(of: resource), rules: rules, unread: unread, boundary: boundary,
      hasUnknownBoundary: boundary == nil && resource.resource["PermissionsBoundary"] != nil,
      trust: resource.resource.placed("AssumeRolePolicyDocument").map {
        PolicyDocument($0, in: resource.stack, isCertain: true, names)
      },
      tags: resource.type == "AWS::IAM::Role" ? ResourceTags(resource, names) : nil)
  }

  private func holder(of policy: WorldResource) -> Principal {
    let document = document(of: policy, for: policy)
    return Principal(
      resource: policy, name: name(of: policy), rules: document.rules, unread: document.unread, boundary: nil,
      hasUnknownBoundary: false, trust: nil, tags: nil)
  }

  private func permissionSet(_ resource: WorldResource) -> Principal {
    let document = resource.resource.placed("InlinePolicy").map {
      PolicyDocument($0, in: resource.stack, isCertain: true, names)
    }
    let others = ["ManagedPolicies", "CustomerManagedPolicyReferences"].compactMap { resource.resource.placed($0) }
    return Principal(
      resource: resource, name: name(of: resource), rules: document?.rules ?? [],
      unread: (document?.unread ?? []) + others.map { WorldPlace(stack: resource.stack, $0.pointer) }, boundary: nil,
      hasUnknownBoundary: false, trust: nil, tags: nil)
  }

  /// The name of a resource for messages.
  private func name(of resource: WorldResource) -> String {
    world.words(resource.index)
  }

  // MARK: - Policies

  private func document(of policy: WorldResource, for holder: WorldResource) -> PolicyDocument {
    let own = policy.resource.object["Condition"]
    // A policy that is made under another condition than its role may be missing.
    let isCertain = own == nil || policy.stack == holder.stack && own == holder.resource.object["Condition"]
    return documents.document(of: policy, isCertain: isCertain) {
      guard let value = policy.resource.placed("PolicyDocument") else {
        return PolicyDocument(
          [:], attachedAt: WorldPlace(stack: policy.stack, policy.resource.pointer()), isCertain: false, names)
      }
      return PolicyDocument(value, in: policy.stack, isCertain: isCertain, names)
    }
  }

  private struct Managed {
    var policies: [WorldResource] = []
    var documents: [JSONValue] = []
    /// Whether all that a text may name was found.
    var isComplete = true
  }

  /// The policies that an ARN names, of the world's templates or of AWS.
  private func managed(_ value: PlacedValue, in stack: Int) -> Managed {
    var found = Managed()
    for text in world.texts(of: value.value, in: stack) {
      if let owner = names.owner(of: text), world.resources[owner.resource].type == "AWS::IAM::ManagedPolicy" {
        found.policies.append(world.resources[owner.resource])
        continue
      }
      let pattern = names.pattern(text, in: stack, .possible, gaps: false)
      if let literal = pattern.literal, let json = ManagedPolicies.embedded.document(arn: literal) {
        found.documents.append(json)
        continue
      }
      let matching = world.resources.filter { resource in
        resource.type == "AWS::IAM::ManagedPolicy"
          && names.arns(of: resource, .certain).contains { $0 == pattern && pattern.literal != nil }
      }
      if matching.isEmpty { found.isComplete = false }
      found.policies += matching
    }
    return found
  }

  private func boundary(of resource: WorldResource) -> [PolicyRule]? {
    guard let given = resource.resource.placed("PermissionsBoundary") else { return nil }
    let elements = given.elements
    guard elements.count == 1, !elements[0].pointer.isConditional else { return nil }
    let found = managed(elements[0], in: resource.stack)
    let place = WorldPlace(stack: resource.stack, elements[0].pointer)
    guard found.isComplete, found.policies.count + found.documents.count == 1 else { return nil }
    let document =
      found.policies.first.map { self.document(of: $0, for: resource) }
      ?? PolicyDocument(found.documents[0], attachedAt: place, isCertain: true, names)
    return document.unread.isEmpty ? document.rules : nil
  }

  // MARK: - Names

  /// The principals that a policy names: by reference, or by a name that is written out.
  private func principals(_ value: PlacedValue, in stack: Int, among holders: [WorldResource]) -> [WorldResource] {
    world.texts(of: value.value, in: stack).flatMap { text -> [WorldResource] in
      if let attribute = text.attribute { return [world.resources[attribute.resource]] }
      let pattern = names.pattern(text, in: stack, .possible, gaps: false)
      guard pattern.literal != nil else { return [] }
      return holders.filter { names.names(of: $0, .certain).contains(pattern) }
    }
  }

  private func groups(of user: WorldResource) -> [WorldResource] {
    guard user.type == "AWS::IAM::User" else { return [] }
    let holders = world.resources.filter { $0.type == "AWS::IAM::Group" }
    let own = (user.resource.placed("Groups")?.elements ?? []).flatMap {
      principals($0, in: user.stack, among: holders)
    }
    let added = world.resources.filter { $0.type == "AWS::IAM::UserToGroupAddition" }.flatMap { addition in
      let users = (addition.resource.placed("Users")?.elements ?? []).flatMap {
        principals($0, in: addition.stack, among: [user])
      }
      return users.contains { $0.index == user.index }
        ? (addition.resource.placed("GroupName")?.elements ?? []).flatMap {
          principals($0, in: addition.stack, among: holders)
        } : []
    }
    return own + added
  }
}

/// The policies that were read, as many roles have the same one.
private final class PolicyDocuments {
  private struct Key: Hashable {
    let policy: Int
    let isCertain: Bool
  }

  private var known: [Key: PolicyDocument] = [:]

  func document(of policy: WorldResource, isCertain: Bool, reading: () -> PolicyDocument) -> PolicyDocument {
    let key = Key(policy: policy.index, isCertain: isCertain)
    if let document = known[key] { return document }
    let document = reading()
    known[key] = document
    return document
  }
}
