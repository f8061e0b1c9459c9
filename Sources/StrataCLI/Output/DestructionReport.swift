import StrataDeployment
import StrataJSON
import StrataText

/// What is destroyed and what stays, for people and machines.
struct DestructionReport {
  let plan: DestructionPlan
  let system: String
  let tool: String

  // MARK: For people

  var text: String {
    var lines = plan.stacks.flatMap(stackLines)
    let kept = plan.stacks.flatMap(\.kept)
    if !kept.isEmpty { lines += ["stays:"] + kept.flatMap(keptLines) }
    for stack in plan.shared {
      lines.append(
        "\(stack.name) stays, since \(Self.list(stack.others)) \(stack.others.count == 1 ? "is" : "are") in it as well")
      lines.append("  the part of \(plan.environment) goes by \(removal(from: stack))")
    }
    if plan.isEmpty { lines.append("there is no stack of \(plan.environment)") }
    return lines.map { displayable($0) + "\n" }.joined()
  }

  private func stackLines(_ stack: DoomedStack) -> [String] {
    let gone = stack.gone
    let state = stack.isBeingDeleted ? "is being deleted" : "goes"
    let width = gone.map(\.logicalID.count).max() ?? 0
    return ["\(stack.name) \(state), with \(Count.of(gone.count, "resource"))"]
      + gone.map { resource in
        "  \(resource.logicalID.padded(to: width))  \(resource.type)" + (resource.construct.map { "  \($0)" } ?? "")
      }
  }

  private func keptLines(_ resource: DoomedResource) -> [String] {
    let name = resource.physicalID.isEmpty ? "" : "  \(resource.physicalID)"
    let what =
      switch resource.fate {
      case .snapshot: "a snapshot of it stays"
      case .unclear: "whether it stays isn't known before"
      case .kept, .deleted: "it stays, and costs what it costs"
      }
    let line = "  \(resource.logicalID)  \(resource.type)\(name): \(what)"
    guard let removal = resource.removal else { return [line] }
    return [line, "    remove it by \(ShellLine(arguments: removal))"]
  }

  private func removal(from stack: DestructionPlan.SharedStack) -> ShellLine {
    ShellLine(
      arguments: [tool, "deploy", system, "-e", stack.others[0], "--drop-environment", plan.environment])
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: For machines

  /// The plan and what came of it.
  ///
  /// - Parameters:
  ///   - deleted: The stacks that are gone.
  ///   - outcome: What came of it; nil where nothing was carried out, or not to the end.
  /// - Returns: The text.
  func json(deleted: [String], outcome: EnvironmentDestruction.Outcome?) -> String {
    let shared = plan.shared.map { stack -> JSONValue in
      [
        "name": .string(stack.name), "others": .array(stack.others.map(JSONValue.string)),
        "removal": .array(removal(from: stack).arguments.map(JSONValue.string)),
      ]
    }
    let obstacles = plan.obstacles.map { obstacle -> JSONValue in
      ["message": .string(obstacle.message), "hint": .string(obstacle.hint), "isGrave": .bool(obstacle.isGrave)]
    }
    return Report.text(
      of: [
        "environment": .string(plan.environment), "destroyed": .bool(outcome == .destroyed),
        "stacks": .array(plan.stacks.map { json(of: $0, isDeleted: deleted.contains($0.name)) }),
        "shared": .array(shared), "obstacles": .array(obstacles), "notes": .array(plan.notes.map(JSONValue.string)),
      ])
  }

  private func json(of stack: DoomedStack, isDeleted: Bool) -> JSONValue {
    let resources = stack.resources.map { resource -> JSONValue in
      var object: JSONObject = [
        "logicalId": .string(resource.logicalID), "type": .string(resource.type),
        "fate": .string(resource.fate.rawValue),
      ]
      if !resource.physicalID.isEmpty { object["physicalId"] = .string(resource.physicalID) }
      object["construct"] = resource.construct.map(JSONValue.string)
      object["removal"] = resource.removal.map { .array($0.map(JSONValue.string)) }
      return .object(object)
    }
    return [
      "name": .string(stack.name), "id": .string(stack.id), "deleted": .bool(isDeleted), "resources": .array(resources),
    ]
  }
}
