import StrataEnvironments
import StrataFiles
import StrataText

/// Sorts what stands behind a command by the operands that it takes.
struct OperandReader {
  let command: CommandSyntax
  let systems: [System]
  /// The words that commands begin with, one of which may have been meant.
  let firstWords: [String]
  /// Tells what stands under a path; nil where nothing does.
  let kind: (String) -> FileStatus.Kind?

  /// Reads operands.
  ///
  /// - Parameter words: The operands.
  /// - Returns: The operands, sorted.
  /// - Throws: ``UsageError`` for what the command doesn't take, what is missing, and what is too much.
  func read(_ words: [String]) throws(UsageError) -> Operands {
    var operands = Operands()
    var rest = words[...]
    for operand in command.operands {
      switch operand.kind {
      case .systemWithProfiles:
        operands.systems = [try systemWithProfiles(&rest, isLast: operand == command.operands.last)]
      default:
        if rest.isEmpty { try checkMissing(operand, operands) }
        while let word = rest.popFirst() {
          try take(word, as: operand.kind, into: &operands)
          if operand.count == .one || operand.count == .oneOrNone { break }
        }
      }
    }
    if let word = rest.first {
      throw UsageError(
        "\"\(word)\" is one argument too many"
          + (command.operands.isEmpty ? "; \(command.title) takes none" : ""))
    }
    return operands
  }

  private func take(_ word: String, as kind: Operand.Kind, into operands: inout Operands) throws(UsageError) {
    switch kind {
    case .system, .systemWithProfiles: operands.add(try system(word))
    case .systemOrCompared, .systemOrFile, .systemOrFolder:
      if let system = try systemOrPath(word, takesInput: kind == .systemOrCompared) {
        operands.add(system)
      } else {
        operands.paths.append(word)
      }
    case .file: operands.paths.append(try file(word))
    case .profile: operands.profile = word
    case .setting: operands.settings.append(word)
    case .rule: operands.rule = word
    case .packageName: operands.packageName = word
    case .choice(let words):
      guard words.contains(word) else {
        throw UsageError("\(command.title) takes \(OperandName.alternatives(words)), not \(shown(word))")
      }
      operands.choice = word
    case .command, .finding, .text: operands.texts.append(word)
    }
  }

  private func checkMissing(_ operand: Operand, _ operands: Operands) throws(UsageError) {
    if operand.count == .any || operand.count == .oneOrNone { return }
    switch operand.kind {
    case .file: throw UsageError("name a file, as in \(command.title) template.json")
    case .profile:
      let system = operands.systems.first
      let example = [system?.name, system?.environments.first?.profile].compactMap { $0 }.joined(separator: " ")
      throw UsageError("name a profile, as in \(command.title) \(example)")
    case .packageName: throw UsageError("name the package, as in \(command.title) my-shop")
    case .finding:
      throw UsageError("name a rule, or give a finding as it was printed, as in \(command.title) wrong-type")
    case .choice(let words):
      throw UsageError("\(command.title) needs one of \(OperandName.alternatives(words))")
    default: throw UsageError("\(command.title) needs \(operand.usage)")
    }
  }

  // MARK: Systems

  /// The system of a name.
  func system(_ word: String) throws(UsageError) -> System {
    if let system = systems.first(where: { $0.name == word }) { return system }
    if OperandName.isPath(word) { throw noPath(word, "systems", systems) }
    let names = systems.map(\.name)
    if command.isDefault {
      if firstWords.contains(word) { throw UsageError("\(word) is a command, and has to stand first") }
      throw .unknown("command or system", word, nearest: Suggestion.nearest(to: word, in: names + firstWords))
    }
    throw .unknown("system", word, nearest: Suggestion.nearest(to: word, in: names), known: names)
  }

  /// The system that the first word names, which is taken away, or the only one with profiles.
  private func systemWithProfiles(_ rest: inout ArraySlice<String>, isLast: Bool) throws(UsageError) -> System {
    let candidates = systems.filter { !$0.environments.isEmpty }
    let names = candidates.map(\.name)
    guard let word = rest.first else { return try only(candidates) }
    if let system = systems.first(where: { $0.name == word }) {
      guard !system.environments.isEmpty else { throw UsageError("\(word) has no environments, and so no profiles") }
      rest.removeFirst()
      return system
    }
    if OperandName.isPath(word), isLast || candidates.count != 1 { throw noPath(word, "a system", candidates) }
    let nearest = Suggestion.nearest(to: word, in: names)
    if !candidates.isEmpty, isLast || nearest != nil || candidates.count > 1 {
      throw .unknown("system", word, nearest: nearest, known: names)
    }
    return try only(candidates)
  }

  private func only(_ candidates: [System]) throws(UsageError) -> System {
    if let only = candidates.first, candidates.count == 1 { return only }
    let names = candidates.map(\.name)
    throw UsageError(
      names.isEmpty ? "no system here has profiles" : "name a system: \(OperandName.alternatives(names))")
  }

  private func noPath(_ word: String, _ expected: String, _ systems: [System]) -> UsageError {
    UsageError(
      "\(shown(word)) is a file or folder by its name, and \(command.title) takes \(expected)"
        + (systems.isEmpty ? "" : "; expected \(OperandName.alternatives(systems.map(\.name)))"),
      hint: "validate \(shown(word)) checks a template in a file")
  }

  // MARK: Files

  private func file(_ word: String) throws(UsageError) -> String {
    if systems.contains(where: { $0.name == word }) {
      throw UsageError(
        "\(word) is a system, and \(command.title) takes files",
        hint: "write ./\(word) for a file of that name; check \(word) checks the system")
    }
    if OperandName.isPath(word) { return word }
    let endings = OperandName.alternatives(OperandName.endings)
    throw UsageError(
      "\(shown(word)) is no file by its name; expected a name that has a slash or ends in \(endings)",
      hint: word.isEmpty ? nil : "write ./\(word) for a file of that name")
  }

  /// The system of a name; nil where the name is that of a file or folder, or of standard input where that's taken.
  private func systemOrPath(_ word: String, takesInput: Bool) throws(UsageError) -> System? {
    if let system = systems.first(where: { $0.name == word }) { return system }
    if word == "-" && takesInput || OperandName.isPath(word) { return nil }
    let names = systems.map(\.name)
    let unknown = UsageError.unknown(
      "system", word, nearest: Suggestion.nearest(to: word, in: names), known: names)
    guard let thing = thing(under: word) else { throw unknown }
    throw UsageError(unknown.description, hint: "write ./\(word) for the \(thing) that stands here")
  }

  /// The thing that stands under a name here, in a word; nil where there is nothing.
  private func thing(under name: String) -> String? { kind(name)?.word }

  private func shown(_ word: String) -> String { word.isEmpty ? "\"\"" : word }
}

extension FileStatus.Kind {
  /// What it is, for people.
  var word: String { self == .directory ? "folder" : "file" }
}

extension Operands {
  /// Adds a system that isn't among those named already.
  fileprivate mutating func add(_ system: System) {
    if !systems.contains(where: { $0.name == system.name }) { systems.append(system) }
  }
}
