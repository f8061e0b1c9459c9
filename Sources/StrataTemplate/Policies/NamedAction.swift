package import StrataFacts
import StrataText
import Synchronization

/// An action as a statement names it, with what it means, found once for all statements that name it so.
package final class NamedAction: Sendable {
  package let text: String
  /// The text in small letters, in which all that mean the same are the same.
  package let key: String
  /// The service in small letters; `*` for any.
  package let service: String
  /// The name behind the colon; `*` for anything.
  package let name: String
  /// The meaning, or nil where the service is unknown.
  package let match: ActionIndex.Match?
  /// Whether it's a star, or of the form `service:Action`.
  ///
  /// See [Action](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
  package let hasForm: Bool

  private init?(_ text: String) {
    self.text = text
    key = text.lowercased()
    if text == "*" {
      (service, name) = ("*", "*")
    } else {
      let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2, !text.contains(bytesOf: "{{resolve:") else { return nil }
      (service, name) = (Substring(parts[0]).lowercased(), String(Substring(parts[1])))
    }
    match = ActionIndex.embedded.actions(matching: name, of: service)
    hasForm = Self.hasForm(text)
  }

  private static func hasForm(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text == "*" }
    let (service, name) = (text[..<colon], text[text.utf8.index(after: colon)...])
    // No pattern stands for a part of a service's name.
    return (service == "*" || !service.isEmpty && service.consistsOfAlphanumerics(and: "-_."))
      && !name.isEmpty && name.consistsOfAlphanumerics(and: "-_*?")
  }

  /// More texts than any app names; where there are more, all are looked up anew.
  private static let most = 4_096
  private static let known = Mutex<[String: NamedAction?]>([:])

  /// The action of a text, as the same ones come again and again; nil where it names none.
  package static func named(_ text: String) -> NamedAction? {
    if let action = known.withLock({ $0[text] }) { return action }
    let action = NamedAction(text)
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[text] = .some(action)
    }
    return action
  }
}
