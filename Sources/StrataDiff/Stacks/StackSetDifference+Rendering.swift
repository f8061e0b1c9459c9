public import StrataJSON

extension StackSetDifference {
  /// The differences as JSON, from which each stack's new template can be rebuilt.
  public var json: JSONValue { json(includingPatches: true) }

  /// The differences as JSON.
  ///
  /// - Parameter includingPatches: Whether the exact steps from one template to the other are part of it.
  /// - Returns: The stacks' differences by name, the conflicts of exports and the steps.
  public func json(includingPatches: Bool) -> JSONValue {
    let differences: [(String, JSONValue)] = stacks.map { stack in
      var object = stack.difference.json(includingPatch: includingPatches).object ?? [:]
      if stack.isAdded { object["stack"] = "added" }
      if stack.isRemoved { object["stack"] = "removed" }
      return (stack.name, .object(object))
    }
    var object: JSONObject = ["verdict": .string(verdict.rawValue), "stacks": .object(JSONObject(differences))]
    object["exports"] = .array(conflicts.map(\.json))
    object["steps"] = steps.map { .array($0.map(\.json)) }
    object["stepsKeepingExports"] = stepsKeepingExports.map { .array($0.map(\.json)) }
    return .object(object)
  }

  /// The differences for a terminal.
  ///
  /// - Parameter style: The colours.
  /// - Returns: The text, with a newline at its end.
  public func text(style: DifferenceStyle = .plain) -> String {
    var text = stacks.map { $0.difference.text(title: $0.title, style: style) }.joined(separator: "\n")
    if conflicts.isEmpty { return text }
    text += "\n" + style.paint(.heading, "exports") + "\n"
    for conflict in conflicts {
      text += "  " + style.paint(conflict.users.isEmpty ? .changed : .grave, conflict.description) + "\n"
    }
    for line in planLines { text += "  \(line)\n" }
    return text
  }

  /// The differences for a comment on a pull request.
  ///
  /// - Parameter limit: The number of bytes it may have; a note says what was left out.
  /// - Returns: Markdown as GitHub reads it, with a newline at its end.
  public func markdown(limit: Int = TemplateDifference.commentLimit) -> String {
    var plan = MarkdownText(limit: limit / 4)
    plan.add(
      head: "### Exports\n\n",
      rows: (conflicts.map(\.description) + (conflicts.isEmpty ? [] : planLines)).map {
        "- \(MarkdownText.code($0))\n"
      }, thing: "notes on exports")
    let head = plan.finished
    return head
      + TemplateDifference.markdown(of: stacks.map { ($0.title, $0.difference) }, limit: limit - head.utf8.count)
  }

  /// The orders of deployments that work where exports change, each in a sentence.
  package var planLines: [String] {
    guard let steps else { return ["no order of deployments works"] }
    func list(_ steps: [DeploymentStep]) -> String { steps.map(\.description).joined(separator: "; then ") }
    var lines = ["this order works: \(list(steps))"]
    if let stepsKeepingExports, stepsKeepingExports != steps {
      lines.append("or, with exports kept for one round: \(list(stepsKeepingExports))")
    }
    return lines
  }
}

extension StackSetDifference.Stack {
  /// The name, and whether it comes or goes.
  package var title: String { isAdded ? "\(name) (new)" : isRemoved ? "\(name) (gone)" : name }
}
