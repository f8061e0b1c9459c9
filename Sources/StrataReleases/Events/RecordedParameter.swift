import StrataJSON

/// A parameter of a stack's template, as a deployment had it.
package struct RecordedParameter: Sendable, Hashable {
  /// What is known of a parameter's value.
  package enum Value: Sendable, Hashable {
    /// The value in full; for a parameter of the Systems Manager, which is its name there, with what stood there.
    case text(String, resolved: String?)
    /// A value that nobody is to see.
    case hidden(Origin)
  }

  /// Where a value that nobody is to see came from; the value itself is recorded in no form.
  package enum Origin: Sendable, Hashable {
    /// It stayed as it was in the stack.
    case kept
    /// It was given for this deployment.
    case given
    /// It's a version of a secret, which can be asked for again.
    case secretVersion(String)
  }

  /// The name in the template.
  package let name: String
  /// The value, as far as it's recorded.
  package let value: Value

  /// Records a parameter.
  package init(name: String, value: Value) {
    (self.name, self.value) = (name, value)
  }

  var json: JSONValue {
    var object: JSONObject = ["name": .string(name)]
    switch value {
    case .text(let text, let resolved):
      object["value"] = .string(text)
      object["resolved"] = resolved.map(JSONValue.string)
    case .hidden(.kept): object["hidden"] = "kept"
    case .hidden(.given): object["hidden"] = "given"
    case .hidden(.secretVersion(let version)):
      object["hidden"] = "secret version"
      object["version"] = .string(version)
    }
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    name = try members.text("name")
    guard let hidden = try members.optionalText("hidden") else {
      value = .text(try members.text("value"), resolved: try members.optionalText("resolved"))
      return
    }
    switch hidden {
    case "kept": value = .hidden(.kept)
    case "given": value = .hidden(.given)
    case "secret version": value = .hidden(.secretVersion(try members.text("version")))
    default:
      throw RecordFormatError(
        place: members.place + "/hidden", expected: "kept, given or secret version", given: hidden)
    }
  }
}
