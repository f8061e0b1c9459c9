import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

extension ConstraintPrefilter {
  /// What is known of a way while it's gone.
  private struct Way {
    var isFound = false
    var isIncomplete = false
    var isUnsettled = false
  }

  /// Calls `body` with each value that a path leads to.
  ///
  /// - Parameters:
  ///   - paths: The place of the path, which goes on behind it.
  ///   - subject: The value that the constraint is about.
  ///   - body: Takes a value.
  /// - Returns: Whether there may be more, which isn't known; nil where it takes a closer look to know.
  func visit(
    _ paths: inout ConstraintProgramCursor, from subject: Value, _ body: (Value) -> Void
  ) -> Bool? {
    var path = paths.part()
    let first: Value
    switch path.opcode() {
    // A property of the subject, and nothing else.
    case .member:
      if subject.isOpen { return true }
      guard case .object(let object) = subject.json, let member = object[utf8: path.text()] else { return false }
      var way = Way()
      if let value = resolved(member, &way) { body(value) }
      return way.isUnsettled ? nil : false
    case .subject: first = subject
    case .properties: first = start
    case .attributes: first = Value(json: .object(resource.declaration.object))
    default: return nil
    }
    var fallback = path.part()
    var way = Way()
    go(path, from: first, in: resource.declaration, &way, body)
    if way.isUnsettled { return nil }
    if !way.isFound, !way.isIncomplete, !fallback.isAtEnd {
      guard let literal = Self.literal(&fallback) else { return nil }
      body(Value(json: literal))
    }
    return way.isIncomplete
  }

  /// Whether a path leads to something; nil where that takes a closer look.
  func isThere(_ paths: inout ConstraintProgramCursor, for subject: Value) -> Truth? {
    var isFound = false
    return visit(&paths, from: subject) { _ in isFound = true }.map { isFound ? .yes : $0 ? .open : .no }
  }

  private func go(
    _ steps: ConstraintProgramCursor, from start: Value, in first: TemplateResource, _ way: inout Way,
    _ body: (Value) -> Void
  ) {
    var (steps, value, resource) = (steps, start, first)
    while !steps.isAtEnd {
      let step = steps.opcode()
      if value.isOpen {
        guard step == .target, let target = target(of: value.json, ofType: steps.text()) else {
          way.isIncomplete = true
          return
        }
        value = Value(json: .object(target.properties))
        resource = target
        continue
      }
      switch step {
      case .member:
        let name = steps.text()
        guard case .object(let object) = value.json, let member = object[utf8: name],
          let next = resolved(member, &way)
        else { return }
        value = next
      case .elements:
        if case .array(let list) = value.json {
          for element in list {
            if let next = resolved(element, &way) { go(steps, from: next, in: resource, &way, body) }
          }
        } else if case .object(let object) = value.json {
          object.withMembers { members in
            for index in members.indices {
              if let next = resolved(members[index].value, &way) { go(steps, from: next, in: resource, &way, body) }
            }
          }
        }
        return
      case .elementsWhere:
        let (key, wanted) = (steps.text(), steps.text())
        guard case .array(let list) = value.json else { return }
        for element in list {
          guard let next = resolved(element, &way) else { continue }
          switch has(next, key, wanted, &way) {
          case .yes: go(steps, from: next, in: resource, &way, body)
          case .open: way.isIncomplete = true
          case .no: break
          }
        }
        return
      case .names:
        guard case .object(let object) = value.json else { return }
        for member in object { go(steps, from: Value(json: .string(member.key)), in: resource, &way, body) }
        return
      case .target:
        way.isIncomplete = true
        return
      case .users:
        let (type, path) = (Self.text(steps.text()), Self.text(steps.text()))
        // Whoever wrote the path has read it.
        let users = template.users(of: resource.logicalID, type, path) {
          (try? ConstraintPath.steps(toReference: path)) ?? []
        }
        for user in users {
          // Whether it's there depends on the case.
          if user.condition != nil { way.isUnsettled = true }
          go(steps, from: Value(json: .object(user.properties)), in: user.declaration, &way, body)
        }
        return
      default:
        way.isUnsettled = true
        return
      }
    }
    way.isFound = true
    body(value)
  }

  /// The number of elements that are something, or nil where that depends on the case.
  func count(of list: [JSONValue]) -> Int? {
    var way = Way()
    let count = list.count { resolved($0, &way) != nil }
    return way.isUnsettled ? nil : count
  }

  private func target(of value: JSONValue, ofType type: UnsafeRawBufferPointer) -> TemplateResource? {
    guard let target = template.contents.target(of: value), type.isEmpty || target.type.isEqual(toUTF8: type) else {
      return nil
    }
    return target
  }

  /// Whether a member of an element is a text.
  private func has(
    _ element: Value, _ key: UnsafeRawBufferPointer, _ wanted: UnsafeRawBufferPointer, _ way: inout Way
  ) -> Truth {
    if element.isOpen { return .open }
    guard let member = element.json.object?[utf8: key], let value = resolved(member, &way) else { return .no }
    if value.isOpen { return .open }
    guard let text = Scalar.text(of: value.json) else { return .open }
    if text.isEqual(toUTF8: wanted) { return .yes }
    if text.utf8.contains(where: { $0 >= 0x80 }) { way.isUnsettled = true }
    return .no
  }

  /// A value as it is in all cases, or nil where it's nothing or depends on the case.
  private func resolved(_ value: JSONValue, _ way: inout Way) -> Value? {
    switch value {
    case .null: return nil
    case .object(let object) where object.count == 1:
      guard let call = value.call else { return Value(json: value) }
      switch call.function {
      // Among properties it's a member like any other.
      case .condition: return Value(json: value)
      case .ref:
        guard let name = call.argument.string else { break }
        if name == "AWS::NoValue" { return nil }
        if template.isParameter(name) {
          way.isUnsettled = true
          return nil
        }
      case .if, .findInMap:
        way.isUnsettled = true
        return nil
      case .sub, .join:
        if PartialText(value).literal != nil {
          way.isUnsettled = true
          return nil
        }
      default: break
      }
      return Value(json: value, isOpen: true)
    default: return Value(json: value)
    }
  }
}
