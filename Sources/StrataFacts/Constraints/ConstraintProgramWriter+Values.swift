import StrataJSON

extension ConstraintProgramWriter {
  mutating func paths(_ paths: [ConstraintPath]) {
    for path in paths { self.path(path) }
  }

  /// Writes where a path begins, the value that holds where nothing is there, and its steps.
  mutating func path(_ path: ConstraintPath) {
    part { writer in
      // Most paths are of one property.
      if path.origin == .subject, path.fallback == nil, path.steps.count == 1, case .member(let name) = path.steps[0],
        Self.isPlain(name)
      {
        return writer.step(path.steps[0])
      }
      switch path.origin {
      case .subject: writer.opcode(.subject)
      case .properties: writer.opcode(.properties)
      case .attributes: writer.opcode(.attributes)
      case .parent: return writer.opcode(.unsettled)
      }
      writer.part { if let fallback = path.fallback { $0.literal(fallback) } }
      for step in path.steps { writer.step(step) }
    }
  }

  private mutating func step(_ step: ConstraintPath.Step) {
    switch step {
    case .member(let name) where Self.isPlain(name):
      opcode(.member)
      text(name)
    case .elements: opcode(.elements)
    case .elementsWhere(let key, .text(let wanted)) where Self.isPlain(key) && Self.isPlain(wanted):
      opcode(.elementsWhere)
      text(key)
      text(wanted)
    case .names: opcode(.names)
    case .target(let type):
      opcode(.target)
      text(type ?? "")
    case .users(let type, _, let path) where Self.isPlain(type) && Self.isPlain(path):
      opcode(.users)
      text(type)
      text(path)
    case .member, .elementsWhere, .users: opcode(.unsettled)
    }
  }

  mutating func predicate(_ predicate: ConstraintPredicate) {
    switch predicate {
    case .all(let all): node(.all) { for part in all { $0.predicate(part) } }
    case .not(let inner): node(.not) { $0.predicate(inner) }
    case .oneOf(let values): node(.oneOf) { for value in values { $0.literal(value) } }
    case .range(let minimum, let isAbove, let maximum, let isBelow):
      node(.range) {
        $0.number((isAbove ? 1 : 0) + (isBelow ? 2 : 0))
        $0.text(minimum.map(Self.text(of:)) ?? "")
        $0.text(maximum.map(Self.text(of:)) ?? "")
      }
    case .multipleOf(let divisor): node(.multipleOf) { $0.text(Self.text(of: divisor)) }
    case .length(let minimum, let maximum, let isBytes):
      node(.length) {
        $0.number(isBytes ? 1 : 0)
        $0.bounds(minimum, maximum)
      }
    case .count(let minimum, let maximum): node(.items) { $0.bounds(minimum, maximum) }
    case .matches(let pattern) where Self.isPlain(pattern): node(.matches) { $0.bytes += pattern.utf8 }
    case .startsWith(let texts): node(.startsWith, texts)
    case .endsWith(let texts): node(.endsWith, texts)
    case .contains(let texts): node(.contains, texts)
    case .type(let kind): node(.type) { $0.bytes += kind.rawValue.utf8 }
    case .listed(let name) where Self.isPlain(name):
      if let parts = ConstraintListName(name) {
        node(.listedBy) {
          $0.text(parts.start)
          $0.path(parts.path)
          $0.text(parts.end)
        }
      } else {
        node(.listed) { $0.bytes += name.utf8 }
      }
    case .refersTo(let types, let attribute):
      node(.refersTo) {
        $0.text(attribute ?? "")
        for type in types { $0.text(type) }
      }
    case .matches, .listed, .json: node(.unsettled)
    }
  }

  private mutating func node(_ opcode: ConstraintOpcode, _ texts: [String]) {
    if !texts.allSatisfy(Self.isPlain) { return node(.unsettled) }
    node(opcode) { for text in texts { $0.text(text) } }
  }

  /// Writes bounds, of which zero stands for none, and else for one more than it is.
  private mutating func bounds(_ minimum: Int?, _ maximum: Int?) {
    number(minimum.map { $0 + 1 } ?? 0)
    number(maximum.map { $0 + 1 } ?? 0)
  }

  private mutating func literal(_ value: JSONValue) {
    switch value {
    case .string(let text) where Self.isPlain(text):
      opcode(.text)
      self.text(text)
    case .integer(let number):
      opcode(.integer)
      text("\(number)")
    case .double(let number):
      opcode(.double)
      text("\(number)")
    case .bool(let flag): opcode(flag ? .yes : .no)
    case .string, .number, .null, .array, .object: opcode(.unsettled)
    }
  }

  /// A number, in digits alone where it can be.
  static func text(of number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

  /// Whether a text is the same to everybody who compares it, and can stand in a line.
  static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}
