import StrataDiff
import StrataJSON
import StrataText

/// The resources of a system's environments side by side: what each has, and which properties differ by more than the name.
struct EnvironmentTable {
  /// A resource in all environments that have it.
  struct Row {
    /// The resource's name below its stack with the environment's left out, such as `Api/Service`.
    let name: String
    let type: String
    /// The resource in each environment; nil where it has none.
    let resources: [ReportedPlace?]
    /// The properties that differ, with the value in each environment; nil where one has none.
    let differences: [(path: String, values: [String?])]

    /// Whether every environment has it.
    var isEverywhere: Bool { resources.allSatisfy { $0 != nil } }
  }

  /// The environments, in order.
  let environments: [String]
  /// The rows, by the name of the stack with the environment's left out, in the order of the stacks.
  private(set) var groups: [(stack: String, rows: [Row])] = []

  /// Puts a system's environments beside each other.
  init(_ system: ReportedSystem) {
    environments = system.environments
    let order = Dictionary(
      environments.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let words = environments.map { EnvironmentWords($0, as: Self.placeholder) }
    var stacks: [String] = []
    var members: [String: Members] = [:]
    for stack in system.stacks {
      // A logical id may have a digest of its contents in it, which a path hasn't.
      let paths = Dictionary(
        stack.resources.filter { !$0.construct.isEmpty }.map { ($0.logicalID, $0.construct) },
        uniquingKeysWith: { first, _ in first })
      for resource in stack.resources {
        guard let environment = resource.environment.flatMap({ order[$0] }) else { continue }
        let name = Self.plain(words[environment].replaced(in: stack.name))
        if members[name] == nil {
          stacks.append(name)
          members[name] = Members(count: environments.count)
        }
        members[name]?.add(resource, of: stack, in: environment, words[environment], paths)
      }
    }
    groups = stacks.map { ($0, members[$0]?.rows ?? []) }
  }

  /// The number of resources that aren't in every environment, or differ.
  var differing: Int {
    groups.reduce(0) { $0 + $1.rows.count { !$0.isEverywhere || !$0.differences.isEmpty } }
  }

  /// The word that stands for the environments' own names.
  private static let placeholder = "environment"

  /// A name with a mark for the environment's.
  fileprivate static func plain(_ name: String) -> String {
    name.replacing("Environment", with: "…").replacing(placeholder, with: "…")
  }
}

/// The resources of the environments' stacks that are alike.
private struct Members {
  private struct Member {
    let type: String
    var places: [ReportedPlace?]
    var leaves: [(own: PropertyLeaves, alike: PropertyLeaves)?]
  }

  private let count: Int
  private var keys: [String] = []
  private var members: [String: Member] = [:]

  init(count: Int) { self.count = count }

  mutating func add(
    _ resource: ReportedResource, of stack: ReportedStack, in environment: Int, _ words: EnvironmentWords,
    _ paths: [String: String]
  ) {
    let path =
      resource.construct.isEmpty ? resource.logicalID : resource.construct.removing(prefix: stack.name + "/")
    var key = EnvironmentTable.plain(words.replaced(in: path))
    if members[key]?.places[environment] != nil { key += " (\(resource.logicalID))" }
    if members[key] == nil {
      keys.append(key)
      members[key] = Member(
        type: resource.type, places: Array(repeating: nil, count: count), leaves: Array(repeating: nil, count: count))
    }
    var renamed = 0
    let alike = words.replaced(in: resource.json.naming(paths), counting: &renamed)
    members[key]?.places[environment] = ReportedPlace(stack: stack.name, logicalID: resource.logicalID)
    members[key]?.leaves[environment] = (PropertyLeaves(of: resource.json), PropertyLeaves(of: alike))
  }

  var rows: [EnvironmentTable.Row] {
    keys.compactMap { key in
      guard let member = members[key] else { return nil }
      return EnvironmentTable.Row(
        name: key, type: member.type, resources: member.places, differences: Self.differences(of: member))
    }
  }

  /// The properties that aren't the same in all environments that have the resource, but for the environment's name.
  private static func differences(of member: Member) -> [(path: String, values: [String?])] {
    let present = member.leaves.compactMap(\.self)
    if present.count < 2 { return [] }
    var seen: Set<String> = []
    let paths = present.flatMap(\.alike.paths).filter { seen.insert($0).inserted }
    return paths.compactMap { path in
      let first = present[0].alike.values[path]
      if present.allSatisfy({ $0.alike.values[path] == first }) { return nil }
      // A path may have the name in it as well, and then the value is shown as it's compared.
      return (path, member.leaves.map { $0.flatMap { $0.own.values[path] ?? $0.alike.values[path] } })
    }
  }
}

extension String {
  /// The text without what it begins with, where it begins with that.
  fileprivate func removing(prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}

extension JSONValue {
  /// The value with other names for what it names as a whole, as references do.
  fileprivate func naming(_ names: [String: String]) -> JSONValue {
    switch self {
    case .string(let text): names[text].map(JSONValue.string) ?? self
    case .array(let elements): .array(elements.map { $0.naming(names) })
    case .object(let object): .object(JSONObject(object.map { ($0.key, $0.value.naming(names)) }))
    default: self
    }
  }
}
