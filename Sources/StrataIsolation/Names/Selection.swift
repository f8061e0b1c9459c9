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
  /// The texts by which each resource is referred to.
  private let own: [[ResourceReferences.Reference]]
  private let tags: [ResourceTags]
  private var names: ResourceNames { references.names }

  /// Reads names and tags of all resources, where some are asked for, as that takes long.
  init(_ references: ResourceReferences, for selections: [Selection], hasEvents: Bool) {
    let resources = references.world.resources
    let filters = selections.flatMap { $0.alternatives.joined() }
    self.references = references
    own = hasEvents || filters.contains(where: \.needsNames) ? resources.map { references.all(to: $0.index) } : []
    tags = filters.contains(where: \.needsTags) ? resources.map { ResourceTags($0, references.names) } : []
  }

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
      return texts.map { text in
        let reading = references.reading(text, in: stack, gaps: true)
        return own[resource.index].map { reading.sameness($0) }.max() ?? .unknown
      }.max() ?? .different
    case .tag(let key, let values, let takesGaps):
      guard let given = tags[resource.index].value(of: key.lowercased()).values else { return .unknown }
      guard let values else { return .same }
      return values.flatMap { value in
        let reading = references.reading(value, in: stack, gaps: takesGaps)
        return given.map {
          reading.sameness(ResourceReferences.Reference(possible: $0.possible, certain: $0.certain))
        }
      }.max() ?? .different
    }
  }
}

extension Selection.Filter {
  /// Whether resources' names tell what fits.
  fileprivate var needsNames: Bool {
    switch self {
    case .named: true
    case .not(let inner): inner.needsNames
    case .any(let filters): filters.contains(where: \.needsNames)
    case .tag, .unknown: false
    }
  }

  /// Whether resources' tags tell what fits.
  fileprivate var needsTags: Bool {
    switch self {
    case .tag: true
    case .not(let inner): inner.needsTags
    case .any(let filters): filters.contains(where: \.needsTags)
    case .named, .unknown: false
    }
  }
}
