import StrataDiff
import StrataIsolation
import StrataJSON

/// Something that a change is looked at for beside what differs, as isolation and costs are.
protocol ComparedAspect {
  /// What a change makes of it, for a terminal: a line that begins with its title, and perhaps others.
  func text(on console: Console) -> String

  /// What a change makes of it, for machines.
  var json: JSONValue { get }
}

extension ComparedAspect {
  /// What a change makes of it, for a comment on a pull request.
  func markdown(on console: Console) -> String {
    var plain = console
    plain.coloursOutput = false
    let lines = text(on: plain).split(separator: "\n")
    if lines.count == 1 { return "**\(lines[0])**\n" }
    return "### \(lines[0].prefix(1).uppercased())\(lines[0].dropFirst())\n\n"
      + lines.dropFirst().map { "    \($0)\n" }.joined()
  }
}

/// What a change of one system, or of files, is looked at for beside what differs.
struct ComparedAspects {
  var isolation: ComparedIsolation?
  var cost: ComparedCost?

  /// Those that are there, in the order in which they're told.
  var all: [any ComparedAspect] {
    let all: [(any ComparedAspect)?] = [isolation, cost]
    return all.compactMap(\.self)
  }

  /// What is to be known beside.
  var notes: [String] { (isolation?.notes ?? []) + (cost?.notes ?? []) }

  /// The verdict that they make the least that a difference has.
  var verdict: Verdict { isolation?.difference.isWorse == true ? .grave : .same }

  /// The members of JSON.
  var members: JSONObject {
    var members: JSONObject = [:]
    members["isolation"] = isolation?.json
    members["cost"] = cost?.json
    return members
  }
}

extension ComparedIsolation: ComparedAspect {}

extension ComparedCost: ComparedAspect {}
