import StrataDiff
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate

/// A system as it's synthesized, compared with what was before.
struct ComparedSystem {
  let member: SystemAssembly
  /// Whether there was nothing before.
  let isNew: Bool
  /// The other environments of which something is left out, by the stacks that they share.
  let leftOut: [(stack: String, environments: [String])]
  let named: NamedDifference
  /// The templates that were before, as far as they're compared, by stack.
  let old: [String: JSONValue]
  /// The stacks that those templates nest, by stack.
  let oldNested: [String: [NestedStack]]
  /// Whether all stacks are compared, and not one alone.
  let isWhole: Bool
  /// The accounts and regions that the stacks were meant for, by their names, where that's known.
  let oldPlaces: () throws -> [String: (account: String?, region: String?)]

  /// Compares a system with templates.
  ///
  /// - Parameters:
  ///   - member: The system.
  ///   - old: What is compared of the templates that were before, by stack; nil where there was nothing.
  ///   - nested: The stacks that those templates nest, by stack; none unless given.
  ///   - place: The place they're from.
  ///   - stack: The only stack to compare; all unless given.
  ///   - places: Tells which accounts and regions the templates were meant for; not known unless given.
  /// - Throws: An error that names the first value that isn't what a template has there.
  init(
    _ member: SystemAssembly, with old: [String: EnvironmentPart]?, nesting nested: [String: [NestedStack]] = [:],
    from place: String, only stack: String?,
    places: @escaping () throws -> [String: (account: String?, region: String?)] = { [:] }
  ) throws(DifferenceError) {
    self.member = member
    oldPlaces = places
    isNew = old == nil
    let old = (old ?? [:]).filter { stack == nil || $0.key == stack }
    leftOut = old.filter { !$0.value.leftOut.isEmpty }.map { ($0.key, $0.value.leftOut) }.sorted { $0.0 < $1.0 }
    let stacks = member.assembly.stacks.filter { stack == nil || $0.name == stack }
    isWhole = stacks.count == member.assembly.stacks.count
    self.old = old.compactMapValues(\.template)
    oldNested = nested
    let difference = try StackSetDifference(
      old: self.old,
      new: Dictionary(stacks.map { ($0.name, $0.template.json) }, uniquingKeysWith: { first, _ in first }),
      constructs: Dictionary(stacks.map { ($0.name, $0.checked.constructPaths) }, uniquingKeysWith: { $1 }),
      nesting: nested,
      to: Dictionary(stacks.map { ($0.name, $0.checked.nestedStacks) }, uniquingKeysWith: { first, _ in first }))
    named = NamedDifference(name: member.assembly.app, place: place, difference: difference)
  }

  var app: String { member.assembly.app }

  var difference: StackSetDifference { named.difference }

  /// The stacks with renamed resources, and the mappings that a stack refactoring takes for each.
  var refactorings: [(stack: StackArtifact, mappings: JSONValue)] {
    difference.stacks.compactMap { stack in
      guard !stack.difference.renames.isEmpty, let artifact = member.assembly[stack.name] else { return nil }
      return (artifact, stack.difference.renames.refactoring(of: stack.name))
    }
  }

  /// The stacks with the exports kept that have to be for one round; nil where there are none.
  var assemblyKeepingExports: Assembly? {
    var templates: [String: Template] = [:]
    for stack in difference.stacks {
      templates[stack.name] = difference.templateKeepingExports(of: stack.name).map(Template.init)
    }
    return templates.isEmpty ? nil : try? member.replacing(templates)
  }

  func json(includingPatches: Bool, _ aspects: ComparedAspects) -> JSONValue {
    var object = named.json(includingPatches: includingPatches)
    if !refactorings.isEmpty {
      object["refactorings"] = .object(JSONObject(refactorings.map { ($0.stack.name, $0.mappings) }))
    }
    for member in aspects.members { object[member.key] = member.value }
    return .object(object)
  }
}
