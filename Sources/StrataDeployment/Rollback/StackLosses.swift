import StrataDiff
import StrataJSON
import StrataReleases

/// Finds out whether data was lost since something was deployed, which no template brings back.
struct StackLosses {
  let name: String
  let environment: String
  let templates: TemplateStore

  init(of name: String, environment: String, templates: TemplateStore) {
    (self.name, self.environment, self.templates) = (name, environment, templates)
  }

  /// Refuses to go back behind a loss.
  ///
  /// - Parameters:
  ///   - choice: The record that it goes back to, and those since then.
  ///   - templates: The templates that would come back.
  ///   - recorded: What the record says of the stack.
  /// - Throws: ``DeploymentError``, grave, where a resource that comes back has been removed or replaced with its data, or
  ///   nobody knows; ``RecordError`` where a kept template was edited.
  func check(_ choice: RollbackChoice, comingBack templates: KeptTemplates, _ recorded: RecordedStack) throws {
    var before = recorded.template
    for record in choice.since {
      guard let stack = record.event.stacks.first(where: { $0.name == name }), stack.end == "deployed" else { continue }
      for loss in try losses(by: stack, of: before, record) {
        guard let type = templates.type(of: loss.logicalID) else { continue }
        throw DeploymentError(
          "\(loss.logicalID) of \(name) \(loss.fate) by record \(record.number) of \(environment), and doesn't come back "
            + "with \(loss.contents)",
          hint: "restore \(loss.contents) from a backup, and deploy that; going back would give an empty \(type)",
          isGrave: true)
      }
      before = stack.template
    }
  }

  private struct Loss {
    let logicalID: String
    let contents: String
    let fate: String
  }

  private func losses(by stack: RecordedStack, of before: String?, _ record: ReleaseRecord) throws -> [Loss] {
    if !stack.changes.isEmpty {
      return stack.changes.compactMap { change in
        guard let contents = HeldData.contents(ofType: change.type) else { return nil }
        let fate: String
        switch (change.action, change.replacement) {
        case ("Remove", _): fate = "was removed"
        case (_, "True"): fate = "was replaced"
        case (_, "Conditional"): fate = "may have been replaced"
        default: return nil
        }
        return Loss(logicalID: change.logicalID, contents: contents, fate: fate)
      }
    }
    // What was looked up after an interruption has no changes in its record, and the templates have.
    if before == stack.template { return [] }
    guard let old = try kept(before), let new = try kept(stack.template), let differences = Self.differences(old, new)
    else {
      throw DeploymentError(
        "nobody knows what record \(record.number) of \(environment) changed in \(name), so that there's no way back "
          + "behind it",
        isGrave: true)
    }
    return differences.compactMap { prefix, resource in
      guard let contents = HeldData.contents(ofType: resource.type) else { return nil }
      let fate: String
      switch resource.action {
      case .removed: fate = "was removed"
      case .replaced: fate = "was replaced"
      case .mayBeReplaced: fate = "may have been replaced"
      case .mayBeRemoved: fate = "may have been removed"
      case .changed, .added, .metadata: return nil
      }
      return Loss(logicalID: prefix + (resource.formerLogicalID ?? resource.logicalID), contents: contents, fate: fate)
    }
  }

  /// The resources that differ, each with the logical ids that lead to its stack; nil where a template is none.
  private static func differences(
    _ old: KeptTemplates, _ new: KeptTemplates
  ) -> [(String, ResourceDifference)]? {
    let (old, new) = (old.all, new.all)
    var found: [(String, ResourceDifference)] = []
    for path in Set(old.keys).union(new.keys).sorted() {
      let nothing: JSONValue = ["Resources": [:]]
      guard let difference = try? TemplateDifference(from: old[path] ?? nothing, to: new[path] ?? nothing) else {
        return nil
      }
      found += difference.resources.map { (path.isEmpty ? "" : path + "/", $0) }
    }
    return found
  }

  private func kept(_ digest: String?) throws -> KeptTemplates? {
    guard let digest, let bytes = try templates.template(digest), let json = try? JSONValue(parsing: bytes) else {
      return nil
    }
    do {
      return try KeptTemplates(json, in: templates)
    } catch is KeptTemplates.Missing {
      return nil
    }
  }
}

extension KeptTemplates {
  /// The type of a resource, by its logical id behind those that lead to its stack; nil where there is none.
  fileprivate func type(of path: String) -> String? {
    let (template, logicalID) = path.placeOfResource
    return all[template]?["Resources"]?[logicalID]?["Type"]?.string
  }
}
