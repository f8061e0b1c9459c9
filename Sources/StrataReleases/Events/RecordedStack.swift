import StrataJSON

/// A stack, and what became of it.
package struct RecordedStack: Sendable, Hashable {
  /// The stack's name.
  package let name: String
  /// The stack's id, an ARN that has its account and region; nil where there was none.
  package let id: String?
  /// The SHA-256 of the template, by which its bytes are kept; nil where nobody knows it.
  package let template: String?
  /// What became of it: `deployed`, `unchanged`, `not begun`, `not carried out`, `unknown`, or CloudFormation's status.
  package let end: String
  /// The parameters of the template; none where it wasn't deployed.
  package let parameters: [RecordedParameter]
  /// The changes that were carried out, or were to be.
  package let changes: [RecordedChange]
  /// The stack's tags; nil where nobody knows them.
  package let tags: [String: String]?
  /// The alarms by which CloudFormation was to take it back; nil where none are declared.
  package let rollbackTriggers: RecordedTriggers?

  /// Records a stack.
  package init(
    name: String, id: String?, template: String?, end: String, parameters: [RecordedParameter] = [],
    changes: [RecordedChange] = [], tags: [String: String]? = nil, rollbackTriggers: RecordedTriggers? = nil
  ) {
    (self.name, self.id, self.template, self.end) = (name, id, template, end)
    (self.parameters, self.changes, self.tags) = (parameters, changes, tags)
    self.rollbackTriggers = rollbackTriggers
  }

  var json: JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["id"] = id.map(JSONValue.string)
    object["template"] = template.map(JSONValue.string)
    object["end"] = .string(end)
    object["parameters"] = .array(parameters.map(\.json))
    object["changes"] = .array(changes.map(\.json))
    object["tags"] = tags.map { .object(JSONObject(texts: $0)) }
    object["rollbackTriggers"] = rollbackTriggers?.json
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      name: try members.text("name"), id: try members.optionalText("id"),
      template: try members.optionalText("template"), end: try members.text("end"),
      parameters: try members.list("parameters").map(RecordedParameter.init),
      changes: try members.list("changes").map(RecordedChange.init),
      tags: members.has("tags") ? try members.texts("tags") : nil,
      rollbackTriggers: try members.optionalObject("rollbackTriggers").map(RecordedTriggers.init))
  }
}
