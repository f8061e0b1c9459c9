import StrataJSON
import StrataTemplate

/// An object of a definition, whose members may stand under conditions or be made by macros.
struct DefinitionObject {
  /// Whether a member is there.
  enum Presence {
    case no, maybe, yes
  }

  let place: PlacedValue
  let members: JSONObject
  /// Whether there may be members that aren't written.
  let isOpen: Bool

  /// Takes a value; nil where it is no object, or a function makes it.
  init?(_ place: PlacedValue) {
    guard let members = place.known?.object else { return nil }
    self.place = place
    self.members = members
    isOpen = members.contains { $0.key.isFunctionName || $0.key.isOpen }
  }

  /// Whether a member is there.
  func presence(of name: String) -> Presence {
    guard let value = members[name] else { return isOpen ? .maybe : .no }
    if value.isNoValue { return .no }
    return value.argument(of: .if) == nil ? .yes : .maybe
  }

  /// The values that a member may have, without those that nobody knows.
  func values(of name: String) -> [PlacedValue] {
    place[name]?.alternatives.filter { $0.known != nil } ?? []
  }

  /// The value of a member that is there whatever the conditions, where it's known.
  func value(of name: String) -> PlacedValue? {
    presence(of: name) == .yes ? values(of: name).first : nil
  }

  /// Whether a member may have a value that nobody knows.
  func isOpen(_ name: String) -> Bool {
    guard let value = place[name] else { return isOpen }
    return value.alternatives.contains { $0.known == nil }
  }

  /// The elements of the lists that a member may be, without those that nobody knows.
  func elements(of name: String) -> [PlacedValue] {
    values(of: name).filter { $0.value.array != nil }.flatMap(\.elements)
  }
}
