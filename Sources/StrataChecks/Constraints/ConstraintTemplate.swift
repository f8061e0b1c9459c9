import StrataFacts
import StrataJSON
import StrataTemplate

/// A template as constraints look at it: references, lists, and parameters with the values that they may have.
final class ConstraintTemplate {
  let contents: TemplateContents
  let index: ConstraintIndex
  private(set) lazy var solver = ConditionSolver(contents)
  private let parameters: JSONObject
  private let mappings: JSONObject
  private var users: [String: [String: [ConstrainedResource]]] = [:]
  private var lists: [String: Set<String>?] = [:]
  private var resources: [String: [ConstrainedResource]] = [:]

  /// The most values of a parameter that are tried.
  private static let mostValues = 12

  init(_ contents: TemplateContents, _ index: ConstraintIndex) {
    self.contents = contents
    self.index = index
    parameters = contents.section("Parameters")
    mappings = contents.section("Mappings")
  }

  /// All resources of a type, each made once.
  func resources(of type: String) -> [ConstrainedResource] {
    if let known = resources[type] { return known }
    let made = contents.everyResource(of: type).map(ConstrainedResource.init)
    resources[type] = made
    return made
  }

  /// The resources of a type that aren't left out for who looks at each by itself.
  func resourcesToLookAt(of type: String) -> [ConstrainedResource] {
    let count = contents.resources(of: type).count
    if count == 0 { return [] }
    let all = resources(of: type)
    return count == all.count ? all : all.filter { !contents.isLeftOut($0.declaration.logicalID) }
  }

  /// The value that a deployment gives a parameter.
  func given(_ parameter: String) -> String? { contents.deployment.parameters[parameter] }

  /// The values that a parameter may have, and whether it can have no other; none where they aren't known or must not be told.
  func values(of parameter: String) -> (values: [String], isClosed: Bool) {
    guard let declared = parameters[parameter]?.object, declared["NoEcho"] != true, declared["NoEcho"] != "true",
      let type = declared["Type"]?.string, type == "String" || type == "Number"
    else { return ([], false) }
    let allowed = declared["AllowedValues"]?.array?.compactMap(Scalar.text) ?? []
    if !allowed.isEmpty, allowed.count <= Self.mostValues { return (allowed, true) }
    return (declared["Default"].flatMap(Scalar.text).map { [$0] } ?? [], false)
  }

  func isParameter(_ name: String) -> Bool { parameters[name] != nil }

  /// A value of a mapping whose keys are written out.
  func mapped(_ arguments: [JSONValue]) -> JSONValue? {
    guard arguments.count == 3, let map = arguments[0].string, let top = arguments[1].string,
      let second = arguments[2].string
    else { return nil }
    return mappings[map]?[top]?[second]
  }

  /// The values of a list, or nil where there is none of the name.
  func list(_ name: String) -> Set<String>? {
    if let known = lists[name] { return known }
    let values = index.list(name).map { Set($0.values) }
    lists[name] = .some(values)
    return values
  }

  /// The resources of a type that refer to a resource, whichever conditions hold, found once for all that are referred to.
  ///
  /// - Parameters:
  ///   - id: The resource that is referred to.
  ///   - type: The type of those that refer to it.
  ///   - path: What tells the place where they do from others.
  ///   - steps: Gives the steps to that place.
  /// - Returns: Those that refer to it, each once.
  func users(
    of id: String, _ type: String, _ path: String, steps: () -> [ConstraintPath.Step]
  ) -> [ConstrainedResource] {
    let resources = resources(of: type)
    if resources.isEmpty { return [] }
    let name = "\(type) \(path)"
    if let known = users[name] { return known[id] ?? [] }
    var found: [String: [ConstrainedResource]] = [:]
    let steps = steps()
    for user in resources {
      Self.visit(steps[...], from: .object(user.properties)) { value in
        guard let target = value.referenceTarget?.name, found[target]?.last !== user else { return }
        found[target, default: []].append(user)
      }
    }
    users[name] = found
    return found[id] ?? []
  }

  private static func visit(
    _ steps: ArraySlice<ConstraintPath.Step>, from value: JSONValue, _ body: (JSONValue) -> Void
  ) {
    value.forEachAlternative(at: nil) { value, _ in
      switch steps.first {
      case nil: body(value)
      case .member(let name): if let member = value[name] { visit(steps.dropFirst(), from: member, body) }
      case .elements: for element in value.array ?? [] { visit(steps.dropFirst(), from: element, body) }
      default: break
      }
    }
  }
}
