import StrataJSON
import StrataTemplate
import StrataText

/// The actions that a statement is about.
struct PolicyActions: Sendable {
  /// The patterns, in small letters.
  let patterns: [String]
  /// Whether it's about all but these.
  let isComplement: Bool
  /// Whether there are more that aren't known.
  let hasUnknown: Bool

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
  }

  /// Whether an action, in small letters, may be meant.
  func mayContain(_ action: String) -> Bool {
    if isComplement { return !patterns.contains { Glob.covers($0, action) } }
    return hasUnknown || patterns.contains { Glob.covers($0, action) }
  }

  /// Whether an action, in small letters, surely is meant.
  func contains(_ action: String) -> Bool {
    if isComplement { return !hasUnknown && !patterns.contains { Glob.covers($0, action) } }
    return patterns.contains { Glob.covers($0, action) }
  }

  /// The services that the patterns name; nil where it may be any.
  var services: Set<String>? {
    if isComplement || hasUnknown { return nil }
    var services: Set<String> = []
    for pattern in patterns {
      let service = pattern.prefix { $0 != ":" }
      if service.count == pattern.count
        || service.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") })
      {
        return nil
      }
      services.insert(String(service))
    }
    return services
  }

  /// The patterns that are actions written out.
  var literals: [String] {
    isComplement ? [] : patterns.filter { !$0.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
  }
}
