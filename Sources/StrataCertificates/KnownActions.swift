import StrataFacts

/// An action that there is.
struct KnownAction {
  /// The action with its service, such as `s3:GetObject`.
  let name: String
  /// The action in small letters, by which policies mean it.
  let key: String
}

/// Tells what actions may be about, and looks up each but once.
final class KnownActions {
  private var actions: [String: [KnownAction]] = [:]
  private var answers: [[String]: Bool] = [:]

  /// Whether an action of a service, as a statement names it, may be about resources of a kind.
  ///
  /// - Parameters:
  ///   - action: The action, in small letters, in which `*` and `?` are gaps.
  ///   - service: The service, as in front of an action's colon.
  ///   - kind: The last word of the resources' type, such as `Bucket`.
  /// - Returns: True where that isn't known as well.
  func mayBeAbout(_ action: String, _ service: String, _ kind: String) -> Bool {
    if let known = answers[[action, service, kind]] { return known }
    let answer = ActionScope(action: action, service: service, among: of(service))?.mayBeAbout(kind) ?? false
    answers[[action, service, kind]] = answer
    return answer
  }

  /// The actions of a service.
  private func of(_ service: String) -> [KnownAction] {
    if let known = actions[service] { return known }
    let found = ActionFacts.embedded.actions(of: service).map { KnownAction(name: $0, key: $0.lowercased()) }
    actions[service] = found
    return found
  }
}
