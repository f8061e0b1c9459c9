import StrataDiff
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import StrataText

/// Two environments of a system, compared beyond what their profiles and names make different.
///
/// The first environment is made three ways: as it is, with the other one's profile, and then with the other one's name.
/// From the first to the second there is what the profiles make different; from the second to the third, what the names
/// do; and what is left to the other environment as it is comes from the code.
struct ComparedEnvironments {
  /// What differs in a stack.
  struct Stack {
    /// The stack's name in the other environment.
    let name: String
    /// What the code makes different, in lines.
    let code: [String]
    /// What the one or the other profile has the code make beside, in lines.
    let members: [String]
    /// What the code makes different.
    let difference: TemplateDifference
  }

  /// The system.
  let name: String
  let environment: String
  let other: String
  /// The stacks in which something differs beyond values, by name.
  let stacks: [Stack]
  /// The number of values that differ by the profiles.
  let values: Int
  /// The keys of the profiles that differ, sorted.
  let keys: [String]
  /// The number of texts in which the one environment's name stands for the other's.
  let names: Int
  /// The regions and accounts that differ, in sentences.
  let places: [String]

  /// Compares what was synthesized.
  ///
  /// - Parameters:
  ///   - own: The environment as it is.
  ///   - mixed: The environment with the other one's profile; nil where that isn't told apart, and counts as the code's.
  ///   - other: The other environment as it is.
  ///   - names: The two environments' names.
  ///   - keys: The keys of the profiles that differ.
  /// - Throws: An error that names the first value that isn't what a template has there.
  init(
    own: Assembly, mixed: Assembly?, other: Assembly, names: (own: String, other: String), keys: [String]
  ) throws(DifferenceError) {
    (name, environment, self.other, self.keys) = (other.app, names.own, names.other, keys)
    let words = EnvironmentWords(names.own, as: names.other)
    var renamed = 0
    let before = Self.templates(of: own, words)
    let between = mixed.map { Self.templates(of: $0, words, counting: &renamed) }
    let after = Dictionary(other.stacks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var stacks: [Stack] = []
    var values = 0
    let all = Set(before.keys).union(after.keys).union(between?.keys.map { $0 } ?? [])
    for stack in all.sorted(by: utf8Precedes) {
      let empty: JSONValue = ["Resources": [:]]
      let old = before[stack] ?? empty
      let middle = between.map { $0[stack] ?? empty } ?? old
      let profiled = ContentHashes(from: old, to: middle)
      let profiles = try TemplateDifference(from: profiled.replaced(in: old), to: middle).valuesAndMembers(
        of: "\(names.own), by its profile", and: "\(names.other), by its profile")
      values += profiles.values
      let target = after[stack].map { Self.own($0.template.json) } ?? empty
      let hashes = ContentHashes(from: middle, to: target)
      let source = NameHashes.replaced(in: hashes.replaced(in: middle), by: target, counting: &renamed)
      let code = try TemplateDifference(from: source, to: target)
      let lines = code.lines(of: names.own, and: names.other)
      if lines.isEmpty, profiles.members.isEmpty { continue }
      stacks.append(Stack(name: stack, code: lines, members: profiles.members, difference: code))
    }
    (self.stacks, self.values, self.names) = (stacks, values, renamed)
    let own = Dictionary(own.stacks.map { (words.replaced(in: $0.name), $0.env) }, uniquingKeysWith: { $1 })
    places = after.keys.sorted(by: utf8Precedes).compactMap { stack in
      guard let old = own[stack], let new = after[stack], old != new.env else { return nil }
      return "\(stack) is meant for \(Self.place(old)) in \(names.own), for \(Self.place(new.env)) in \(names.other)"
    }
  }

  var isSame: Bool { stacks.isEmpty }

  /// Whether the code makes anything different: whether the environment with the other one's profile isn't the other one.
  private var differsByCode: Bool { stacks.contains { !$0.code.isEmpty } }

  private static func templates(of assembly: Assembly, _ words: EnvironmentWords) -> [String: JSONValue] {
    var count = 0
    return templates(of: assembly, words, counting: &count)
  }

  private static func templates(
    of assembly: Assembly, _ words: EnvironmentWords, counting count: inout Int
  ) -> [String: JSONValue] {
    var templates: [String: JSONValue] = [:]
    for stack in assembly.stacks {
      templates[words.replaced(in: stack.name)] = words.replaced(in: own(stack.template.json), counting: &count)
    }
    return templates
  }

  /// A template without what it says of environments itself.
  private static func own(_ template: JSONValue) -> JSONValue {
    guard case .object(var object) = template, case .object(var metadata)? = object["Metadata"] else { return template }
    for key in [TemplateEnvironments.metadataKey, TemplateNames.metadataKey] { metadata[key] = nil }
    object["Metadata"] = .object(metadata)
    if metadata.isEmpty { object["Metadata"] = nil }
    return .object(object)
  }

  private static func place(_ place: StackEnvironment?) -> String {
    let parts = [place?.account, place?.region].compactMap { $0 }
    return parts.isEmpty ? "anywhere" : parts.joined(separator: " ")
  }
}

extension ComparedEnvironments {
  /// What differs, for a terminal.
  func text(isColoured: Bool) -> String {
    var lines: [String] = []
    let head = Colour.bold.paint(name, if: isColoured)
    if isSame {
      lines.append("\(head): \(other) is \(environment) but for profiles and names")
    } else {
      lines.append(
        differsByCode
          ? "\(head): \(other) differs from \(environment) beyond values of profiles and names"
          : "\(head): \(other) is \(environment) made with its profile, but for names")
      for stack in stacks {
        lines.append("  " + displayable(stack.name))
        lines += (stack.code + stack.members).map { "    " + displayable($0) }
      }
    }
    lines.append("  by the profiles: \(Count.of(values, "value"))\(keyText)")
    lines.append("  by the names: \(Count.of(names, "text")), with \(environment) read as \(other)")
    lines += places.map { "  by the declaration: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var keyText: String {
    if keys.isEmpty { return "; no key differs" }
    return "; the keys that differ are \(keys.map(displayable).joined(separator: ", "))"
  }

  /// What differs, for a comment on a pull request.
  func markdown() -> String {
    let lines = text(isColoured: false).split(separator: "\n").map { "    \($0)" }
    return "### \(name): `\(environment)` as `\(other)`\n\n" + lines.joined(separator: "\n") + "\n"
  }

  func json() -> JSONValue {
    var object: JSONObject = [
      "name": .string(name), "environment": .string(environment), "as": .string(other),
      "verdict": isSame ? "same" : "different", "differsByCode": .bool(differsByCode),
    ]
    object["stacks"] = .object(
      JSONObject(
        stacks.map { stack in
          let code = stack.difference.json(includingPatch: false)
          return (
            stack.name,
            [
              "byCode": .array(stack.code.map(JSONValue.string)),
              "byProfiles": .array(stack.members.map(JSONValue.string)), "resources": code["resources"] ?? [],
              "sections": code["sections"] ?? [],
            ]
          )
        }))
    object["profiles"] = ["values": .integer(Int64(values)), "keys": .array(keys.map(JSONValue.string))]
    object["names"] = .integer(Int64(names))
    object["places"] = .array(places.map(JSONValue.string))
    return .object(object)
  }
}
