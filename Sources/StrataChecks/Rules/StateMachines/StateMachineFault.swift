import StrataJSON

/// What is wrong at a place of a state machine's definition.
struct StateMachineFault {
  /// What it is about, of which each has findings of a name of its own.
  enum Kind {
    case form, path, task, transition
  }

  let kind: Kind
  let pointer: JSONPointer
  let message: String
  var expected: String?
  var given: String?
  var hint: String?
  /// Whether the definition is taken, and does something else than it seems to say.
  var isWarning = false
}
