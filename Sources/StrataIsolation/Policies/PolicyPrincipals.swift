import StrataJSON
import StrataTemplate
import StrataText

/// Who a statement of a resource's policy is about.
struct PolicyPrincipals: Sendable {
  enum Element: Sendable {
    /// Everybody.
    case anyone
    /// An account, which lets its own policies say who.
    case account(Pattern)
    /// A role, a user or a session of one.
    case named(Pattern, resource: Int?)
    /// A service of AWS.
    case service(String)
    /// Somebody from without, such as a provider of identities.
    case outside
    /// Somebody who isn't known.
    case unknown
  }

  let elements: [Element]
  /// Whether it's about all but these.
  let isComplement: Bool

  /// Whether somebody may be among them whom a template declares.
  var mayHavePrincipals: Bool {
    isComplement
      || elements.contains { element in
        switch element {
        case .service, .outside: false
        case .anyone, .account, .named, .unknown: true
        }
      }
  }

  init(_ statement: PlacedValue?, in stack: Int, _ names: ResourceNames) {
    isComplement = statement?["NotPrincipal"] != nil
    guard let statement, let named = statement["Principal"] ?? statement["NotPrincipal"] else {
      elements = []
      return
    }
    elements = PlacedValue(value: named.value, pointer: named.pointer).elements.flatMap { element -> [Element] in
      if let text = element.value.string { return [text == "*" ? .anyone : .unknown] }
      guard let kinds = element.value.object, !element.value.isFunction else { return [.unknown] }
      return kinds.flatMap { kind in
        PlacedValue(value: kind.value, pointer: element.pointer.appending(kind.key)).elements.flatMap { value in
          names.world.texts(of: value.value, in: stack).map { Self.element($0, kind.key, in: stack, names) }
        }
      }
    }
  }

  private static func element(_ text: SymbolicText, _ kind: String, in stack: Int, _ names: ResourceNames) -> Element {
    switch kind {
    case "Service": return text.literal.map { .service($0) } ?? .unknown
    case "AWS": break
    default: return .outside
    }
    if text.literal == "*" { return .anyone }
    if text.parts == [.unknown] { return .unknown }
    // Principals take no gaps but the star alone.
    let pattern = names.pattern(text, in: stack, .possible, gaps: false)
    if text.parts == [.account] { return .account(pattern) }
    if let literal = text.literal, literal.utf8.count == 12, literal.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .account(pattern)
    }
    guard let arn = ArnPattern(pattern) else { return .named(pattern, resource: names.owner(of: text)?.resource) }
    if arn.fields[5].literal == "root" { return .account(arn.fields[4]) }
    return .named(pattern, resource: names.owner(of: text)?.resource)
  }
}
