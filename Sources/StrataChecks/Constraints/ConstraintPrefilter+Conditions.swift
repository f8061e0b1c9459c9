import StrataFacts
import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

extension ConstraintPrefilter {
  /// Whether a condition holds, or nil where that takes a closer look.
  ///
  /// - Parameters:
  ///   - conditions: The place of the condition, which goes on behind it.
  ///   - subject: The value that the constraint is about.
  ///   - every: Whether all values that a path leads to must be so, and not just one of them.
  /// - Returns: Whether it holds.
  func truth(
    ofCondition conditions: inout ConstraintProgramCursor, for subject: Value, every: Bool = false
  ) -> Truth? {
    let kind = conditions.opcode()
    var part = conditions.part()
    switch kind {
    case .all:
      var result = Truth.yes
      while !part.isAtEnd {
        guard let truth = truth(ofCondition: &part, for: subject, every: every) else { return nil }
        if truth == .no { return .no }
        if truth == .open { result = .open }
      }
      return result
    case .any: return some(in: &part, for: subject, every: every)
    case .none: return some(in: &part, for: subject, every: false).map(!)
    case .has: return isThere(&part, for: subject)
    case .lacks: return isThere(&part, for: subject).map(!)
    case .value: return truth(ofValues: &part, for: subject, every: every)
    default: return nil
    }
  }

  private func some(in conditions: inout ConstraintProgramCursor, for subject: Value, every: Bool) -> Truth? {
    var result = Truth.no
    while !conditions.isAtEnd {
      guard let truth = truth(ofCondition: &conditions, for: subject, every: every) else { return nil }
      if truth == .yes { return .yes }
      if truth == .open { result = .open }
    }
    return result
  }

  private func truth(ofValues part: inout ConstraintProgramCursor, for subject: Value, every: Bool) -> Truth? {
    var path = part
    _ = part.part()
    let predicate = part
    // Of all that a path leads to, one that decides is enough.
    let decisive = every ? Truth.no : .yes
    var result: Truth? = !decisive
    let isIncomplete = visit(&path, from: subject) { value in
      guard let known = result, known != decisive else { return }
      var predicate = predicate
      guard let truth = truth(ofPredicate: &predicate, value, for: subject) else {
        result = nil
        return
      }
      if truth == decisive || truth == .open { result = truth }
    }
    guard let isIncomplete, let result else { return nil }
    return isIncomplete && result != decisive ? .open : result
  }

  /// Whether a value is what a predicate says, or nil where that takes a closer look.
  private func truth(
    ofPredicate predicates: inout ConstraintProgramCursor, _ value: Value, for subject: Value
  ) -> Truth? {
    let kind = predicates.opcode()
    var part = predicates.part()
    switch kind {
    case .all:
      var result = Truth.yes
      while !part.isAtEnd {
        guard let truth = truth(ofPredicate: &part, value, for: subject) else { return nil }
        if truth == .no { return .no }
        if truth == .open { result = .open }
      }
      return result
    case .not: return truth(ofPredicate: &part, value, for: subject).map(!)
    case .refersTo: return refers(value, to: &part)
    case .items: return count(of: value, &part)
    case .unsettled: return nil
    case .listed:
      return isListed(value, Self.text(part.rest))
    case .listedBy:
      let start = part.text()
      var (name, count) = (String?.none, 0)
      let isIncomplete = visit(&part, from: subject) { value in
        count += 1
        if !value.isOpen { name = Scalar.text(of: value.json) }
      }
      if isIncomplete == nil { return nil }
      guard count == 1, let name else { return .open }
      return isListed(value, ConstraintListName.name(Self.text(start), name, Self.text(part.text())))
    case .startsWith where value.isOpen: return ConstraintScope.begins(value.json, with: Self.texts(&part))
    case .contains where value.isOpen:
      return ConstraintScope.isCertain(value.json, Self.texts(&part)) { $0.contains($1) }
    case .endsWith where value.isOpen: return ConstraintScope.ends(value.json, with: Self.texts(&part))
    default: return value.isOpen ? .open : isKnown(value.json, kind, &part)
    }
  }

