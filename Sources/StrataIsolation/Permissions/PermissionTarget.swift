import StrataFacts
import StrataTemplate

/// A resource that requests may reach, with the ARNs that it and what is in it may have.
///
/// A class, as the same ones are handed on again and again.
final class PermissionTarget: Sendable {
  let resource: WorldResource
  let possible: [Pattern]
  let certain: [Pattern]
  /// The services whose actions are about it alone or with others of the account.
  let services: Set<String>
  /// All services that have actions on resources of its ARNs.
  let allServices: Set<String>
  /// What its own policies say.
  let documents: [PolicyDocument]
  /// Who may become it; nil for what isn't a role.
  let trust: PolicyDocument?
  /// Whether it's a stack itself, which is no resource of the world.
  let isStack: Bool
  /// The statements of both that may let in some principal, and not AWS's services alone.
  let lettingIn: [PolicyRule]

  init(_ resource: WorldResource, _ policies: ResourcePolicies, _ names: ResourceNames) {
    self.resource = resource
    isStack = false
    possible = names.arns(of: resource, .possible)
    certain = names.arns(of: resource, .certain)
    documents = policies[resource]
    services = Set(ResourceArnForms.services(of: resource.type))
    var all = services
    for form in ResourceArnForms.of(resource.type) {
      let service = String(form.prefix { $0 != ":" })
      all.insert(service)
      all.formUnion(ResourceArnForms.otherServices(actingOn: service))
    }
    allServices = all
    let trust =
      resource.type == "AWS::IAM::Role"
      ? resource.resource.placed("AssumeRolePolicyDocument").map {
        PolicyDocument($0, in: resource.stack, isCertain: true, names)
      } : nil
    self.trust = trust
    lettingIn = (documents + (trust.map { [$0] } ?? [])).flatMap(\.rules).filter {
      $0.effect == .allow && $0.principals.mayHavePrincipals
    }
  }

  /// The same resource, of whose ARNs only some count, one for each form.
  init(_ whole: PermissionTarget, possible: [Pattern], certain: [Pattern]) {
    (self.possible, self.certain) = (possible, certain)
    (resource, services, allServices) = (whole.resource, whole.services, whole.allServices)
    (documents, trust, lettingIn) = (whole.documents, whole.trust, whole.lettingIn)
    isStack = whole.isStack
  }

  /// A stack itself.
  init(stack: WorldResource, possible: Pattern, certain: Pattern) {
    (resource, isStack) = (stack, true)
    (self.possible, self.certain) = ([possible], [certain])
    (services, allServices) = (["cloudformation"], ["cloudformation"])
    (documents, trust, lettingIn) = ([], nil, [])
  }

  var type: String { resource.type }
  /// Its place among the world's resources; nil for a stack.
  var index: Int? { isStack ? nil : resource.index }
}
