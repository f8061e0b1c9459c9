import StrataIsolation
import StrataJSON
import StrataTemplate

/// Changes the templates of two environments of a system, one place at a time.
struct MutantGenerator {
  let system: String
  let from: String
  let to: String
  let stacks: [SynthesizedSystems.Stack]
  let world: IsolationWorld
  /// What the environment that might be reached has.
  let there: NamedResources

  /// Takes two environments of a system, and what they share.
  init(_ system: String, from: String, to: String) throws {
    (self.system, self.from, self.to) = (system, from, to)
    stacks = try SynthesizedSystems.stacks(system).filter { stack in
      stack.environments.isEmpty || stack.environments.contains { $0 == from || $0 == to }
    }
    world = IsolationWorld(environments: [from, to], stacks: stacks.map(\.isolated))
    there = NamedResources(of: to, in: world)
  }

  /// All changes, in the order of the templates.
  var all: [SystemMutant] { statements + trusts + networks + imports }

  /// Whether the environments are in different accounts.
  var areApart: Bool {
    func accounts(_ environment: String) -> Set<String?> {
      Set(stacks.filter { $0.environments.contains(environment) }.map(\.account))
    }
    return accounts(from).isDisjoint(with: accounts(to))
  }

  /// The resources of an environment.
  func resources(of environment: String) -> [WorldResource] {
    world.resources.filter { $0.environment.map { world.environments[$0] } == environment }
  }

  /// A value as the text of an ARN or a name once it's deployed; nil where that depends on other resources.
  func text(_ value: JSONValue, in stack: Int) -> String? {
    let stack = world.stacks[stack]
    guard let text = value.string ?? value["Fn::Sub"]?.string else { return nil }
    let deployed = text.replacing("${AWS::Partition}", with: "aws").replacing(
      "${AWS::Region}", with: stack.region ?? "*"
    )
    .replacing("${AWS::AccountId}", with: stack.account ?? "*").replacing("${AWS::StackName}", with: stack.name ?? "*")
    return deployed.contains("${") ? nil : deployed
  }

  /// The resource that a value refers to.
  func referenced(by value: JSONValue, in stack: Int) -> WorldResource? {
    if let target = world.targets(of: value, in: stack).first { return target }
    if let text = value["Fn::Sub"]?.string ?? value["Fn::Sub"]?[0]?.string {
      for match in text.matches(of: /\$\{([A-Za-z0-9]+)/) {
        if let resource = world.resource(String(match.output.1), in: stack) { return resource }
      }
    }
    let inner = value.array ?? value.object?.map(\.value) ?? []
    return inner.lazy.compactMap { referenced(by: $0, in: stack) }.first
  }

  /// A mutant of some places of stacks, each set to a value or taken away.
  func mutant(
    _ change: SystemMutant.Change, at place: String, _ reason: SystemMutant.Reason?,
    _ edits: [(stack: Int, pointer: [String], value: JSONValue?)]
  ) -> SystemMutant {
    var changed = stacks
    for edit in edits {
      changed[edit.stack].template = changed[edit.stack].template.setting(JSONPointer(edit.pointer), to: edit.value)
    }
    return SystemMutant(
      change: change, system: system, from: from, to: to, place: place, reason: reason, stacks: changed.map(\.isolated))
  }
}