  private func isListed(_ value: Value, _ list: String) -> Truth? {
    guard !value.isOpen, let text = Scalar.text(of: value.json) else { return .open }
    return template.index.list(list, has: text).map(Truth.init)
  }

  private func refers(_ value: Value, to part: inout ConstraintProgramCursor) -> Truth {
    guard value.isOpen, let target = value.json.referenceTarget,
      let resource = template.contents.resource(target.name)
    else { return .open }
    let attribute = part.text()
    var isOfType = false
    while !part.isAtEnd, !isOfType {
      let type = part.text()
      isOfType =
        type.last == UInt8(ascii: "*")
        ? resource.type.utf8.starts(with: type.dropLast()) : resource.type.isEqual(toUTF8: type)
    }
    return Truth(isOfType && (attribute.isEmpty || (target.attribute ?? "Ref").isEqual(toUTF8: attribute)))
  }

  /// Whether a list has so many elements, or an object so many members.
  private func count(of value: Value, _ part: inout ConstraintProgramCursor) -> Truth? {
    if value.isOpen { return .open }
    let (minimum, maximum) = Self.bounds(&part)
    let count: Int
    switch value.json {
    case .object(let object): count = object.count
    case .array(let list):
      guard let known = self.count(of: list) else { return nil }
      count = known
    default: return .open
    }
    return Truth(count >= minimum ?? 0 && count <= maximum ?? Int.max)
  }

  /// Whether a value that's written out is what a predicate says.
  private func isKnown(_ value: JSONValue, _ kind: ConstraintOpcode, _ part: inout ConstraintProgramCursor) -> Truth? {
    if case .string(let text) = value, text.utf8.count > 9, text.contains(bytesOf: "{{resolve:") { return .open }
    switch kind {
    case .oneOf:
      while !part.isAtEnd {
        guard let isSame = Self.isLiteral(value, &part) else { return nil }
        if isSame { return .yes }
      }
      return .no
    case .range:
      let flags = part.number()
      let (minimum, maximum) = (part.text(), part.text())
      guard let number = Scalar.number(readFrom: value) else { return .open }
      let (least, most) = (Self.number(minimum), Self.number(maximum))
      let isHighEnough = least.map { flags & 1 != 0 ? number > $0 : number >= $0 } ?? true
      let isLowEnough = most.map { flags & 2 != 0 ? number < $0 : number <= $0 } ?? true
      return Truth(isHighEnough && isLowEnough)
    case .multipleOf:
      return Self.number(part.text()).flatMap { ConstraintScope.isKnown(value, .multipleOf($0)) }
    case .length:
      let isBytes = part.number() != 0
      let (minimum, maximum) = Self.bounds(&part)
      if isBytes, value.object != nil { return nil }
      guard let text = Scalar.text(of: value) else { return .open }
      let length = isBytes ? text.utf8.count : text.unicodeScalars.count
      return Truth(length >= minimum ?? 0 && length <= maximum ?? Int.max)
    case .matches:
      guard let text = Scalar.text(of: value) else { return .open }
      return SchemaPatterns.matches(text, Self.text(part.rest)).map(Truth.init) ?? .open
    case .startsWith, .endsWith, .contains:
      guard case .string(let text) = value else { return value.isNested ? .open : nil }
      return Self.has(text, kind, &part)
    case .type:
      let name = Self.text(part.rest)
      return ConstraintPredicate.Kind(rawValue: name).map { Truth(ConstraintScope.isOf($0, value)) }
    default: return nil
    }
  }

  private static func has(_ text: String, _ kind: ConstraintOpcode, _ part: inout ConstraintProgramCursor) -> Truth? {
    // Of other texts, what begins where isn't a matter of bytes.
    if text.utf8.contains(where: { $0 >= 0x80 || $0 == 0x0D }) { return nil }
    return text.withUTF8Bytes { bytes in
      while !part.isAtEnd {
        let wanted = part.text()
        let isFound =
          switch kind {
          case .startsWith: bytes.starts(with: wanted)
          case .endsWith: bytes.suffix(wanted.count).elementsEqual(wanted)
          default: bytes.contains(wanted)
          }
        if isFound { return .yes }
      }
      return .no
    }
  }
}
