import StrataJSON
import StrataTemplate
import StrataText

/// The actions that a statement is about.
struct PolicyActions: Sendable, Hashable {
  /// The patterns, in small letters.
  let patterns: [String]
  /// The patterns without a gap, the beginnings of those with one at the end, and the others: most are of the first two kinds.
  private let written: Set<String>
  private let beginnings: [String]
  private let others: [String]
  /// Whether it's about all but these.
  let isComplement: Bool
  /// Whether there are more that aren't known.
  let hasUnknown: Bool
  /// The services that the patterns name; nil where it may be any.
  let services: Set<String>?

  init(_ statement: PlacedValue?, in stack: Int, _ names: ResourceNames) {
    let excluded = statement?["NotAction"]
    let named = (statement?["Action"] ?? excluded)?.elements ?? []
    var (patterns, hasUnknown): ([String], Bool) = ([], named.isEmpty)
    for action in named {
      for text in names.world.texts(of: action.value, in: stack) {
        // An action that is excluded only where a condition holds may be one of those that are meant.
        if let literal = text.literal, excluded == nil || !action.pointer.isConditional {
          patterns.append(literal.lowercased())
        } else {
          hasUnknown = true
        }
      }
    }
    (self.patterns, self.hasUnknown, isComplement) = (patterns, hasUnknown, excluded != nil)
    var (written, beginnings, others): (Set<String>, [String], [String]) = ([], [], [])
    for pattern in patterns {
      let gaps = pattern.utf8.count { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      if gaps == 0 {
        written.insert(pattern)
      } else if gaps == 1, pattern.hasSuffix("*") {
        beginnings.append(String(pattern.dropLast()))
      } else {
        others.append(pattern)
      }
    }
    (self.written, self.beginnings, self.others) = (written, beginnings, others)
    services = excluded != nil || hasUnknown ? nil : Self.services(patterns)
  }

  /// Whether an action, in small letters, may be meant.
  func mayContain(_ action: String) -> Bool { isComplement ? !names(action) : hasUnknown || names(action) }

  /// Whether an action, in small letters, surely is meant.
  func contains(_ action: String) -> Bool { isComplement ? !hasUnknown && !names(action) : names(action) }

  private func names(_ action: String) -> Bool {
    written.contains(action) || beginnings.contains(where: action.hasPrefix)
      || others.contains { Glob.covers($0, action) }
  }

  /// The services that the patterns name; nil where it may be any.
  private static func services(_ patterns: [String]) -> Set<String>? {
    var services: Set<String> = []
    for pattern in patterns {
      let service = pattern.prefix { $0 != ":" }
      let hasGap = service.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      if service.utf8.count == pattern.utf8.count || hasGap { return nil }
      services.insert(String(service))
    }
    return services
  }

  /// The patterns that are actions written out.
  var literals: [String] { isComplement ? [] : patterns.filter(written.contains) }

  // MARK: Hashable

  // All else follows from these.
  static func == (one: PolicyActions, other: PolicyActions) -> Bool {
    one.patterns == other.patterns && one.isComplement == other.isComplement && one.hasUnknown == other.hasUnknown
  }

  func hash(into hasher: inout Hasher) { hasher.combine(patterns) }
}
