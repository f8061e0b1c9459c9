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
  ///   - known: The actions of the service that there are.
  init?(action: String, service: String, among known: [KnownAction]) {
    let meant = known.filter { GlobMeeting.meets(action, $0.key) }
    if meant.isEmpty {
      // An action that isn't known may be about anything.
      guard action.hasPrefix("\(service):") else { return nil }
      facts = [nil]
    } else {
      facts = meant.map { ActionFacts.embedded.action($0.name) }
    }
    self.service = service
  }

  /// Whether one of them may be about resources of a kind.
  ///
  /// - Parameter kind: The last word of the resources' type, such as `Bucket`.
  /// - Returns: True where that isn't known as well.
  func mayBeAbout(_ kind: String) -> Bool {
    let forms = ActionFacts.embedded.resourceTypes(ofService: service).filter { Self.plain($0) == Self.plain(kind) }
      .flatMap { ActionFacts.embedded.arnFormats(ofResourceType: $0, service: service) }.map(Self.glob)
    return facts.contains { fact in
      guard let fact else { return true }
      // Of an action about nothing in particular there's a way of its own where it changes something.
      if fact.resources.isEmpty { return false }
      // Of a kind that the service has no form for it isn't known what is about it.
      if forms.isEmpty { return true }
      // What is in something is named by the name of what it's in.
      return fact.resources.contains { resource in
        ActionFacts.embedded.arnFormats(ofResourceType: resource.type, service: service).map(Self.glob).contains {
          form in
          forms.contains { Self.meets($0, form) }
        }
      }
    }
  }

  /// Whether two forms of ARNs meet, field by field.
  private static func meets(_ one: String, _ other: String) -> Bool {
    let fields = [one, other].map {
      $0.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    }
    return fields[0].count == fields[1].count && zip(fields[0], fields[1]).allSatisfy { GlobMeeting.meets($0, $1) }
  }

  /// A form of ARNs with a star for each word that differs.
  private static func glob(_ format: String) -> String {
    var glob = ""
    for (index, piece) in format.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
      glob +=
        index == 0 ? String(piece) : "*" + (piece.firstIndex(of: "}").map { piece[piece.index(after: $0)...] } ?? "")
    }
    return glob
  }

  /// A word without what separates its parts, in small letters.
  static func plain(_ word: String) -> String { word.lowercased().filter(\.isLetter) }
}
