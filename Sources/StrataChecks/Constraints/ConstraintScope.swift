import StrataFacts
import StrataJSON
import StrataTemplate

/// A resource in one case of a deployment, in which paths lead to values.
struct ConstraintScope {
  let template: ConstraintTemplate
  let resource: ConstrainedResource
  let world: ConstraintWorld
  /// Whether values have their places, which take time, and without which nothing can be told of them.
  private let keepsPlaces: Bool
  /// What would have to be decided for the answer to be known.
  private(set) var choice: ConstraintWorld.Choice?

  init(
    _ template: ConstraintTemplate, _ resource: ConstrainedResource, in world: ConstraintWorld,
    keepsPlaces: Bool = true
  ) {
    (self.template, self.resource, self.world, self.keepsPlaces) = (template, resource, world, keepsPlaces)
  }

  private func place(in value: ConstraintValue, _ key: String) -> JSONPointer {
    keepsPlaces ? value.pointer.appending(key) : value.pointer
  }

  private func place(in value: ConstraintValue, _ index: Int) -> JSONPointer {
    keepsPlaces ? value.pointer.appending(index) : value.pointer
  }

  /// What a path leads to.
  struct Search {
    var values: [ConstraintValue]
    /// Whether there may be more, which isn't known.
    var isIncomplete = false
  }

  /// A value that a constraint is about, with the objects that it's in, of which the last is the nearest.
  struct Subject {
    let value: ConstraintValue
    let parents: [ConstraintValue]
  }

  /// The values that a constraint is about, with what they're in where it asks for that.
  mutating func subjects(_ path: ConstraintPath, keepsParents: Bool = true) -> [Subject] {
    let start = Subject(value: resource.value(), parents: [])
    if path.steps.isEmpty { return [start] }
    if !keepsParents { return search(path, from: start).values.map { Subject(value: $0, parents: []) } }
    var found = [start]
    for step in path.steps {
      var next: [Subject] = []
      for subject in found {
        let parents = subject.value.value.object == nil ? subject.parents : subject.parents + [subject.value]
        var search = Search(values: [])
        take(step, from: subject.value, into: &search, for: nil)
        next += search.values.map { Subject(value: $0, parents: parents) }
      }
      found = next
    }
    return found
  }

  /// What a path leads to from a subject.
  mutating func search(_ path: ConstraintPath, from subject: Subject) -> Search {
    var search = Search(values: [])
    var start: ConstraintValue?
    switch path.origin {
    case .subject: start = subject.value
    case .properties: start = resource.value()
    case .attributes: start = resource.attributes
    case .parent(let levels):
      let index = subject.parents.count - levels
      if subject.parents.indices.contains(index) { start = subject.parents[index] }
    }
    var steps = path.steps[...]
    // Most paths are of members alone, each of which is one value at most.
    while let value = start, !value.isOpen, case .member(let name)? = steps.first {
      start = nil
      steps = steps.dropFirst()
      guard let member = value.value.object?[name] else { break }
      switch resolved(value.with(member, at: place(in: value, name))) {
      case .nothing: break
      case .undecided: search.isIncomplete = true
      case .value(let value): start = value
      }
    }
    if let start { search.values = [start] }
    for step in steps where !search.values.isEmpty {
      let values = search.values
      search.values = []
      for value in values { take(step, from: value, into: &search, for: subject) }
    }
    if search.values.isEmpty, !search.isIncomplete, let fallback = path.fallback {
      var value = subject.value.with(fallback, at: subject.value.pointer)
      value.isFallback = true
      search.values = [value]
    }
    return search
  }

