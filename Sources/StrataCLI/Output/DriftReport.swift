import StrataDeployment
import StrataDiff
import StrataJSON
import StrataText

/// What of an environment isn't as it was deployed, for people and machines.
struct DriftReport {
  let drift: EnvironmentDrift
  let system: String
  let environment: String

  // MARK: For people

  func text(isColoured: Bool) -> String { drift.stacks.map { text(of: $0, isColoured) }.joined() }

  private func text(of stack: StackDrift, _ isColoured: Bool) -> String {
    func difference(_ difference: TemplateDifference?, _ title: String) -> String {
      guard let difference else { return "" }
      return TerminalStyle.text(isColoured: isColoured) { difference.text(title: "\(stack.name): \(title)", style: $0) }
    }
    var text = ""
    if stack.isEmpty { text += "\(stack.name): nothing differs from what was deployed\n" }
    if let refusal = stack.refusal { text += displayableLines("\(refusal)") + "\n" }
    if let reason = stack.otherTemplate { text += displayable("\(stack.name): \(reason)") + "\n" }
    text += difference(stack.template?.difference, "its template differs from that of \(stack.template?.basis ?? "")")
    if !stack.parameters.isEmpty {
      text += "\(stack.name): parameters have other values than were deployed\n"
      text += stack.parameters.map { "  ~ \(displayable($0))\n" }.joined()
    }
    text += difference(stack.resources, "resources differ from what its template says")
    if !stack.opaque.isEmpty { text += "\(stack.name): properties have other values, which aren't shown\n" }
    for property in stack.opaque {
      let place = property.place.map { "  \($0)" } ?? ""
      text += "  ~ \(displayable("\(property.logicalID) \(property.path)\(place)"))\n"
    }
    for unchecked in stack.unchecked {
      text += displayable("  not checked: \(unchecked.type) (\(unchecked.logicalIDs.joined(separator: ", ")))") + "\n"
    }
    return text
  }

  /// What isn't known, each once.
  var notes: [String] {
    drift.stacks.flatMap(\.unknown).reduce(into: []) { notes, note in if !notes.contains(note) { notes.append(note) } }
  }

  // MARK: For machines

  var json: JSONValue {
    [
      "system": .string(system), "environment": .string(environment), "verdict": .string(drift.verdict.rawValue),
      "isKnown": .bool(drift.isKnown), "stacks": .array(drift.stacks.map { .object(Self.json(of: $0)) }),
    ]
  }

  private static func json(of stack: StackDrift) -> JSONObject {
    var object: JSONObject = ["name": .string(stack.name), "verdict": .string(stack.verdict.rawValue)]
    object["refusal"] = stack.refusal.map { .string("\($0)") }
    object["otherTemplate"] = stack.otherTemplate.map(JSONValue.string)
    object["template"] = stack.template.map {
      ["basis": .string($0.basis), "difference": $0.difference.json(includingPatch: false)]
    }
    object["parameters"] = .array(stack.parameters.map(JSONValue.string))
    object["resources"] = stack.resources.map { $0.json(includingPatch: false) }
    object["opaque"] = .array(
      stack.opaque.map { ["logicalId": .string($0.logicalID), "path": .string($0.path)] })
    object["notChecked"] = .array(
      stack.unchecked.map {
        ["type": .string($0.type), "logicalIds": .array($0.logicalIDs.map(JSONValue.string))]
      })
    object["unknown"] = .array(stack.unknown.map(JSONValue.string))
    return object
  }
}
