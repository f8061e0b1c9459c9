import StrataJSON
import StrataText

/// A template of a message, in which `<name>` stands for a part of an event.
struct EventTemplate {
  /// The names that stand in it.
  private(set) var names: [String] = []
  /// The message with something in the place of each name; nil where it isn't JSON.
  let json: JSONValue?

  /// The names that EventBridge gives, by
  /// [its own list](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined).
  private static let given: Set = [
    "aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time", "aws.events.event",
    "aws.events.event.json",
  ]

  static func isName(_ text: some StringProtocol) -> Bool {
    (1...256).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "-_")
  }

  init(_ text: String) {
    var filled = ""
    var rest = text[...]
    var isQuoted = false
    while let character = rest.popFirst() {
      let name = rest.prefix { $0 != ">" && $0 != "<" && $0 != "\"" }
      let isPlaceholder =
        character == "<" && rest.dropFirst(name.count).first == ">" && !name.isEmpty
        && name.consistsOfAlphanumerics(and: "-_.")
      if isPlaceholder {
        names.append(String(name))
        rest = rest.dropFirst(name.count + 1)
        filled += isQuoted ? "x" : "null"
      } else if character == "\\", isQuoted {
        filled.append(character)
        if let next = rest.popFirst() { filled.append(next) }
      } else if character == KnownText.gap {
        filled += isQuoted ? "x" : "0"
      } else {
        if character == "\"" { isQuoted.toggle() }
        filled.append(character)
      }
    }
    json = try? JSONValue(parsing: filled)
  }

  /// Reports names that nothing stands behind, inputs that nobody uses, and what isn't JSON.
  func check(_ inputs: [String], _ declaration: Declaration) {
    var reported: Set<String> = []
    for name in names where !inputs.contains(name) && !Self.given.contains(name) && reported.insert(name).inserted {
      declaration.report(
        "the template uses an input that there isn't", property: "to",
        expected: inputs.isEmpty ? "inputs" : inputs.map { "<\($0)>" }.joined(separator: ", "), given: "<\(name)>",
        hint: "give its path: inputs: [\"\(name)\": \"$.detail.…\"]")
    }
    for input in inputs where !names.contains(input) {
      declaration.report(
        "no part of the template uses an input", property: "to", expected: "<\(input)> in the template",
        given: "none", hint: "leave it out of the inputs")
    }
    if json == nil {
      declaration.report(
        "the template isn't JSON", property: "to", expected: #"JSON such as {"content": "<name>"}"#,
        given: "other text",
        hint: "say .text(…) for text that people read")
    }
  }
}
