import StrataJSON
import StrataTemplate

/// A place where a template has a service invoke one of its functions.
struct Invocation {
  let kind: InvocationKind
  /// The resource that has the function invoked.
  let sender: TemplateResource
  /// The place where it names the function.
  let place: JSONPointer
  let function: FunctionAddress

  /// All in a template that are refused, or all whose events are lost, where the function doesn't let the service in.
  static func all(in template: TemplateContents, refused: Bool) -> [Invocation] {
    guard template.hasResources(ofAnyOf: FunctionAddress.functions) else { return [] }
    return InvocationKind.all.filter { $0.isRefused == refused }.flatMap { kind in
      template.resources(of: kind.type).flatMap { sender in invocations(kind, of: sender, in: template) }
    }
  }

  private static func invocations(
    _ kind: InvocationKind, of sender: TemplateResource, in template: TemplateContents
  ) -> [Invocation] {
    kind.path.reduce([sender.placedProperties]) { places, step in
      switch step {
      case "*": places.flatMap(\.elements)
      case "~":
        places.flatMap(\.alternatives).flatMap { place -> [PlacedValue] in
          place.value.isFunction ? [] : (place.value.object?.keys ?? []).compactMap { place[$0] }
        }
      default: places.flatMap { place in place.alternatives.compactMap { $0[step] } }
      }
    }.flatMap(\.alternatives).filter { holder in
      if let role = kind.role, !holder.all(role).isEmpty { return false }
      guard let condition = kind.condition else { return true }
      return holder.all(condition.member).contains { $0.text == condition.value }
    }.flatMap { holder in
      kind.members.flatMap { holder.each($0) }.compactMap { named in
        guard let address = FunctionAddress(named.value, in: template) else { return nil }
        return Invocation(
          kind: kind, sender: sender, place: named.pointer, function: address.with(holder.value["Qualifier"]))
      }
    }
  }

  /// The resources whose ARNs a permission may be limited to, each with nil where it isn't one of the template.
  func sources(in template: TemplateContents) -> [TemplateResource?] {
    switch kind.source {
    case .itself: [sender]
    case .named(let property, _): sender.all(property).map { template.target(of: $0.value) }
    }
  }

  /// The types of its sources.
  var sourceTypes: [String] {
    switch kind.source {
    case .itself: InvocationKind.apis.contains(kind.type) ? InvocationKind.apis : [kind.type]
    case .named(_, let types): types
    }
  }
}

extension FunctionAddress {
  /// The address with a qualifier that stands beside it.
  fileprivate func with(_ qualifier: JSONValue?) -> FunctionAddress {
    guard let qualifier, self.qualifier == .none else { return self }
    return FunctionAddress(function, PartialText(qualifier).literal.map { .text($0) } ?? .unknown)
  }
}
