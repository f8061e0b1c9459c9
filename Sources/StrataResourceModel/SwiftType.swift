/// The type of a parameter, taken apart.
package indirect enum SwiftType: Sendable, Hashable {
  package static let any = SwiftType.named("AnyValue")
  package static let string = SwiftType.named("StringValue")
  package static let strings = SwiftType.list(.string)

  case list(SwiftType)
  case map(SwiftType)
  /// A type of the core, or one that is nested in the resource's.
  case named(String)

  package init(_ text: String) {
    func element(of generic: String) -> SwiftType? {
      guard text.hasPrefix(generic + "<"), text.hasSuffix(">") else { return nil }
      return SwiftType(String(text.dropFirst(generic.count + 1).dropLast()))
    }
    if let element = element(of: "ListValue") {
      self = .list(element)
    } else if let element = element(of: "MapValue") {
      self = .map(element)
    } else {
      self = .named(text)
    }
  }

  /// The type as Swift, where a nested one has a prefix such as `SQS.Queue.`.
  package func text(isNested: (String) -> Bool = { _ in false }, prefix: String = "") -> String {
    switch self {
    case .list(let element): "ListValue<\(element.text(isNested: isNested, prefix: prefix))>"
    case .map(let element): "MapValue<\(element.text(isNested: isNested, prefix: prefix))>"
    case .named(let name): isNested(name) ? prefix + name : name
    }
  }
}
