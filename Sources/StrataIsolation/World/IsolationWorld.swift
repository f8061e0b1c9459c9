package import StrataJSON
import StrataTemplate
import StrataText

/// The stacks of all environments, looked at together.
package struct IsolationWorld: Sendable {
  /// The names of the environments, in the order in which they were given.
  package let environments: [String]
  package let stacks: [IsolatedStack]
  /// The resources of all stacks, in their order.
  package let resources: [WorldResource]

  /// The resources of each stack, by logical id.
  private let indexes: [[String: Int]]
  /// The stacks that each stack makes of other templates, by the logical ids of what makes them.
  private let inner: [[String: [Int]]]
  /// What stacks export: the value, with its stack, by name.
  private let exports: [String: [(stack: Int, value: JSONValue)]]

  /// Looks at stacks together.
  ///
  /// - Parameters:
  ///   - environments: The names of the environments, in order.
  ///   - stacks: Their stacks, and those that they share.
  package init(environments: [String], stacks: [IsolatedStack]) {
    self.environments = environments
    self.stacks = stacks
    let order = Dictionary(
      environments.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var resources: [WorldResource] = []
    var indexes: [[String: Int]] = []
    for (stack, isolated) in stacks.enumerated() {
      let owners = TemplateEnvironments(json: isolated.contents.json)
      var own: [String: Int] = [:]
      for resource in isolated.contents.resources {
        let owner = isolated.environment ?? owners.environment(of: resource.logicalID)
        own[resource.logicalID] = resources.count
        resources.append(
          WorldResource(
            index: resources.count, stack: stack, environment: owner.flatMap { order[$0] }, resource: resource))
      }
      indexes.append(own)
    }
    self.resources = resources
    self.indexes = indexes
    var inner = [[String: [Int]]](repeating: [:], count: stacks.count)
    for (stack, isolated) in stacks.enumerated() {
      if let outer = isolated.outer { inner[outer.stack][outer.logicalID, default: []].append(stack) }
    }
    self.inner = inner
    var exports: [String: [(stack: Int, value: JSONValue)]] = [:]
    for (stack, isolated) in stacks.enumerated() {
      for output in isolated.contents.section("Outputs") {
        guard let name = output.value["Export"]?["Name"], let value = output.value["Value"] else { continue }
        // An export's own name refers to no import, so that what follows needs none yet.
        let texts = SymbolicTexts(stacks: stacks, indexes: indexes, inner: inner, exports: [:]).texts(
          of: name, in: stack)
        for text in texts { text.literal.map { exports[$0, default: []].append((stack, value)) } }
      }
    }
    self.exports = exports
  }

  /// The resource of a stack that has a logical id.
  package func resource(_ logicalID: String, in stack: Int) -> WorldResource? {
    indexes[stack][logicalID].map { resources[$0] }
  }

  /// Whether the templates of all stacks that a resource makes are among these.
  func isRead(_ resource: WorldResource) -> Bool { inner[resource.stack][resource.logicalID] != nil }

  /// Whether a reference is to an output of a nested stack whose template is among these.
  private func isOutput(_ target: ReferenceTarget, in stack: Int) -> Bool {
    target.attribute?.hasPrefix(SymbolicTexts.outputs) == true && inner[stack][target.name] != nil
  }

  /// The texts that a value may be once conditions are known, each as far as it's known.
  package func texts(of value: JSONValue, in stack: Int) -> [SymbolicText] {
    SymbolicTexts(stacks: stacks, indexes: indexes, inner: inner, exports: exports).texts(of: value, in: stack)
  }

  /// The resources that a value may be the name, the id or the ARN of, by `Ref`, `Fn::GetAtt` or what another stack exports.
  package func targets(of value: JSONValue, in stack: Int) -> [WorldResource] {
    // Most refer to a resource of the same stack.
    if let target = value.referenceTarget, let own = resource(target.name, in: stack), !target.name.hasPrefix("AWS::"),
      !isOutput(target, in: stack)
    {
      return [own]
    }
    return texts(of: value, in: stack).compactMap { $0.attribute.map { resources[$0.resource] } }
  }
}
