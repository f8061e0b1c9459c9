internal import StrataEvents
import StrataFindings
import StrataJSON

/// The message that a rule sends of an event.
///
/// See [Input transformation](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html).
public struct EventInput: Sendable {
  private enum Kind: Sendable {
    case event
    case constant(AnyValue)
    case part(String)
    case template(StringValue, NamedValues<String>, isText: Bool)
  }

  private let kind: Kind

  /// The event as it is.
  public static let event = EventInput(kind: .event)

  /// Always the same.
  ///
  /// - Parameter value: The JSON that is sent, such as `["job": "clean"]`; text is sent in quotes.
  /// - Returns: The input.
  public static func constant(_ value: AnyValue) -> EventInput { EventInput(kind: .constant(value)) }

  /// A part of the event.
  ///
  /// - Parameter path: The part's path, such as `$.detail`.
  /// - Returns: The input.
  public static func part(_ path: String) -> EventInput { EventInput(kind: .part(path)) }

  /// JSON with parts of the event in it.
  ///
  /// `<name>` stands for an input: by itself for all of it, as JSON, and inside of quotes for its text. EventBridge knows
  /// `<aws.events.rule-name>`, `<aws.events.rule-arn>`, `<aws.events.event.ingestion-time>`, `<aws.events.event>` and
  /// `<aws.events.event.json>` as well.
  ///
  /// - Parameters:
  ///   - json: The JSON, such as `{"content": "<name> is <state>"}`.
  ///   - inputs: The paths of the inputs in the event by their names, such as `["name": "$.detail.alarmName"]`, 100 at
  ///     most; none unless given.
  /// - Returns: The input.
  public static func template(_ json: StringValue, inputs: NamedValues<String> = [:]) -> EventInput {
    EventInput(kind: .template(json, inputs, isText: false))
  }

  /// Text with parts of the event in it, as people read it.
  ///
  /// - Parameters:
  ///   - text: The text, such as `<name> is <state>`, in which `<name>` stands for an input.
  ///   - inputs: The paths of the inputs in the event by their names, such as `["name": "$.detail.alarmName"]`, 100 at
  ///     most; none unless given.
  /// - Returns: The input.
  public static func text(_ text: StringValue, inputs: NamedValues<String> = [:]) -> EventInput {
    EventInput(kind: .template(text, inputs, isText: true))
  }

  /// The properties of a target that say what it gets.
  struct Properties {
    var input: StringValue?
    var path: StringValue?
    var transformer: Events.Rule.InputTransformer?
  }

  /// The properties of a target, with mistakes where EventBridge takes no such.
  func properties(for kind: EventTargetKind?, _ declaration: Declaration) -> Properties {
    if kind == .logGroup { checkLogged(declaration) }
    switch self.kind {
    case .event: return Properties()
    case .constant(let value): return Properties(input: .json(value))
    case .part(let path):
      Self.check(path: path, declaration)
      return Properties(path: .literal(path))
    case .template(let text, let inputs, let isText):
      let template = isText ? text.quoted : text
      Self.check(inputs, declaration)
      for known in KnownText(template).possible {
        EventTemplate(known).check(inputs.members.map(\.name), declaration)
      }
      return Properties(
        transformer: .init(
          inputTemplate: template,
          inputPathsMap: inputs.members.isEmpty
            ? nil
            : MapValue(
              Dictionary(inputs.members.map { ($0.name, StringValue.literal($0.value)) }, uniquingKeysWith: { $1 }))))
    }
  }

  private static func check(path: String, _ declaration: Declaration) {
    if path != "$", !path.hasPrefix("$."), !path.hasPrefix("$[") {
      declaration.report(
        "this isn't a path in an event", property: "to", expected: "a path such as $.detail", given: "\"\(path)\"")
    }
  }

  private static func check(_ inputs: NamedValues<String>, _ declaration: Declaration) {
    if inputs.members.count > 100 {
      declaration.report(
        "a template must have at most 100 inputs", property: "to", expected: "100 or fewer",
        given: "\(inputs.members.count)")
    }
    for (index, input) in inputs.members.enumerated() {
      check(path: input.value, declaration)
      if index > 0, inputs.members[index - 1].name == input.name {
        declaration.report(
          "an input is there twice", property: "to", expected: "each name once", given: "\"\(input.name)\"")
      }
      if !EventTemplate.isName(input.name) || input.name.hasPrefix("AWS") {
        declaration.report(
          "an input has no such name", property: "to",
          expected: "letters, digits, hyphens and underscores, not beginning with AWS", given: "\"\(input.name)\"")
      }
    }
  }

  /// Reports what a log group doesn't take.
  ///
  /// See [PutTargets](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html).
  private func checkLogged(_ declaration: Declaration) {
    if case .event = kind { return }
    if case .template(let text, _, isText: false) = kind {
      let isRight = KnownText(text).possible.allSatisfy { known in
        guard let object = EventTemplate(known).json?.object else { return false }
        return object.map(\.key).sorted() == ["message", "timestamp"]
      }
      if isRight { return }
    }
    declaration.report(
      "a log group takes no such message", property: "to",
      expected: #"the event as it is, or a template such as {"timestamp": <time>, "message": <message>}"#,
      given: "another")
  }
}

extension StringValue {
  /// The text in quotes, as JSON has it, with the values in it as they are.
  fileprivate var quoted: StringValue {
    let escaped = { (text: String) in String(JSONValue.string(text).description.dropFirst().dropLast()) }
    if let text = node.literalText { return .literal("\"\(escaped(text))\"") }
    guard case .substitution(let segments) = node.content else { return "\"\(self)\"" }
    let inside = segments.map { segment -> TemplateNode.Segment in
      if case .text(let text) = segment { .text(escaped(text)) } else { segment }
    }
    return "\"\(StringValue(node: TemplateNode(.substitution(inside))))\""
  }
}
