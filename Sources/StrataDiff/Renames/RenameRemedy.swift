import StrataJSON
import StrataText

/// The code that keeps the logical ids of resources whose declaration was moved or renamed.
public struct RenameRemedy: Sendable, Hashable {
  /// The construct to write it at: its path where that is known, or else the logical id of its main resource.
  public let construct: String
  /// The code to write behind the construct.
  public let code: String
  /// The renames that it undoes.
  public let renames: [Rename]

  var json: JSONValue {
    [
      "construct": .string(construct), "code": .string(code), "keeps": .array(renames.map { .string($0.former) }),
    ]
  }

  /// As few remedies as undo all renames.
  ///
  /// - Parameters:
  ///   - renames: The renames.
  ///   - constructs: The paths of the new template's constructs, by the logical ids of their resources.
  /// - Returns: The remedies, by logical id.
  static func all(for renames: [Rename], constructs: [String: String]) -> [RenameRemedy] {
    var groups: [[String]: [Rename]] = [:]
    for rename in renames { groups[prefixes(of: rename), default: []].append(rename) }
    var remedies: [(String, RenameRemedy)] = []
    for (prefixes, renames) in groups {
      // What has no id of its own can't have been moved.
      if prefixes.contains("") || renames.count == 1 {
        remedies += renames.map { ($0.current, RenameRemedy($0, at: constructs[$0.current])) }
      } else {
        let renames = renames.sorted { utf8Precedes($0.current, $1.current) }
        let construct = path(of: prefixes[1], below: constructs[renames[0].current]) ?? prefixes[1]
        let code = ".moved(from: \"\(prefixes[0])\")"
        remedies.append((prefixes[1], RenameRemedy(construct: construct, code: code, renames: renames)))
      }
    }
    return remedies.sorted { utf8Precedes($0.0, $1.0) }.map(\.1)
  }

  private init(construct: String, code: String, renames: [Rename]) {
    self.construct = construct
    self.code = code
    self.renames = renames
  }

  private init(_ rename: Rename, at construct: String?) {
    self.init(construct: construct ?? rename.current, code: ".moved(from: \"\(rename.former)\")", renames: [rename])
  }

  /// The beginnings of an old and a new id, before the last words that they have in common.
  private static func prefixes(of rename: Rename) -> [String] {
    let (old, new) = (Array(rename.former.utf8), Array(rename.current.utf8))
    var tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    while tail > 0, !old[old.count - tail].isASCIIUppercase { tail -= 1 }
    return [old, new].map { String(decoding: $0.dropLast(tail), as: UTF8.self) }
  }

  /// The path of the construct with an id that a path below it begins with.
  private static func path(of id: String, below path: String?) -> String? {
    guard let parts = path?.split(separator: "/"), parts.count > 1 else { return nil }
    var made = ""
    for index in 1..<parts.count {
      made += String(parts[index]).pascalCased
      if made == id { return parts[...index].joined(separator: "/") }
    }
    return nil
  }
}
