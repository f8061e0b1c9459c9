import StrataFacts

/// The answers about actions and kinds of resources, each found out once, as the same ones come again and again.
final class ActionScopes {
  private struct Question: Hashable {
    let action: String
    let service: String
    let kind: String
  }

  private var answers: [Question: Bool] = [:]

  /// Whether an action of a service, as a statement names it, may be about resources of a kind.
  func mayBeAbout(_ kind: String, _ action: String, of service: String) -> Bool {
    let question = Question(action: action, service: service, kind: kind)
    if let known = answers[question] { return known }
    let answer = ActionScope(action: action, service: service)?.mayBeAbout(kind) ?? false
    answers[question] = answer
    return answer
  }
}

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
  /// - Returns: Whether it may.
  func mayBeAbout(_ kind: String) -> Bool {
    let forms = ActionFacts.embedded.resourceTypes(ofService: service).filter { Self.plain($0) == Self.plain(kind) }
      .flatMap { ActionFacts.embedded.arnFormats(ofResourceType: $0, service: service) }.map(Self.glob)
    // Of a kind that the service has no form for it isn't known what is about it.
    if forms.isEmpty { return true }
    return facts.contains { fact in
      guard let fact else { return true }
      // Of an action about nothing in particular there's a way of its own where it changes something.
      if fact.resources.isEmpty { return false }
      // What is in something is named by the name of what it's in.
      return fact.resources.contains { resource in
        ActionFacts.embedded.arnFormats(ofResourceType: resource.type, service: service).map(Self.glob).contains {
          form in
          forms.contains { GlobMeeting.meets($0, form) }
        }
      }
    }
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
