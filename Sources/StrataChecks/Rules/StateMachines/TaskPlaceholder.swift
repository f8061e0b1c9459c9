import StrataJSON
import StrataTemplate
import StrataText

/// A placeholder that a task's resource begins with, and that nothing is put in for.
struct TaskPlaceholder {
  /// The name of the placeholder, of letters, digits and underscores.
  let name: String
  let state: String
  let resource: String
  /// The place of the resource, or of the text that the definition is.
  let place: JSONPointer
  /// The names of what is put in for others.
  let given: [String]

  /// All in the definition of a state machine; none where only deployment tells what is put in.
  static func all(in machine: TemplateResource) -> [TaskPlaceholder] {
    let substitutions = machine["DefinitionSubstitutions"] ?? [:]
    guard let object = substitutions.object, !object.keys.contains(where: \.isFunctionName), !substitutions.isFunction
    else { return [] }
    let given = object.keys
    let texts = machine.all("DefinitionString").flatMap { placed in
      tasks(inText: placed.value).map { (task: $0, place: placed.pointer) }
    }
    let objects = machine.all("Definition").flatMap { placed in
      tasks(in: placed).map { (task: $0, place: $0.place.appending("Resource")) }
    }
    return (texts + objects).compactMap { task, place in
      guard let name = task.placeholder, !given.contains(name) else { return nil }
      return TaskPlaceholder(name: name, state: task.name, resource: task.resource, place: place, given: given)
    }
  }

  /// A state that does something.
  private struct Task {
    let name: String
    let resource: String
    let place: JSONPointer

    /// The placeholder with which the resource begins, if it does.
    var placeholder: String? {
      guard case .variable(let name)? = SubstitutionText.parts(of: resource).first,
        name.consistsOfAlphanumerics(and: "_"), !name.isEmpty
      else { return nil }
      return name
    }
  }

  private static func tasks(inText value: JSONValue) -> [Task] {
    // What is only known at deployment can't be part of a placeholder.
    let text = PartialText(value).text(unknownAs: "\u{FFFD}")
    guard text.utf8.contains(UInt8(ascii: "$")), let definition = try? JSONValue(parsing: text) else { return [] }
    return tasks(in: PlacedValue(value: definition, pointer: JSONPointer()))
  }

  /// The tasks among the states of a machine, and among those of its branches.
  private static func tasks(in machine: PlacedValue) -> [Task] {
    guard let states = machine["States"], let object = states.value.object, !states.value.isFunction else { return [] }
    return object.flatMap { member -> [Task] in
      let state = PlacedValue(value: member.value, pointer: states.pointer.appending(member.key))
      var found: [Task] = []
      if state.value["Type"] == "Task", let resource = state.value["Resource"]?.string {
        found.append(Task(name: member.key, resource: resource, place: state.pointer))
      }
      let inner = ["Iterator", "ItemProcessor"].compactMap { state[$0] } + (state["Branches"]?.elements ?? [])
      return found + inner.flatMap(tasks)
    }
  }
}
