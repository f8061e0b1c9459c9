import StrataJSON
import StrataTemplate

/// The roles that resources run as, or hand on, by whichever of their properties names one.
struct RoleUses: Sendable {
  /// A role that a resource uses.
  struct Use: Sendable {
    /// Its place among the world's resources; nil for a role that no template has.
    let role: Int?
    /// The property that names it.
    let place: WorldPlace
    /// What it's called, for messages.
    let shown: String
  }

  private let uses: [Int: [Use]]

  init(_ names: ResourceNames) {
    var uses: [Int: [Use]] = [:]
    let roles = names.world.resources.filter { $0.type == "AWS::IAM::Role" }
    let arns = roles.map { (index: $0.index, arns: names.arns(of: $0, .certain), names: names.names(of: $0, .certain)) }
    for resource in names.world.resources where !resource.type.hasPrefix("AWS::IAM::") || resource.type == Self.profile {
      var found: [Use] = []
      func look(at value: PlacedValue) {
        for element in value.elements {
          let place = WorldPlace(stack: resource.stack, element.pointer)
          for text in names.world.texts(of: element.value, in: resource.stack) {
            if let owner = names.owner(of: text) ?? text.attribute.map({ .init(resource: $0.resource, isInside: false) }) {
              let target = names.world.resources[owner.resource]
              if target.type == "AWS::IAM::Role" {
                found.append(Use(role: target.index, place: place, shown: target.logicalID))
              }
              continue
            }
            let pattern = names.pattern(text, in: resource.stack, .possible, gaps: false)
            let shown = Placeholder.shown(names.pattern(text, in: resource.stack, .certain, gaps: false).description)
            guard let literal = pattern.literal else {
              found.append(Use(role: nil, place: place, shown: shown))
              continue
            }
            // A role of AWS's own does what its service does.
            if literal.contains(":role/aws-service-role/") { continue }
            let isNamed = resource.type == Self.profile
            guard isNamed || literal.hasPrefix("arn:") && literal.contains(":role/") else { continue }
            let role = arns.first { $0.arns.contains(pattern) || isNamed && $0.names.contains(pattern) }?.index
            found.append(Use(role: role, place: place, shown: literal))
          }
        }
      }
      func search(_ value: JSONValue, at pointer: JSONPointer) {
        switch value {
        case .object(let object) where !value.isFunction:
          for member in object {
            let inner = pointer.appending(member.key)
            if Self.isRole(member.key, in: resource.type) {
              look(at: PlacedValue(value: member.value, pointer: inner))
            } else {
              search(member.value, at: inner)
            }
          }
        case .object, .array:
          for alternative in value.alternatives(at: pointer) {
            if let list = alternative.value.array {
              for (index, element) in list.enumerated() { search(element, at: alternative.place.appending(index)) }
            } else if !alternative.value.isFunction {
              search(alternative.value, at: alternative.place)
            }
          }
        default: break
        }
      }
      search(.object(resource.resource.properties), at: resource.resource.pointer().appending("Properties"))
      if !found.isEmpty { uses[resource.index] = found }
    }
    self.uses = Self.handedOn(uses, in: names.world)
  }

  /// The roles of resources with those that they have by another one, such as an instance by its profile.
  private static func handedOn(_ uses: [Int: [Use]], in world: IsolationWorld) -> [Int: [Use]] {
    var uses = uses
    // A group of instances has a template, which has a profile, which has a role.
    for _ in 0..<3 {
      let carriers = Set(uses.keys.filter { Self.carriers.contains(world.resources[$0].type) })
      if carriers.isEmpty { break }
      for resource in world.resources where !resource.type.hasPrefix("AWS::IAM::") {
        let named = Self.named(in: .object(resource.resource.properties), of: resource, world)
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
    "AWS::ECS::TaskDefinition", profile,
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
  subscript(resource: WorldResource) -> [Use] { uses[resource.index] ?? [] }

  private static let profile = "AWS::IAM::InstanceProfile"

  private static func isRole(_ key: String, in type: String) -> Bool {
    if type == profile { return key == "Roles" }
    let key = key.lowercased()
    return key.hasSuffix("role") || key.hasSuffix("rolearn")
  }
}
