import StrataFacts
import StrataTemplate

/// A resource that requests may reach, with the ARNs that it and what is in it may have.
struct PermissionTarget: Sendable {
  let resource: WorldResource
  let possible: [Pattern]
  let certain: [Pattern]
  /// The services whose actions are about it alone or with others of the account.
  let services: Set<String>
  /// All services that have actions on resources of its ARNs.
  let allServices: Set<String>
  let tags: ResourceTags
  /// What its own policies say.
  let documents: [PolicyDocument]
  /// Who may become it; nil for what isn't a role.
  let trust: PolicyDocument?

  init(_ resource: WorldResource, _ policies: ResourcePolicies, _ names: ResourceNames) {
    self.resource = resource
    possible = names.arns(of: resource, .possible)
    certain = names.arns(of: resource, .certain)
    tags = ResourceTags(resource, names)
    documents = policies[resource]
    services = Set(ResourceArnForms.services(of: resource.type))
    var all = services
    for form in ResourceArnForms.of(resource.type) {
      let service = String(form.prefix { $0 != ":" })
      all.insert(service)
      all.formUnion(ResourceArnForms.otherServices(actingOn: service))
    }
    allServices = all
    trust =
      resource.type == "AWS::IAM::Role"
      ? resource.resource.placed("AssumeRolePolicyDocument").map {
        PolicyDocument($0, in: resource.stack, isCertain: true, names)
      } : nil
  }

  var type: String { resource.type }
}

/// The actions that there are on resources of each type, looked up once each.
final class ActionsOnTypes {
  private var ofService: [String: [String]] = [:]
  private var facts: [String: ActionFact?] = [:]
  private var forms: [String: [Pattern]] = [:]
  private var reached: [String: [Int]] = [:]

  /// The actions of a service, each with it.
  func actions(of service: String) -> [String] {
    if let known = ofService[service] { return known }
    let actions = ActionFacts.embedded.actions(of: service)
    ofService[service] = actions
    return actions
  }

  /// What is known of an action.
  func fact(_ action: String) -> ActionFact? {
    if let known = facts[action] { return known }
    let fact = ActionFacts.embedded.action(action)
    facts[action] = .some(fact)
    return fact
  }

  /// The places of a type's ARN forms that an action may be about; all where the action isn't known.
  func forms(of type: String, reachedBy action: String) -> [Int] {
    let key = "\(type) \(action)"
    if let known = reached[key] { return known }
    let own = self.forms[type] ?? ResourceArnForms.of(type).map(Self.pattern)
    self.forms[type] = own
    let found: [Int]
    if let fact = fact(action) {
      let formats = fact.resources.flatMap {
        ActionFacts.embedded.arnFormats(ofResourceType: $0.type, service: fact.service)
      }
      let patterns = formats.map { (Self.pattern($0), $0.hasSuffix(":::${BucketName}")) }
      found = own.indices.filter { place in
        patterns.contains { pattern, isBucket in
          // A bucket's name has no slash.
          pattern.meets(own[place]) && !(isBucket && own[place].elements.contains(.byte(UInt8(ascii: "/"))))
        }
      }
    } else {
      found = Array(own.indices)
    }
    reached[key] = found
    return found
  }

  /// A form or a format with gaps for what differs.
  private static func pattern(_ form: String) -> Pattern {
    var elements =
      form.hasPrefix("arn:") ? [] : Pattern(literal: "arn:").elements + [.segment, .byte(UInt8(ascii: ":"))]
    for (index, piece) in form.replacing("{here}", with: "{region}:{account}").utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    ).enumerated() {
      guard index % 2 == 0 else {
        elements.append(Substring(piece) == "any" ? .many : .segment)
        continue
      }
      elements += Pattern(glob: String(Substring(piece)).replacing("$", with: "")).elements
    }
    return Pattern(elements)
  }

  /// The actions that a statement may mean of those on a target.
  func actions(_ actions: PolicyActions, on target: PermissionTarget) -> [String] {
    let services = actions.services?.intersection(target.allServices) ?? target.allServices
    var found = services.sorted().flatMap { service in
      self.actions(of: service).filter { actions.mayContain($0.lowercased()) }
    }
    // An action that nobody here knows may be about anything of its service.
    found += actions.literals.filter { literal in
      target.allServices.contains(String(literal.prefix { $0 != ":" })) && fact(literal) == nil
    }
    if actions.hasUnknown, !actions.isComplement { found = services.sorted().flatMap { self.actions(of: $0) } }
    return found
  }
}
