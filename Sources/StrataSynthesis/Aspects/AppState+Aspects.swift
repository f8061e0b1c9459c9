import StrataFacts
import StrataFindings
import StrataLanguage
import StrataText

extension AppState {
  /// Applies aspects to all resources, those among them that the aspects declare included.
  ///
  /// - Parameters:
  ///   - aspects: The aspects, in any order.
  ///   - finalize: Does what constructs registered meanwhile.
  func apply(_ aspects: [Aspect], finalizing finalize: () -> Void) {
    if aspects.isEmpty { return }
    for aspect in aspects { checkTypes(of: aspect) }
    // Of one order, the earlier in the list comes first, as a sort doesn't promise.
    let ordered = aspects.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
    var done: Set<ObjectIdentifier> = []
    for _ in 0..<100 {
      let resources = stacks.flatMap(\.resources).filter { done.insert(ObjectIdentifier($0)).inserted }
      if resources.isEmpty { return }
      for aspect in ordered {
        for resource in resources where aspect.concerns(resource) { aspect.apply(resource) }
      }
      finalize()
    }
    report(
      Finding(
        .construct, "aspects never end: each of 100 rounds declared more resources",
        hint: "declare in an aspect only what no aspect is about"), path: nil, site: DeclarationSite(site))
  }

  /// A type that AWS doesn't have would be met by no resource, in silence.
  private func checkTypes(of aspect: Aspect) {
    for type in aspect.types where type.hasPrefix("AWS::") && ResourceFacts.of(type) == nil {
      report(
        Finding(
          .construct, "the aspect \(aspect.name) is of \(type), which isn't a type that is known here",
          hint: Suggestion.hint(for: type, in: FactsIndex.embedded.typeNames)), path: nil, site: DeclarationSite(site))
    }
  }
}
