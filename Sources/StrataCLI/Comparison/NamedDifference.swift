import StrataDiff
import StrataJSON
import StrataText

/// A difference, with the names of the two things that it's between.
struct NamedDifference {
  /// What is there now, for people.
  let name: String
  /// What it's compared with, for people.
  let place: String
  let difference: StackSetDifference
  /// Whether people are only told the number of templates that are the same.
  var countsIdentical = false

  /// Whether every stack is the same, byte for byte.
  var isIdentical: Bool {
    difference.stacks.allSatisfy { $0.difference.isIdentical && !$0.isAdded && !$0.isRemoved }
  }

  func text(isColoured: Bool) -> String {
    if isIdentical {
      return "\(Colour.bold.paint(displayable(name), if: isColoured)): no difference from \(displayable(place))\n"
    }
    let text = TerminalStyle.text(isColoured: isColoured) { shown.text(style: $0) }
    return text + (rest.map { "\n\($0)\n" } ?? "")
  }

  func markdown(limit: Int) -> String {
    if isIdentical { return "**\(displayable(name))**: no difference from `\(displayable(place))`\n" }
    let rest = rest.map { "\n\($0)\n" } ?? ""
    return displayableLines(shown.markdown(limit: limit - rest.utf8.count)) + rest
  }

  func json(includingPatches: Bool) -> JSONObject {
    var object: JSONObject = ["name": .string(name), "against": .string(place)]
    for member in difference.json(includingPatches: includingPatches).object ?? [:] {
      object[member.key] = member.value
    }
    return object
  }

  private var shown: StackSetDifference { countsIdentical ? difference.leavingOutTheIdentical() : difference }

  /// The templates that aren't shown, counted; nil where there are none.
  private var rest: String? {
    let count = difference.stacks.count - shown.stacks.count
    if count == 0 { return nil }
    return "\(Count.of(count, "other template")): no difference"
  }
}
