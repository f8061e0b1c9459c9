import StrataDeployment
import StrataFindings
import StrataJSON
import StrataText

/// Why an environment's stacks failed, for people and machines.
struct DiagnosisReport {
  let diagnosis: EnvironmentDiagnosis
  let system: String
  let environment: String

  // MARK: For people

  var text: String {
    var said: Set<String> = []
    return diagnosis.stacks.flatMap { lines(of: $0, &said) }.map { displayable($0) + "\n" }.joined()
  }

  /// The lines of a stack, without what was said of others already and is the same for all.
  private func lines(of stack: StackDiagnosis, _ said: inout Set<String>) -> [String] {
    guard let status = stack.status else { return ["\(stack.name) isn't deployed"] }
    guard let hasFailed = stack.hasFailed else {
      return ["\(stack.name): nothing failed so far, and it's being changed: its status is \(status)"]
    }
    if !hasFailed { return ["\(stack.name): nothing failed, and its status is \(status)"] }
    var lines = ["\(stack.name): \(status)"]
    // A stack's own reason only names the resources.
    if stack.failures.isEmpty, let reason = stack.reason { lines.append("  \(reason)") }
    for failure in stack.failures {
      lines.append("  \(failure.text)")
      lines += placeLines(failure.place) + failure.details.map { "    \($0)" }
    }
    for changeSet in stack.changeSets {
      lines.append("  CloudFormation refused the change set \(changeSet.name): \(changeSet.reason)")
      for reason in changeSet.reasons { lines += ["    \(reason.text)"] + placeLines(reason.place, "      ") }
      if let excuse = changeSet.excuse, said.insert(excuse).inserted { lines.append("    \(excuse)") }
    }
    if let advice = stack.advice { lines.append("  hint: \(advice)") }
    return lines
  }

  private func placeLines(_ place: ResourcePlace?, _ indent: String = "    ") -> [String] {
    place.map { ["\(indent)at \($0)"] } ?? []
  }

  // MARK: For machines

  var json: JSONValue {
    [
      "system": .string(system), "environment": .string(environment), "verdict": .string(diagnosis.verdict.rawValue),
      "stacks": .array(diagnosis.stacks.map { .object(Self.json(of: $0)) }),
      "notes": .array(diagnosis.notes.map(JSONValue.string)),
    ]
  }

  private static func json(of stack: StackDiagnosis) -> JSONObject {
    var object: JSONObject = ["name": .string(stack.name)]
    object["id"] = stack.id.map(JSONValue.string)
    object["status"] = stack.status.map(JSONValue.string) ?? .null
    object["reason"] = stack.reason.map(JSONValue.string)
    object["hasFailed"] = stack.hasFailed.map(JSONValue.bool) ?? .null
    object["failures"] = .array(
      stack.failures.map { failure in
        var object: JSONObject = [
          "logicalId": .string(failure.logicalID), "type": .string(failure.type), "status": .string(failure.status),
        ]
        object["reason"] = failure.reason.map(JSONValue.string)
        add(failure.place, to: &object)
        object["details"] = .array(failure.details.map(JSONValue.string))
        return .object(object)
      })
    object["changeSets"] = .array(
      stack.changeSets.map { changeSet in
        var object: JSONObject = ["name": .string(changeSet.name), "reason": .string(changeSet.reason)]
        object["reasons"] = .array(
          changeSet.reasons.map { reason in
            var object: JSONObject = ["text": .string(reason.text)]
            object["logicalId"] = reason.logicalID.map(JSONValue.string)
            add(reason.place, to: &object)
            return .object(object)
          })
        object["excuse"] = changeSet.excuse.map(JSONValue.string)
        return .object(object)
      })
    object["advice"] = stack.advice.map(JSONValue.string)
    return object
  }

  private static func add(_ place: ResourcePlace?, to object: inout JSONObject) {
    guard let place else { return }
    object["construct"] = .string(place.construct)
    object["file"] = .string(place.site.file)
    object["line"] = .integer(Int64(place.site.line))
  }
}
