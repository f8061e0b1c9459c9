import StrataJSON
import StrataTemplate

/// The roles that resources run as, or hand on, by whichever of their properties names one.
package struct RoleUses: Sendable {
  /// A role that a resource uses.
  package struct Use: Sendable {
    /// Its place among the world's resources; nil for a role that no template has.
    package let role: Int?
    /// The property that names it.
    package let place: WorldPlace
    /// What it's called, for messages.
    package let shown: String
  }

  private let uses: [Int: [Use]]

  package init(_ names: ResourceNames) {
    var uses: [Int: [Use]] = [:]
    var finder = RoleUseFinder(names)
    for resource in names.world.resources where RoleUseFinder.mayUse(resource) {
      let found = finder.uses(of: resource)
      if !found.isEmpty { uses[resource.index] = found }
    }
    self.uses = Self.handedOn(uses, in: names.world)
  }

  /// The roles of resources with those that they have by another one, such as an instance by its profile.
  private static func handedOn(_ uses: [Int: [Use]], in world: IsolationWorld) -> [Int: [Use]] {
    var uses = uses
    let named = world.resources.filter { !$0.type.hasPrefix("AWS::IAM::") }.map { resource in
      (resource, named: Self.named(in: .object(resource.resource.properties), of: resource, world))
    }.filter { !$0.named.isEmpty }
    // A group of instances has a template, which has a profile, which has a role.
    for _ in 0..<3 {
      let carriers = Set(uses.keys.filter { Self.carriers.contains(world.resources[$0].type) })
      if carriers.isEmpty { break }
      for (resource, named) in named {
        let roles = named.filter { carriers.contains($0) && $0 != resource.index }.flatMap { uses[$0] ?? [] }
        let known = Set((uses[resource.index] ?? []).map(\.role))
        let new = roles.filter { !known.contains($0.role) }
        if !new.isEmpty { uses[resource.index, default: []] += new }
      }
    }
    return uses
  }

  /// The types of resources by which others have a role.
  private static let carriers: Set<String> = [
    "AWS::AutoScaling::LaunchConfiguration", "AWS::EC2::LaunchTemplate", "AWS::ECS::DaemonTaskDefinition",
    "AWS::ECS::TaskDefinition", "AWS::IAM::InstanceProfile",
  ]

  /// The resources that a value names anywhere within.
  private static func named(in value: JSONValue, of resource: WorldResource, _ world: IsolationWorld) -> [Int] {
    switch value {
    case .object where value.isFunction:
      let targets = world.targets(of: value, in: resource.stack).map(\.index)
      guard targets.isEmpty, case .object(let object) = value else { return targets }
      return object.flatMap { named(in: $0.value, of: resource, world) }
    case .object(let object): return object.flatMap { named(in: $0.value, of: resource, world) }
    case .array(let elements): return elements.flatMap { named(in: $0, of: resource, world) }
    default: return []
    }
  }

  /// The roles that a resource uses.
  package subscript(resource: WorldResource) -> [Use] { uses[resource.index] ?? [] }
}

/// Finds the roles that properties name.
private struct RoleUseFinder {
  private let names: ResourceNames
  /// The ARNs and the names of the world's roles.
  private let roles: [(index: Int, arns: [Pattern], names: [Pattern])]
  private var found: [RoleUses.Use] = []

  private static let profile = "AWS::IAM::InstanceProfile"

  init(_ names: ResourceNames) {
    self.names = names
    roles = names.world.resources.filter { $0.type == "AWS::IAM::Role" }.map {
      ($0.index, names.arns(of: $0, .certain), names.names(of: $0, .certain))
    }
  }

  /// Whether a resource runs as somebody, as identities don't.
  static func mayUse(_ resource: WorldResource) -> Bool {
    !resource.type.hasPrefix("AWS::IAM::") || resource.type == profile
  }

  mutating func uses(of resource: WorldResource) -> [RoleUses.Use] {
    found = []
    search(.object(resource.resource.properties), at: resource.resource.pointer().appending("Properties"), of: resource)
    return found
  }

  private static func isRole(_ key: String, in type: String) -> Bool {
    if type == profile { return key == "Roles" }
    let key = key.lowercased()
    return key.hasSuffix("role") || key.hasSuffix("rolearn")
  }

  private mutating func search(_ value: JSONValue, at pointer: JSONPointer, of resource: WorldResource) {
    guard value.isNested else { return }
    for alternative in value.alternatives(at: pointer) where !alternative.value.isFunction {
      for (index, element) in (alternative.value.array ?? []).enumerated() {
        search(element, at: alternative.place.appending(index), of: resource)
      }
      for member in alternative.value.object ?? [:] {
        let inner = alternative.place.appending(member.key)
        if Self.isRole(member.key, in: resource.type) {
          look(at: PlacedValue(value: member.value, pointer: inner), of: resource)
        } else {
          search(member.value, at: inner, of: resource)
        }
      }
    }
  }

  private mutating func look(at value: PlacedValue, of resource: WorldResource) {
    for element in value.elements {
      for text in names.world.texts(of: element.value, in: resource.stack) {
        let place = WorldPlace(stack: resource.stack, element.pointer)
        if let use = use(of: text, at: place, resource) { found.append(use) }
      }
    }
  }

  /// The role that a text names; nil where it names something else.
  private func use(of text: SymbolicText, at place: WorldPlace, _ resource: WorldResource) -> RoleUses.Use? {
    if let owner = names.owner(of: text)?.resource ?? text.attribute?.resource {
      let target = names.world.resources[owner]
      return target.type == "AWS::IAM::Role" ? RoleUses.Use(role: owner, place: place, shown: target.logicalID) : nil
    }
    let pattern = names.pattern(text, in: resource.stack, .possible, gaps: false)
    guard let literal = pattern.literal else {
      let shown = names.pattern(text, in: resource.stack, .certain, gaps: false).description
      return RoleUses.Use(role: nil, place: place, shown: Placeholder.shown(shown))
    }
    // A role of AWS's own does what its service does.
    if literal.contains(":role/aws-service-role/") { return nil }
    let isName = resource.type == Self.profile
    guard isName || literal.hasPrefix("arn:") && literal.contains(":role/") else { return nil }
    let role = roles.first { $0.arns.contains(pattern) || isName && $0.names.contains(pattern) }
    return RoleUses.Use(role: role?.index, place: place, shown: literal)
  }
}
