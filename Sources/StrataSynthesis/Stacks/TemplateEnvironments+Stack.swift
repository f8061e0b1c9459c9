import StrataJSON
import StrataLanguage
import StrataTemplate
import StrataText

extension TemplateEnvironments {
  /// The environments that a stack's metadata names, in as few words as tell its resources apart.
  init(of stack: StackState) {
    var prefixes: [String: Set<String>] = [:]
    var ids: [String: Set<String>] = [:]
    for name in stack.environments {
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
