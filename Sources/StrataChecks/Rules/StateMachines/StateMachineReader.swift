import StrataJSON
import StrataTemplate
import StrataText

/// Reads a state machine's definition, and finds what Step Functions would refuse of it.
///
/// See [Structure](https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html).
struct StateMachineReader {
  /// What holds for a list of states.
  struct Part {
    /// The language of states that have none of their own; nil where that isn't known.
    var language: StateLanguage?
    /// Whether executions are express ones; nil where that isn't known.
    var isExpress: Bool?
    /// Whether it's the machine itself, and no part of a state.
    var isWhole = false
    /// Whether it may say how a Map state runs it.
    var hasProcessor = false
  }

  private(set) var faults: [StateMachineFault] = []
  /// The states of all lists, with the place of the first of a name.
  private var names: [String: JSONPointer] = [:]
  /// The resources of the tasks, as far as they're known.
  private(set) var tasks: [(arn: String, pointer: JSONPointer)] = []
  /// The language of the machine; nil where that isn't known.
  private var language: StateLanguage? = .jsonPath

  /// Reads a definition.
  ///
  /// - Parameters:
  ///   - definition: The definition, with its place.
  ///   - isExpress: Whether its executions are express ones; nil where that isn't known.
  init(_ definition: PlacedValue, isExpress: Bool?) {
    for definition in definition.alternatives {
      guard let known = definition.known else { continue }
      guard let machine = DefinitionObject(definition) else {
        add(.form, definition, "a state machine must be an object", expected: "an object", given: known)
        continue
      }
      names = [:]
      language = language(of: machine, orElse: .jsonPath)
      read(machine, Part(language: language, isExpress: isExpress, isWhole: true))
    }
  }

  // MARK: Lists of states

  private static let parts = ["Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version"]

  /// Reads the list of states of a machine, of a branch or of a Map state.
  mutating func read(_ machine: DefinitionObject, _ part: Part) {
    let known = part.hasProcessor ? Self.parts + ["ProcessorConfig"] : Self.parts
    for name in machine.members.keys where !known.contains(name) && !name.isFunctionName && !name.isOpen {
      add(
        .form, machine.place.pointer.appending(name),
        part.isWhole ? "a state machine has no \(name)" : "a part of a state machine has no \(name)",
        expected: known.sorted().joined(separator: ", "), hint: Suggestion.hint(for: name, in: known))
    }
    for (name, field) in [("Comment", StateField.text), ("TimeoutSeconds", .whole(1...StateField.most))] {
      for value in machine.values(of: name) { check(value, name, field, in: .jsonPath) }
    }
    if machine.presence(of: "States") == .no {
      add(.form, machine.place.pointer, "there must be states", expected: "a member States")
    }
    let hasStart = machine.presence(of: "StartAt") != .no
    if !hasStart {
      add(
        .transition, machine.place.pointer, "it must be said where to start", expected: "a member StartAt",
        hint: machine.value(of: "States")?.value.object?.first.map { "write \"StartAt\": \"\($0.key)\"" })
    }
    for value in machine.values(of: "States") {
      guard let states = DefinitionObject(value) else {
        add(.form, value, "states must be an object", expected: "an object of states by name", given: value.value)
        continue
      }
      if states.members.isEmpty {
        add(.form, value, "there must be states", expected: "one or more", given: value.value)
      }
      read(states, of: machine, part)
    }
  }

  private mutating func read(_ states: DefinitionObject, of machine: DefinitionObject, _ part: Part) {
    var graph = StateGraph(states)
    for name in states.members.keys where !name.isFunctionName && !name.isOpen {
      checkName(name, at: states.place.pointer.appending(name))
    }
    for member in states.members where !member.key.isFunctionName {
      for place in states.place[member.key]?.alternatives ?? [] {
        guard let known = place.known else {
          graph.isOpen = true
          continue
        }
        guard let state = DefinitionObject(place) else {
          add(.form, place, "a state must be an object", expected: "an object", given: known)
          graph.isOpen = true
          continue
        }
        graph.add(member.key, state)
        read(member.key, state, part)
      }
    }
    faults += graph.faults(
      startingAt: machine.values(of: "StartAt"), isStartOpen: machine.isOpen("StartAt"), elsewhere: names)
  }

  /// A name has 80 characters at most and stands once in the whole machine.
  ///
  /// See [Quotas](https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
  private mutating func checkName(_ name: String, at pointer: JSONPointer) {
    if name.utf8.count > 80 || name.isEmpty, !(1...80).contains(name.unicodeScalars.count) {
      add(
        .form, pointer, "the name of a state is too \(name.isEmpty ? "short" : "long")", expected: "1 to 80 characters",
        given: Count.of(name.unicodeScalars.count, "character"))
    }
    if let first = names[name] {
      // Of the branches of a condition there is one.
      if first == pointer || (first.tokens + pointer.tokens).contains(IntrinsicFunction.if.name) { return }
      add(
        .form, pointer, "there are two states of the name \(Wording.quoted(name))",
        expected: "a name for each, in branches as well", hint: "the other is at \(first)")
    } else {
      names[name] = pointer
    }
  }