  private mutating func take(
    _ step: ConstraintPath.Step, from value: ConstraintValue, into search: inout Search, for subject: Subject?
  ) {
    if value.isOpen {
      guard case .target(let type) = step else {
        search.isIncomplete = true
        return
      }
      guard let target = template.contents.target(of: value.value), type == nil || target.type == type else {
        search.isIncomplete = true
        return
      }
      search.values.append(ConstrainedResource(target).value(anchor: value.place))
      return
    }
    switch step {
    case .member(let name):
      if let member = value.value.object?[name] {
        add(value.with(member, at: place(in: value, name)), to: &search)
      }
    case .elements:
      if let list = value.value.array {
        for (index, element) in list.enumerated() {
          add(value.with(element, at: place(in: value, index)), to: &search)
        }
      } else if let object = value.value.object {
        for member in object { add(value.with(member.value, at: place(in: value, member.key)), to: &search) }
      }
    case .elementsWhere(let key, let filter):
      for (index, element) in (value.value.array ?? []).enumerated() {
        var one = Search(values: [])
        add(value.with(element, at: place(in: value, index)), to: &one)
        for element in one.values {
          switch has(element, key, filter, subject) {
          case .yes: search.values.append(element)
          case .open: search.isIncomplete = true
          case .no: break
          }
        }
        if one.isIncomplete { search.isIncomplete = true }
      }
    case .names:
      for member in value.value.object ?? [:] {
        search.values.append(value.with(.string(member.key), at: place(in: value, member.key)))
      }
    case .target: search.isIncomplete = true
    case .users(let type, let steps, let key):
      for user in template.users(of: value.resource.declaration.logicalID, type, key, steps: { steps }) {
        // One that isn't there in this case doesn't refer to anything.
        if let condition = user.condition {
          guard let holds = world.conditions[condition] else {
            choice = choice ?? .condition(condition)
            search.isIncomplete = true
            continue
          }
          if !holds { continue }
        }
        search.values.append(user.value(anchor: value.place))
      }
    }
  }

  /// Whether a member of an element is what a filter says.
  private mutating func has(
    _ element: ConstraintValue, _ key: String, _ filter: ConstraintPath.Filter, _ subject: Subject?
  ) -> Truth {
    var member = Search(values: [])
    take(.member(key), from: element, into: &member, for: nil)
    guard let value = member.values.first, let identity = ConstraintIdentity(value, in: template) else {
      return member.isIncomplete || !member.values.isEmpty ? .open : .no
    }
    switch filter {
    case .text(let text): return identity.isSame(as: .text(text))
    case .path(let path):
      guard let subject else { return .open }
      let search = search(path, from: subject)
      let truth = search.values.some { other in
        ConstraintIdentity(other, in: template).map(identity.isSame) ?? .open
      }
      return truth == .no && search.isIncomplete ? .open : truth
    }
  }

  /// Adds a value as it is in this case, unless it's nothing.
  private mutating func add(_ value: ConstraintValue, to search: inout Search) {
    switch resolved(value) {
    case .nothing: break
    case .undecided: search.isIncomplete = true
    case .value(let value): search.values.append(value)
    }
  }

  private enum Resolution {
    case nothing, undecided
    case value(ConstraintValue)
  }

  private mutating func resolved(_ value: ConstraintValue) -> Resolution {
    guard let call = value.value.call else { return value.value.isNull ? .nothing : .value(value) }
    switch call.function {
    // Among properties it's a member like any other.
    case .condition: return .value(value)
    case .if where call.arguments.count == 3:
      guard let name = call.arguments[0].string else { return .undecided }
      guard let holds = world.conditions[name] else {
        choice = choice ?? .condition(name)
        return .undecided
      }
      let branch = holds ? 1 : 2
      return resolved(
        value.with(
          call.arguments[branch],
          at: keepsPlaces ? value.pointer.appending(call.name).appending(branch) : value.pointer))
    case .ref:
      guard let name = call.argument.string else { break }
      if name == "AWS::NoValue" { return .nothing }
      if let text = parameter(name) { return .value(value.with(.string(text), at: value.pointer)) }
    case .findInMap:
      var arguments = call.arguments
      for index in arguments.indices {
        if let name = arguments[index].argument(of: .ref)?.string, let text = parameter(name) {
          arguments[index] = .string(text)
        }
      }
      if let mapped = template.mapped(arguments) { return .value(value.with(mapped, at: value.pointer)) }
    case .sub, .join:
      if let text = PartialText(value.value).literal { return .value(value.with(.string(text), at: value.pointer)) }
    default: break
    }
    var open = value
    open.isOpen = true
    return .value(open)
  }

  /// The value that a parameter has in this case.
  private mutating func parameter(_ name: String) -> String? {
    if let known = world.parameters[name] { return known }
    guard template.isParameter(name) else { return nil }
    if let given = template.given(name) { return given }
    if !template.values(of: name).values.isEmpty { choice = choice ?? .parameter(name) }
    return nil
  }
}
