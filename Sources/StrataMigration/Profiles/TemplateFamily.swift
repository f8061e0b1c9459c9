import StrataJSON
import StrataResourceModel
import StrataSchema
import StrataTemplate

/// Templates of one shape, which become one function, and a profile for each with what differs.
package struct TemplateFamily: Sendable {
  /// The name of the system.
  package internal(set) var name: String
  let environments: EnvironmentNames
  /// The templates, each with its own comments.
  let members: [MigrationSource]
  /// The first of them, without what says whose it is, which a stack of an environment says by itself.
  private let template: JSONValue
  let values: [ProfileValue]

  /// The names of the stacks.
  package var stacks: [String] { members.map(\.stack) }
  /// The names of the profiles, in the order of the stacks.
  package var profiles: [String] { environments.names }

  /// The number of values up to which templates are taken for one with profiles.
  static let mostValues = 40

  /// The reason why templates of one shape stay apart.
  struct Refusal: Error {
    let reason: String
  }

  /// Takes templates of one shape.
  ///
  /// - Parameters:
  ///   - members: The templates, two or more.
  ///   - differences: The values that differ between them.
  ///   - name: The name of the system where the stacks' names have nothing in common.
  /// - Throws: ``Refusal`` where no profiles can have what differs.
  init(_ members: [MigrationSource], _ differences: TemplateDifferences, name: String) throws(Refusal) {
    let (stacks, owners) = (members.map(\.stack), members.compactMap(\.owner))
    let named = owners.isEmpty ? EnvironmentNames(of: stacks) : EnvironmentNames(owners, of: stacks)
    guard let environments = named else {
      throw Refusal(
        reason: owners.isEmpty
          ? "the names of the stacks can't be those of profiles"
          : "the names of the stacks differ by more than their environments' names")
    }
    let template = members[0].templateWithoutOwner
    if let secret = differences.values.first(where: { Self.isSecret($0, in: template) }) {
      throw Refusal(
        reason: "\(secret.place.tokens.joined(separator: "/")) looks like a secret, which no committed profile may have"
      )
    }
    let values = Self.values(of: differences, in: template, environments)
    guard values.count <= Self.mostValues else {
      throw Refusal(reason: "\(values.count) values differ, and up to \(Self.mostValues) make profiles")
    }
    self.name = environments.common.isEmpty ? name : environments.common
    self.environments = environments
    self.members = members
    self.values = values
    self.template = template
  }

  /// The members as one source; what one of them alone says in a comment is kept beside what the others say.
  var source: MigrationSource {
    var comments = members[0].comments
    for member in members.dropFirst() {
      for (place, lines) in member.comments {
        let known = comments[place, default: []]
        comments[place] = known + lines.filter { !known.contains($0) }
      }
    }
    var source = MigrationSource(
      stack: name, file: members[0].file, template: template,
      text: members[0].text, comments: comments, keepsKinds: members.contains(where: \.keepsKinds))
    source.family = self
    return source
  }

  // MARK: Values

  private static func isSecret(_ value: TemplateDifferences.Value, in template: JSONValue) -> Bool {
    let tokens = value.place.tokens
    if tokens.count == 3, tokens[0] == "Parameters" {
      let isHidden = template["Parameters"]?[tokens[1]].map(SecretHiding.isHidden) ?? false
      return tokens[2] == "Default" && (isHidden || value.looksSecret(named: tokens[1]))
    }
    // What is called something by a text beside it isn't called so by itself.
    let title = tokens.last == "Value" ? SecretHiding.title(of: parent(of: value.place, in: template)) : nil
    return value.looksSecret(named: title ?? words(of: value.place).last ?? "")
  }

  /// The differences, those that are the same everywhere as one value.
  private static func values(
    of differences: TemplateDifferences, in template: JSONValue, _ environments: EnvironmentNames
  ) -> [ProfileValue] {
    struct Key: Hashable {
      let kind: ProfileValue.Kind
      let texts: [String]
    }
    var keys: [Key] = []
    var found: [Key: (values: [JSONValue], places: [JSONPointer])] = [:]
    for difference in differences.values {
      let (kind, values) = ProfileValue.Kind.of(difference, in: template)
      let key = Key(kind: kind, texts: values.map { Scalar.text(of: $0) ?? "" })
      if found[key] == nil { keys.append(key) }
      found[key, default: (values, [])].places.append(difference.place)
    }
    var names = ConstantNames(reserved: [])
    return keys.compactMap { key in
      found[key].map { value in
        let isName = key.texts == environments.names
        let name = names.name(isName ? "Environment" : Self.name(of: value.places, in: template), kind: "Value")
        return ProfileValue(name: name, kind: key.kind, values: value.values, places: value.places)
      }
    }
  }

  /// The name of what stands at some places: of one, the logical id and the property; of several, what they have in common.
  private static func name(of places: [JSONPointer], in template: JSONValue) -> String {
    let titles = places.map { place in
      var words = words(of: place)
      // A tag or a variable is called what stands beside its value.
      if let title = SecretHiding.title(of: parent(of: place, in: template)), words.last == "Value" {
        words[words.count - 1] = title
      }
      return words
    }
    let last = Set(titles.map { $0.last ?? "" })
    if titles.count > 1, last.count == 1, let word = last.first { return Names.type(word) }
    return titles[0].map(Names.type).joined()
  }

  /// The words by which a place is called: the first, and up to two of the last.
  private static func words(of place: JSONPointer) -> [String] {
    let steps = place.tokens.filter { step in
      Int(step) == nil && step != "Properties" && !step.isFunctionName && !step.hasPrefix("piece ")
    }
    return steps.count < 2 ? steps : [steps[1]] + steps.dropFirst(2).suffix(2)
  }

  private static func parent(of place: JSONPointer, in template: JSONValue) -> JSONValue? {
    place.tokens.dropLast().reduce(template as JSONValue?) { value, step in
      value?.array != nil ? Int(step).flatMap { value?[$0] } : value?[step]
    }
  }
}

extension TemplateDifferences.Value {
  fileprivate func looksSecret(named name: String) -> Bool {
    values.contains { $0.string.map { SecretHiding.hides($0, named: name) } ?? false }
  }
}
