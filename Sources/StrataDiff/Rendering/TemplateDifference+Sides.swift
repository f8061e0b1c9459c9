import StrataJSON

extension TemplateDifference {
  /// What differs between two templates of which neither takes the other's place, in lines.
  ///
  /// What only follows from something else that differs isn't said, and neither is what becomes of a resource.
  ///
  /// - Parameters:
  ///   - old: The name for what the first template is of.
  ///   - new: The name for what the second one is of.
  /// - Returns: The lines, without an indentation of their own; none where nothing differs.
  package func lines(of old: String, and new: String) -> [String] {
    var lines: [String] = []
    for resource in resources {
      let changes = resource.changes.filter(\.isOfItsOwn)
      let name = "\(resource.logicalID)  \(resource.type)"
      if resource.action == .added || resource.action == .removed {
        lines.append("\(resource.action.symbol) \(name)  only in \(resource.action == .added ? new : old)")
      } else if let former = resource.formerLogicalID {
        lines.append("~ \(name)  \(former) in \(old)")
      } else if !changes.isEmpty || resource.action == .mayBeRemoved {
        lines.append("~ \(name)")
        if resource.action == .mayBeRemoved { lines += resource.notes.map { "    \($0)" } }
        lines += changes.map { change in
          "    \(change.symbol) \(change.path): \(change.values { redaction.shown($0, $1, of: resource) })"
        }
      }
    }
    for section in sections {
      let name = [section.section, section.name].compactMap { $0 }.joined(separator: "/")
      if section.isAdded || section.isRemoved {
        lines.append("\(section.isAdded ? "+" : "-") \(name)  only in \(section.isAdded ? new : old)")
        continue
      }
      lines.append("~ \(name)")
      lines += section.changes.map { change in
        let path = change.path.isEmpty ? "" : "\(change.path): "
        return "    \(change.symbol) \(path)\(change.values { redaction.shown($0, $1, in: section) })"
      }
    }
    lines += access.map {
      "access from \(old) to \(new): \($0.direction.rawValue), \($0.logicalID): \(redaction.shown($0.text))"
    }
    return lines.map { $0.replacing("\n", with: "\\n") }
  }

  /// The number of values that differ, and the lines on what only one of the templates has.
  ///
  /// - Parameters:
  ///   - old: The name for what the first template is of.
  ///   - new: The name for what the second one is of.
  /// - Returns: The number, and the lines.
  package func valuesAndMembers(of old: String, and new: String) -> (values: Int, members: [String]) {
    var values = 0
    var members: [String] = []
    for resource in resources {
      switch resource.action {
      case .added, .removed:
        members.append(
          "\(resource.action.symbol) \(resource.logicalID)  \(resource.type)  only in "
            + (resource.action == .added ? new : old))
      default:
        values += resource.changes.count(where: \.isOfItsOwn)
        if resource.formerLogicalID != nil || resource.action == .mayBeRemoved { values += 1 }
      }
    }
    for section in sections {
      if section.isAdded || section.isRemoved, let name = section.name {
        members.append(
          "\(section.isAdded ? "+" : "-") \(section.section)/\(name)  only in \(section.isAdded ? new : old)")
      } else {
        values += section.changes.count
      }
    }
    return (values, members.map { $0.replacing("\n", with: "\\n") })
  }
}

extension PropertyChange {
  /// Whether the templates themselves say something else there.
  fileprivate var isOfItsOwn: Bool { before != after }
}
