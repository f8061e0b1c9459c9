import StrataTemplate

extension TemplateDifference {
  /// Adds what changes in nested stacks, each resource behind the logical ids that lead to it, as in `Network/Vpc`.
  mutating func add(_ nested: [(logicalID: String, difference: TemplateDifference)], _ sides: NestedSides) {
    for (id, difference) in nested {
      func inner(_ name: String) -> String { "\(id)/\(name)" }
      // What a stack that is removed held is told one by one.
      if sides.new[id] == nil { dataAtRisk.removeAll { $0.logicalID == id } }
      resources += difference.resources.map { $0.renamed(inner) }
      sections += difference.sections.map {
        SectionDifference(section: $0.section, name: $0.name.map(inner) ?? id, changes: $0.changes)
      }
      access += difference.access.map {
        AccessChange(direction: $0.direction, area: $0.area, logicalID: inner($0.logicalID), text: $0.text)
      }
      protections += difference.protections.map {
        ProtectionChange(logicalID: inner($0.logicalID), type: $0.type, text: $0.text)
      }
      dataAtRisk += difference.dataAtRisk.map {
        DataRisk(
          logicalID: inner($0.logicalID), type: $0.type, contents: $0.contents, event: $0.event, reason: $0.reason)
      }
      redaction.nested[id] = difference.redaction
      if !difference.isIdentical { hasNestedChanges = true }
    }
    if nested.isEmpty { return }
    access.sort(by: AccessChange.inOrder)
    protections.sort(by: ProtectionChange.inOrder)
    (resources, dataAtRisk) = StackComparison.sorted(resources, dataAtRisk)
  }
}

extension ResourceDifference {
  fileprivate func renamed(_ name: (String) -> String) -> ResourceDifference {
    ResourceDifference(
      logicalID: name(logicalID), formerLogicalID: formerLogicalID.map(name), type: type, construct: construct,
      action: action, changes: changes, notes: notes)
  }
}

extension String {
  /// The logical id of a nested stack, and what it names in there; nil for what isn't in one.
  var inNestedStack: (stack: String, name: String)? {
    guard let slash = utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return (String(self[..<slash]), String(self[index(after: slash)...]))
  }
}
