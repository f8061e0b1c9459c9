import StrataJSON
import StrataLanguage
import StrataTemplate
import StrataText

extension TemplateEnvironments {
  /// The environments that a stack's metadata names, in as few words as tell its resources apart.
  ///
  /// - Parameters:
  ///   - stack: The stack.
  ///   - environments: The environments that the stack has something of, even if it's no resource.
  init(of stack: StackState, with environments: [String]) {
    if let owner = stack.owner {
      self = TemplateEnvironments(patterns: [owner: [Self.everything]])
      return
    }
    if environments.isEmpty {
      self = TemplateEnvironments(patterns: [:])
      return
    }
    var prefixes: [String: Set<String>] = [:]
    var ids: [String: Set<String>] = [:]
    for name in environments {
      prefixes[name] = []
      ids[name] = []
    }
    for resource in stack.resources {
      guard let owner = resource.node.environmentOwner, let name = owner.environment else { continue }
      prefixes[name, default: []].insert(LogicalID.make(for: owner) + "*")
      ids[name, default: []].insert(resource.logicalID)
    }
    let short = TemplateEnvironments(patterns: prefixes.mapValues { $0.sorted(by: utf8Precedes) })
    let isRight = stack.resources.allSatisfy { resource in
      short.environment(of: resource.logicalID) == resource.node.environmentOwner?.environment
    }
    self = isRight ? short : TemplateEnvironments(patterns: ids.mapValues { $0.sorted(by: utf8Precedes) })
  }
}
