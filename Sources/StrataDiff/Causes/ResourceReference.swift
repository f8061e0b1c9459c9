import StrataJSON
import StrataSchema

/// A place in a resource's properties whose value depends on something else in the template.
struct ResourceReference {
  enum Target {
    /// `Ref` of a resource or a parameter.
    case name(String)
    case attribute(String, String)
    /// `Fn::FindInMap`, with the keys that are written out.
    case mapping(String, String?, String?)
    case condition(String)
  }

  let resource: String
  let path: PropertyPath
  let target: Target

  /// The name of what is referred to.
  var targetName: String {
    switch target {
    case .name(let name), .attribute(let name, _), .mapping(let name, _, _), .condition(let name): name
    }
  }

  static func all(in resource: TemplateContents.Resource) -> [ResourceReference] {
    var finder = ReferenceFinder()
    finder.visit(resource["Properties"] ?? .null, isWithinFunction: false)
    return finder.found.map { ResourceReference(resource: resource.logicalID, path: $0, target: $1) }
  }

  /// What any value of the template depends on.
  static func targets(in value: JSONValue) -> [Target] {
    var finder = ReferenceFinder()
    finder.visit(value, isWithinFunction: true)
    return finder.found.map(\.1)
  }
}

private struct ReferenceFinder {
  var found: [(PropertyPath, ResourceReference.Target)] = []
  /// The way to the value, or to the function that it's part of.
  private var path: [PropertyPath.Step] = [.name("Properties")]

  mutating func visit(_ value: JSONValue, isWithinFunction: Bool) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        within(.index(index, nil), unless: isWithinFunction) { $0.visit(element, isWithinFunction: isWithinFunction) }
      }
    case .object(let object):
      if object.count == 1, function(object[0].key, object[0].value, isWithinFunction) { return }
      for member in object {
        within(.name(member.key), unless: isWithinFunction) {
          $0.visit(member.value, isWithinFunction: isWithinFunction)
        }
      }
    default: break
    }
  }

  private mutating func within(
    _ step: PropertyPath.Step, unless isWithinFunction: Bool, _ body: (inout ReferenceFinder) -> Void
  ) {
    if isWithinFunction { return body(&self) }
    path.append(step)
    body(&self)
    path.removeLast()
  }

  private mutating func add(_ target: ResourceReference.Target) {
    found.append((PropertyPath(path), target))
  }

  private mutating func function(_ name: String, _ argument: JSONValue, _ isWithinFunction: Bool) -> Bool {
    switch name {
    case "Ref":
      guard let target = argument.string else { return false }
      add(.name(target))
    case "Condition":
      guard isWithinFunction, let target = argument.string else { return false }
      add(.condition(target))
    case "Fn::GetAtt":
      if case .attribute(let target, let attribute)? = FormReader().form(.object([name: argument])) {
        add(.attribute(target, attribute))
      } else {
        if let target = argument[0]?.string { add(.attribute(target, "")) }
        visit(argument, isWithinFunction: true)
      }
    case "Fn::Sub":
      let text = argument.string ?? argument[0]?.string ?? ""
      let variables = argument[1]?.object ?? [:]
      for case .variable(let name) in SubstitutionText.parts(of: text) where variables[name] == nil {
        let names = name.split(separator: ".", maxSplits: 1)
        add(names.count == 2 ? .attribute(String(names[0]), String(names[1])) : .name(name))
      }
      visit(.object(variables), isWithinFunction: true)
    case "Fn::If":
      if let condition = argument[0]?.string { add(.condition(condition)) }
      for branch in 1...2 {
        guard let value = argument[branch] else { continue }
        within(.branch(branch), unless: isWithinFunction) { $0.visit(value, isWithinFunction: isWithinFunction) }
      }
    case "Fn::FindInMap":
      if let map = argument[0]?.string { add(.mapping(map, argument[1]?.string, argument[2]?.string)) }
      visit(argument, isWithinFunction: true)
    default:
      guard name.hasPrefix("Fn::") else { return false }
      visit(argument, isWithinFunction: true)
    }
    return true
  }
}
