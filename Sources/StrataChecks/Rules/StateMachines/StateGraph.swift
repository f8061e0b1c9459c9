import StrataJSON
import StrataTemplate

/// What states go on to, in one list of them.
///
/// See [Transitions](https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html#transitions).
struct StateGraph {
  private let states: DefinitionObject
  private var ways: [String: [String]] = [:]
  private var targets: [(name: String, place: PlacedValue)] = []
  private var hasEnd = false
  /// Whether a state is wrong or conditional in where it goes, so that it's not known what it ends or reaches.
  private var isUnclear = false
  /// Whether there are states or transitions that nobody knows before something is filled in.
  var isOpen: Bool

  init(_ states: DefinitionObject) {
    self.states = states
    isOpen = states.isOpen
  }

  /// Adds a state with where it goes.
  mutating func add(_ name: String, _ state: DefinitionObject) {
    let kind = state.value(of: "Type")?.knownText.flatMap(StateKind.init)
    if kind == nil { isUnclear = true }
    if kind?.isTerminal == true { hasEnd = true }
    if state.presence(of: "End") != .no, state.values(of: "End").contains(where: { $0.value.bool == true }) {
      hasEnd = true
    }
    if state.isOpen("End") { isOpen = true }
    if kind?.goesOn == true, state.presence(of: "Next") == .no, !hasEnd(state) { isUnclear = true }
    go(from: name, by: "Next", of: state)
    go(from: name, by: "Default", of: state)
    for list in ["Choices", "Catch"] {
      if state.isOpen(list) { isOpen = true }
      for element in state.elements(of: list) {
        if let rule = DefinitionObject(element) { go(from: name, by: "Next", of: rule) } else { isOpen = true }
      }
    }
  }

  private func hasEnd(_ state: DefinitionObject) -> Bool {
    state.presence(of: "End") == .maybe || state.values(of: "End").contains { $0.value.bool == true }
  }

  private mutating func go(from name: String, by member: String, of object: DefinitionObject) {
    guard object.presence(of: member) != .no else { return }
    if object.isOpen(member) { isOpen = true }
    for value in object.values(of: member) {
      guard let target = value.knownText else { continue }
      ways[name, default: []].append(target)
      targets.append((target, value))
    }
  }

  /// What is wrong with the transitions.
  ///
  /// - Parameters:
  ///   - starts: Where the list starts, as far as that's known.
  ///   - isStartOpen: Whether it may start elsewhere.
  ///   - elsewhere: The states of all lists that have been read, with their places.
  /// - Returns: The faults; of what isn't reached or doesn't end only where there are no others, which may be why.
  func faults(startingAt starts: [PlacedValue], isStartOpen: Bool, elsewhere: [String: JSONPointer])
    -> [StateMachineFault]
  {
    var faults: [StateMachineFault] = []
    var hints = NameHints(states.members.keys)
    func missing(_ name: String, _ place: PlacedValue, _ message: String) {
      let isElsewhere = elsewhere[name] != nil
      faults.append(
        StateMachineFault(
          kind: .transition, pointer: place.pointer, message: message,
          expected: "one of the \(states.members.count == 1 ? "1 state" : "\(states.members.count) states") beside it",
          given: Wording.quoted(name),
          hint: isElsewhere ? "it's in another list, which no transition goes into" : hints.hint(for: name)))
    }
    for start in starts {
      guard let name = start.knownText else {
        faults.append(
          StateMachineFault(
            kind: .transition, pointer: start.pointer, message: "StartAt must be the name of a state", expected: "text",
            given: Wording.value(start.value)))
        continue
      }
      if states.members[name] == nil, !states.isOpen { missing(name, start, "it starts at a state that there isn't") }
    }
    for (name, place) in targets where states.members[name] == nil && !states.isOpen {
      missing(name, place, "a state goes on to one that there isn't")
    }
    // What else isn't reached or doesn't end may follow from that.
    if !faults.isEmpty || isOpen || isUnclear || states.members.isEmpty { return faults }
    if !hasEnd {
      faults.append(
        StateMachineFault(
          kind: .transition, pointer: states.place.pointer, message: "no state ends the execution",
          expected: "a state with \"End\": true, or one of the type Succeed or Fail"))
    }
    if !faults.isEmpty || isStartOpen || starts.isEmpty { return faults }
    return unreached(from: starts.compactMap(\.knownText))
  }

  private func unreached(from starts: [String]) -> [StateMachineFault] {
    var reached = Set(starts)
    var waiting = starts
    while let name = waiting.popLast() {
      for next in ways[name] ?? [] where reached.insert(next).inserted { waiting.append(next) }
    }
    return states.members.keys.filter { !reached.contains($0) }.map { name in
      StateMachineFault(
        kind: .transition, pointer: states.place.pointer.appending(name), message: "no way leads to this state",
        expected: "a state that is reached and goes on to \(Wording.quoted(name))",
        hint: "let one go on to it, or remove it")
    }
  }
}
