package import StrataFacts
import Synchronization

/// The meanings of the actions of a template's policies, each looked up once, as the same ones come again and again.
package final class KnownActions: Sendable {
  private let matches = Mutex<[String: ActionIndex.Match?]>([:])

  /// The meaning of an action, or nil where its service is unknown.
  package func match(_ action: PolicyAction) -> ActionIndex.Match? {
    if let known = matches.withLock({ $0[action.text] }) { return known }
    let match = ActionIndex.embedded.actions(matching: action.name, of: action.service)
    matches.withLock { _ = $0.updateValue(match, forKey: action.text) }
    return match
  }
}
