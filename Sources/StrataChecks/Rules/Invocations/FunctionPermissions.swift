import StrataJSON
import StrataTemplate

/// The permissions that a template gives services to invoke its functions.
struct FunctionPermissions {
  private let template: TemplateContents
  private let handed: HandedResources
  private let solver: ConditionSolver
  private var byFunction: [String: [Permission]] = [:]
  /// Those that may be for any function, as only deployment tells.
  private var forAny: [Permission] = []

  private struct Permission {
    let resource: TemplateResource
    let qualifier: FunctionAddress.Qualifier
    let place: JSONPointer
  }

  /// What comes of an invocation.
  enum Answer {
    /// Permissions that may let the service in; none where it isn't known what does.
    case mayBe([TemplateResource])
    /// Nothing lets it in; with what a permission that nearly does is for.
    case refused(nearly: String?)
  }

  init(_ template: TemplateContents) {
    self.template = template
    handed = HandedResources(template)
    solver = ConditionSolver(template)
    let permissions = template.resources(of: "AWS::Lambda::Permission")
    if permissions.isEmpty { return }
    var named: [String: String] = [:]
    var openlyNamed: [String] = []
    for function in FunctionAddress.functions.flatMap({ template.resources(of: $0) }) {
      guard let name = function.placed("FunctionName") else { continue }
      if let text = name.text { named[text] = function.logicalID } else { openlyNamed.append(function.logicalID) }
    }
    for resource in permissions {
      for name in resource.all("FunctionName") {
        func add(_ qualifier: FunctionAddress.Qualifier, _ functions: [String]) {
          let permission = Permission(resource: resource, qualifier: qualifier, place: name.pointer)
          for function in functions { byFunction[function, default: []].append(permission) }
        }
        if let address = FunctionAddress(name.value, in: template) {
          add(address.qualifier, [address.function.logicalID])
        } else if let text = name.text {
          // An ARN has the name of the function behind its sixth colon, or a name has none.
          let parts = text.split(separator: ":", omittingEmptySubsequences: false)
          let at = parts.lastIndex(of: "function").map { $0 + 1 } ?? 0
          guard at < parts.count else { continue }
          let qualifier = at + 1 < parts.count ? FunctionAddress.Qualifier.text(String(parts[at + 1])) : .none
          if let function = named[String(parts[at])] { add(qualifier, [function]) } else { add(.unknown, openlyNamed) }
        } else {
          forAny.append(Permission(resource: resource, qualifier: .unknown, place: name.pointer))
        }
      }
    }
  }

  /// Whether a function may let in the service that invokes it.
  func answer(_ invocation: Invocation) -> Answer {
    let function = invocation.function.function
    // What the serverless transform makes of events has its permissions.
    if handed.mayChange(function) || handed.mayChange(invocation.sender) || function["Events"] != nil {
      return .mayBe([])
    }
    // What is never made invokes nothing.
    if solver.canHold(assumptions(invocation.sender, invocation.place)) == false { return .mayBe([]) }
    var letting: [TemplateResource] = []
    var nearly: String?
    for permission in (byFunction[function.logicalID] ?? []) + forAny
    where isMeant(invocation.kind.service, by: permission.resource) {
      if let fault = fault(of: permission, for: invocation) {
        nearly = nearly ?? fault
      } else {
        letting.append(permission.resource)
      }
    }
    return letting.isEmpty ? .refused(nearly: nearly) : .mayBe(letting)
  }

  /// Whether a permission may be for a service, which may have principals of its own for regions.
  private func isMeant(_ service: String, by permission: TemplateResource) -> Bool {
    guard permission["Principal"] != nil else { return true }
    return permission.all("Principal").contains { principal in
      let text = PartialText(principal.value).text(unknownAs: "\0")
      if text == InvocationKind.everybody { return true }
      if service == InvocationKind.everybody { return text.contains("\0") }
      return Glob.mayCover(service.replacing("amazonaws.com", with: "*"), text)
    }
  }

  /// Why a permission for a service surely isn't one for an invocation.
  private func fault(of permission: Permission, for invocation: Invocation) -> String? {
    let resource = permission.resource
    let id = resource.logicalID
    if !permission.qualifier.mayBe(invocation.function.qualifier) {
      return permission.qualifier == .none
        ? "\(id) is for the function without a version or an alias" : "\(id) is for another version or alias"
    }
    let action = invocation.kind.action
    let actions = resource.all("Action")
    if !actions.isEmpty, !actions.contains(where: { mayAllow($0, action) }) { return "\(id) doesn't allow \(action)" }
    if invocation.kind.service == InvocationKind.everybody {
      if resource.all("FunctionUrlAuthType").contains(where: { $0.text == "AWS_IAM" }) {
        return "\(id) is for calls that are signed"
      }
    } else if !mayMean(invocation, resource) {
      return "\(id) is for another source"
    }
    let together =
      assumptions(resource, permission.place) + assumptions(invocation.sender, invocation.place)
    return solver.canHold(together) == false
      ? "\(id) isn't there together with \(invocation.sender.logicalID)" : nil
  }

  /// What holds where a resource is there and a value in it is the one at a place.
  private func assumptions(_ resource: TemplateResource, _ place: JSONPointer) -> [ConditionSolver.Assumption] {
    let condition = resource.object["Condition"]?.string
    return (condition.map { [ConditionSolver.Assumption(condition: $0, holds: true)] } ?? [])
      + place.assumptions(in: template.json)
  }

  private func mayAllow(_ value: PlacedValue, _ action: String) -> Bool {
    value.text.map { Glob.covers($0.lowercased(), action.lowercased()) } ?? true
  }

  private func mayMean(_ invocation: Invocation, _ permission: TemplateResource) -> Bool {
    let patterns = permission.all("SourceArn")
    if patterns.isEmpty { return true }
    let sources = invocation.sources(in: template)
    return patterns.contains { pattern in
      sources.isEmpty
        || sources.contains { SourceForm.mayMean(pattern.value, $0, of: invocation.sourceTypes, in: template) }
    }
  }
}
