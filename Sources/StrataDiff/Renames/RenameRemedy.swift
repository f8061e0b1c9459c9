import StrataJSON
import StrataTemplate
import StrataText

/// The code that keeps the logical ids of resources whose declaration was moved or renamed.
public struct RenameRemedy: Sendable, Hashable {
  /// The path of the construct to write it at.
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
  /// A remedy is written at the outermost construct that all ids below it can be moved at, since what it declares beside
  /// resources, such as parameters, then has its old names as well.
  ///
  /// - Parameters:
  ///   - renames: The renames.
  ///   - old: The old template.
  ///   - new: The new template.
  ///   - constructs: The paths of the new template's constructs, by the logical ids of their resources.
  /// - Returns: The remedies, by logical id; none for resources of which no construct is known.
  static func all(
    for renames: [Rename], from old: ComparedTemplate, to new: ComparedTemplate, constructs: [String: String]
  ) -> [RenameRemedy] {
    if renames.isEmpty || constructs.isEmpty { return [] }
    let former = Dictionary(renames.map { ($0.current, $0.former) }, uniquingKeysWith: { first, _ in first })
    let moves = Moves(former, old, new, constructs)
    var groups: [String: (move: Move, renames: [Rename])] = [:]
    var remedies: [(id: String, remedy: RenameRemedy)] = []
    for rename in renames {
      guard let construct = constructs[rename.current] else { continue }
      if let move = moves.outermost(of: rename.current) {
        groups[move.construct, default: (move, [])].renames.append(rename)
      } else {
        // Its id isn't that of its path, so that another path wouldn't give it one either.
        let code = ".keep(logicalID: \"\(rename.former)\")"
        remedies.append((rename.current, RenameRemedy(construct: construct, code: code, renames: [rename])))
      }
    }
    for (move, renames) in groups.values {
      let renames = renames.sorted { utf8Precedes($0.current, $1.current) }
      let code = ".moved(from: \"\(move.path)\")"
      remedies.append((move.id, RenameRemedy(construct: move.construct, code: code, renames: renames)))
    }
    return remedies.sorted { utf8Precedes($0.id, $1.id) }.map(\.remedy)
  }
}

/// A construct whose former place gives all ids below it that were renamed their former names.
private struct Move {
  /// The construct's path.
  let construct: String
  /// The logical id that its path gives.
  let id: String
  /// Its former path, as code has it.
  let path: String
}

/// The constructs that renamed resources could be moved at.
private struct Moves {
  private struct Level {
    let construct: String
    /// The logical id of the path.
    let id: String
  }

  private let levels: [String: [Level]]
  private let owners: TemplateEnvironments
  /// The beginning that ids below a construct had before, by the construct's path; nil where there is no one such.
  private var beginnings: [String: String?] = [:]

  /// Takes the former ids of resources by their present ones, and the paths of all of a template's resources.
  init(_ former: [String: String], _ old: ComparedTemplate, _ new: ComparedTemplate, _ constructs: [String: String]) {
    owners = TemplateEnvironments(Template(new.json))
    levels = constructs.filter { new.resource($0.key) != nil }.mapValues(Self.levels)
    for (id, levels) in levels {
      // What has an id of its own, or moves already, isn't moved by what is around it.
      guard levels.last?.id == id else { continue }
      for level in levels {
        let rest = String(id.dropFirst(level.id.count))
        if let former = former[id] {
          let beginning = Self.beginning(of: former, before: rest)
          if let known = beginnings[level.construct], known != beginning {
            beginnings[level.construct] = .some(nil)
          } else {
            beginnings[level.construct] = .some(beginning)
          }
        } else if old.resource(id) != nil {
          beginnings[level.construct] = .some(nil)
        }
      }
    }
    // What is new in a construct gets another id as well, which mustn't be taken.
    for (id, levels) in levels where former[id] == nil && levels.last?.id == id {
      for level in levels {
        guard let beginning = beginnings[level.construct] ?? nil else { continue }
        if new.resource(beginning + id.dropFirst(level.id.count)) != nil { beginnings[level.construct] = .some(nil) }
      }
    }
  }

  /// The outermost construct that gives a resource its former id; nil where none does.
  func outermost(of id: String) -> Move? {
    guard let levels = levels[id], levels.last?.id == id else { return nil }
    for (index, level) in levels.enumerated() {
      guard let beginning = beginnings[level.construct] ?? nil else { continue }
      return Move(
        construct: level.construct, id: level.id,
        path: path(beginning, below: levels[..<index].map(\.id), of: id))
    }
    return nil
  }

  /// A former path as code has it: in the scope of an environment it's one below that.
  private func path(_ id: String, below scopes: [String], of resource: String) -> String {
    guard owners.owner == nil, let environment = owners.environment(of: resource) else { return id }
    guard let scope = scopes.first(where: { owners.environment(of: $0) == environment }) else {
      // It's the environment's scope itself, or no prefix tells which scope that is.
      return scopes.isEmpty ? id : "/\(id)"
    }
    let rest = id.dropFirst(scope.count)
    return id.hasPrefix(scope) && rest.first?.isUppercase == true ? String(rest) : "/\(id)"
  }

  private static func levels(of path: String) -> [Level] {
    let ids = path.split(separator: "/").map(String.init)
    if ids.count < 2 { return [] }
    var levels: [Level] = []
    for index in 1..<ids.count {
      let id = (levels.last?.id ?? "") + ids[index].pascalCased
      levels.append(Level(construct: ids[...index].joined(separator: "/"), id: id))
    }
    return levels
  }

  /// The beginning of a former id before what it has in common with the present one; nil where that isn't its end, or the
  /// beginning isn't what a path gives.
  private static func beginning(of former: String, before rest: String) -> String? {
    guard former.hasSuffix(rest) else { return nil }
    let beginning = String(former.dropLast(rest.count))
    return !beginning.isEmpty && beginning == beginning.pascalCased ? beginning : nil
  }
}
