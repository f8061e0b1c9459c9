import StrataText

/// A check of a state machine's definition, written by steps or as a document.
///
/// See [State machine structure](https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html).
struct DefinitionCheck {
  let declaration: Declaration
  let property: String
  private var names: Set<String> = []

  init(_ declaration: Declaration, property: String) {
    (self.declaration, self.property) = (declaration, property)
  }

  /// Reports what Step Functions would refuse of it.
  mutating func check(_ definition: TemplateNode) {
    checkPart(definition, in: "the state machine")
    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    let size = definition.knownSize
    if size > 1_048_576 {
      declaration.report(
        "a definition must have 1 MB at most", property: property, expected: "1,048,576 bytes or fewer",
        given: "\(Count.grouped(size)) and more", hint: "put a part of it into a state machine of its own")
    }
  }

  /// Reports what is wrong with a list of states, which is the whole or a part of a state.
  private mutating func checkPart(_ part: TemplateNode, in place: String) {
    // What is a value or was refused says nothing here.
    guard case .map = part.content else { return }
    guard case .map(let states)? = part["States"]?.content, !states.isEmpty else {
      declaration.report(
        "there must be steps", property: property, expected: "one step or more", given: "none in \(place)")
      return
    }
    let known = Set(states.map(\.key))
    var ways: [String: [String]] = [:]
    for state in states {
      checkName(state.key)
      let targets = Self.targets(of: state.value)
      ways[state.key] = targets
      for target in targets where !known.contains(target) {
        declaration.report(
          "a step goes on to one that there isn't", property: property,
          expected: known.sorted().map { "\"\($0)\"" }.joined(separator: ", "),
          given: "\"\(target)\" in \"\(state.key)\"",
          hint: names.contains(target) ? "it's in another list, which no step goes into" : nil)
      }
      checkType(of: state)
      for inner in Self.parts(of: state.value) { checkPart(inner, in: "\"\(state.key)\"") }
    }
    guard let start = part["StartAt"]?.literalText, known.contains(start) else {
      declaration.report(
        "it must be said where to start", property: property,
        expected: known.sorted().map { "\"\($0)\"" }.joined(separator: ", "),
        given: part["StartAt"]?.literalText.map { "\"\($0)\"" } ?? "no StartAt")
      return
    }
    checkReached(states.map(\.key), from: start, by: ways)
  }

  private func checkReached(_ states: [String], from start: String, by ways: [String: [String]]) {
    var reached: Set<String> = [start]
    var waiting = [start]
    while let name = waiting.popLast() {
      for next in ways[name] ?? [] where reached.insert(next).inserted { waiting.append(next) }
    }
    for name in states where !reached.contains(name) {
      declaration.report(
        "no step goes on to this one", property: property, expected: "a way to it", given: "\"\(name)\"",
        hint: "say .then(\"\(name)\") of another step, or leave it out")
    }
  }

  /// Names are unique in the whole machine.
  private mutating func checkName(_ name: String) {
    if !(1...80).contains(name.count) {
      declaration.report(
        "a step must have a name", property: property, expected: "1 to 80 characters",
        given: Count.of(name.count, "character"))
    }
    if !names.insert(name).inserted { reportTwice(name) }
  }

  /// Reports two steps of one name.
  func reportTwice(_ name: String) {
    declaration.report(
      "two steps have one name", property: property, expected: "a name for each, in branches as well",
      given: "\"\(name)\"")
  }

  private static let types: Set = ["Task", "Pass", "Wait", "Choice", "Parallel", "Map", "Succeed", "Fail"]

  /// Reports a state of no type, and one that neither goes on nor ends.
  private func checkType(of state: TemplateNode.Member) {
    guard case .map = state.value.content else { return }
    guard let type = state.value["Type"]?.literalText, Self.types.contains(type) else {
      declaration.report(
        "a step must be of a type that there is", property: property,
        expected: Self.types.sorted().joined(separator: ", "),
        given: "\(state.value["Type"]?.literalText.map { "\"\($0)\"" } ?? "none") for \"\(state.key)\"")
      return
    }
    let goesOn = state.value["Next"] != nil
    let ends = state.value["End"]?.literalText == "true"
    if !["Choice", "Succeed", "Fail"].contains(type), goesOn == ends {
      declaration.report(
        "a step must either go on or end", property: property, expected: "Next or End",
        given: "\(goesOn ? "both" : "neither") for \"\(state.key)\"")
    }
  }

  /// The names that a state goes on to.
  private static func targets(of state: TemplateNode) -> [String] {
    let own = [state["Next"], state["Default"]].compactMap { $0?.literalText }
    let listed = (state["Choices"]?.elements ?? []) + (state["Catch"]?.elements ?? [])
    return own + listed.compactMap { $0["Next"]?.literalText }
  }

  /// The lists of states in a state.
  private static func parts(of state: TemplateNode) -> [TemplateNode] {
    (state["Branches"]?.elements ?? []) + [state["ItemProcessor"], state["Iterator"]].compactMap { $0 }
  }
}

extension TemplateNode {
  fileprivate subscript(key: String) -> TemplateNode? {
    guard case .map(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var elements: [TemplateNode]? { if case .list(let elements) = content { elements } else { nil } }

  /// The bytes that are known now, of JSON without spaces.
  fileprivate var knownSize: Int {
    switch content {
    case .literal: (literalText?.utf8.count ?? 4) + 2
    case .list(let elements): elements.reduce(2) { $0 + $1.knownSize + 1 }
    case .map(let members): members.reduce(2) { $0 + $1.key.utf8.count + 4 + $1.value.knownSize }
    case .substitution(let segments):
      segments.reduce(2) { size, segment in
        if case .text(let text) = segment { size + text.utf8.count } else { size }
      }
    default: 0
    }
  }
}
