import StrataFacts

/// The actions of a service that a statement's action means, as far as it matters what they're about.
struct ActionScope {
  private let service: String
  private let facts: [ActionFact?]

  /// Finds the actions; nil where there are none of the service.
  ///
  /// - Parameters:
  ///   - action: The action as a statement names it, in small letters, in which `*` and `?` are gaps.
  ///   - service: The service, as in front of an action's colon.
  init?(action: String, service: String) {
    let known = ActionFacts.embedded.actions(of: service)
    let meant = known.filter { GlobMeeting.meets(action, $0.lowercased()) }
    if meant.isEmpty {
      // An action that isn't known may be about anything.
      guard action.hasPrefix("\(service):") else { return nil }
      facts = [nil]
    } else {
      facts = meant.map { ActionFacts.embedded.action($0) }
    }
    self.service = service
  }

  /// Whether one of them may be about resources of a kind.
  ///
  /// - Parameter kind: The last word of the resources' type, such as `Bucket`.
  func mayBeAbout(_ kind: String) -> Bool {
    let kinds = Set(ActionFacts.embedded.resourceTypes(ofService: service).map(Self.plain))
    let kind = Self.plain(kind)
    return facts.contains { fact in
      guard let fact else { return true }
      // Of an action about nothing in particular there's a way of its own where it changes something.
      if fact.resources.isEmpty { return false }
      let own = Set(fact.resources.map { Self.plain($0.type) })
      return own.contains(kind) || !kinds.contains(kind)
    }
  }

  /// A word without what separates its parts, in small letters.
  static func plain(_ word: String) -> String { word.lowercased().filter(\.isLetter) }
}
