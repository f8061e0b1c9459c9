import StrataJSON

/// What a resource selects by tags, names or ARNs, and not by naming each thing.
struct Selection: Sendable {
  /// The place of the resource that selects.
  let holder: Int
  let pointer: JSONPointer
  /// What it does with what it selects, as in `backs up`.
  let words: String
  /// The types of what it can select; nil for all.
  let types: Set<String>?
  /// What selected resources fit: all filters of one of these lists.
  let alternatives: [[Filter]]

  /// A filter of resources.
  indirect enum Filter: Sendable {
    /// Those with a tag; with one of some values, where some are said.
    case tag(key: String, values: [SymbolicText]?, takesGaps: Bool)
    /// Those with one of some names or ARNs, in which stars and question marks are gaps.
    case named([SymbolicText])
    /// Those that a filter leaves out.
    case not(Filter)
    /// Those that fit one of some filters.
    case any([Filter])
    /// What isn't understood.
    case unknown
  }
}

/// Tells which resources are selected.
struct SelectionMatcher: Sendable {
  let references: ResourceReferences
  private var names: ResourceNames { references.names }

  /// Whether a selection has a resource in it.
  func selects(_ selection: Selection, _ resource: WorldResource) -> Sameness {
    if let types = selection.types, !types.contains(resource.type) { return .different }
    let stack = names.world.resources[selection.holder].stack
    return selection.alternatives.map { filters in
      filters.map { fits($0, resource, from: stack) }.min() ?? .same
    }.max() ?? .different
  }

  private func fits(_ filter: Selection.Filter, _ resource: WorldResource, from stack: Int) -> Sameness {
    switch filter {
    case .unknown: return .unknown
    case .any(let filters): return filters.map { fits($0, resource, from: stack) }.max() ?? .different
    case .not(let inner):
      switch fits(inner, resource, from: stack) {
      case .different: return .same
      case .same: return .different
      case .unknown: return .unknown
      }
    case .named(let texts):
      let own = references.all(to: resource.index)
      return texts.map { text in
        own.map { reference in
          matches(text, in: stack, takesGaps: true, possible: reference.possible, certain: reference.certain)
        }.max() ?? .unknown
      }.max() ?? .different
    case .tag(let key, let values, let takesGaps):
      guard let given = ResourceTags(resource, names).value(of: key.lowercased()).values else { return .unknown }
      guard let values else { return .same }
      return values.flatMap { value in
        given.map {
          matches(value, in: stack, takesGaps: takesGaps, possible: $0.possible, certain: $0.certain)
        }
      }.max() ?? .different
    }
  }

  private func matches(
    _ text: SymbolicText, in stack: Int, takesGaps: Bool, possible: Pattern, certain: Pattern
  ) -> Sameness {
    func meets(_ reading: Reading, _ other: Pattern) -> Bool {
      ResourceReferences.meet(names.pattern(text, in: stack, reading, gaps: takesGaps), other)
    }
    guard meets(.possible, possible) else { return .different }
    return !text.isOpen && meets(.certain, certain) ? .same : .unknown
  }
}