  // MARK: States

  private mutating func read(_ name: String, _ state: DefinitionObject, _ part: Part) {
    let types = StateKind.allCases.map(\.rawValue)
    if state.presence(of: "Type") == .no {
      add(.form, state.place.pointer, "a state must have a type", expected: types.joined(separator: ", "))
    }
    let values = state.values(of: "Type")
    for value in values where value.knownText.flatMap(StateKind.init) == nil {
      add(
        .form, value, "there is no such type of states", expected: types.joined(separator: ", "), given: value.value,
        hint: value.knownText.flatMap { Suggestion.hint(for: $0, in: types) })
    }
    let language = language(of: state, orElse: part.language)
    if self.language == .jsonata, let own = state.value(of: "QueryLanguage"), own.knownText == "JSONPath" {
      add(
        .form, own, "a state can't be in JSONPath where its machine is in JSONata", expected: "JSONata",
        given: own.value, hint: "leave QueryLanguage out of the machine, and write it in the states that are in JSONata"
      )
    }
    guard values.count == 1, !state.isOpen("Type"), let kind = values[0].knownText.flatMap(StateKind.init) else {
      return
    }
    checkFields(of: state, kind, language)
    checkPairs(of: state, kind)
    if kind.goesOn { checkTransition(of: state) }
    switch kind {
    case .choice: checkChoices(of: state, language)
    case .task: checkTask(state, language, part)
    case .parallel: checkBranches(of: state, language, part)
    case .map: checkMap(state, language, part)
    case .pass: checkResult(of: state)
    case .wait: checkWait(state, language)
    case .fail, .succeed: break
    }
    if [.map, .parallel, .task].contains(kind) { checkErrors(of: state, language) }
  }

  /// The language that something says, or the other where it says none; nil where it isn't known.
  private mutating func language(of object: DefinitionObject, orElse other: StateLanguage?) -> StateLanguage? {
    let languages = StateLanguage.allCases.map(\.rawValue)
    var language: StateLanguage?
    for value in object.values(of: "QueryLanguage") {
      language = value.knownText.flatMap(StateLanguage.init)
      if language != nil { continue }
      add(
        .form, value, "there is no such query language", expected: languages.joined(separator: " or "),
        given: value.value, hint: value.knownText.flatMap { Suggestion.hint(for: $0, in: languages) })
    }
    switch object.presence(of: "QueryLanguage") {
    case .no: return other
    case .maybe: return nil
    case .yes: return language
    }
  }

  /// The part that stands in a state, whose states have the language of the machine unless they say another.
  func inner(of part: Part, _ language: StateLanguage?) -> Part {
    var part = part
    // Whether the language of a state holds for those in it as well isn't said anywhere.
    if language != self.language { part.language = nil }
    (part.isWhole, part.hasProcessor) = (false, false)
    return part
  }

  /// A state goes on, or ends the execution.
  private mutating func checkTransition(of state: DefinitionObject) {
    if state.isOpen("Next") && state.presence(of: "Next") != .yes || state.isOpen("End") { return }
    let ends = state.values(of: "End").map { $0.value.bool == true }
    let goesOn = state.presence(of: "Next")
    let end: DefinitionObject.Presence =
      state.presence(of: "End") == .maybe ? .maybe : ends.contains(true) ? .yes : .no
    if goesOn == .maybe || end == .maybe || goesOn != end { return }
    add(
      .transition, state.place.pointer, "a state must either go on or end", expected: "Next or End",
      given: goesOn == .yes ? "both" : "neither",
      hint: goesOn == .yes ? "remove one" : "write \"Next\": and the name of a state, or \"End\": true")
  }

  // MARK: Faults

  mutating func add(
    _ kind: StateMachineFault.Kind, _ place: PlacedValue, _ message: String, expected: String, given: JSONValue,
    hint: String? = nil
  ) {
    add(kind, place.pointer, message, expected: expected, given: Wording.value(given), hint: hint)
  }

  mutating func add(
    _ kind: StateMachineFault.Kind, _ pointer: JSONPointer, _ message: String, expected: String? = nil,
    given: String? = nil, hint: String? = nil, isWarning: Bool = false
  ) {
    faults.append(
      StateMachineFault(
        kind: kind, pointer: pointer, message: message, expected: expected, given: given, hint: hint,
        isWarning: isWarning))
  }

  mutating func note(_ arn: String, at pointer: JSONPointer) { tasks.append((arn, pointer)) }
}
