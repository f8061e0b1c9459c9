import StrataFindings
import StrataJSON
import StrataTemplate

/// A pattern of events is one that EventBridge can read, and likewise those of pipes and of Lambda's event sources.
struct EventPatternRule: TemplateRule {
  let about = RuleDescription(
    "event-pattern", .error, reason: "a rule, a pipe or an event source is refused with a pattern that can't be read",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html",
    good: EventPatternRule.sample(["orders"]), bad: EventPatternRule.sample("orders"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::Events::Rule", "AWS::Events::Archive":
        { resource in resource.all("EventPattern").flatMap(check) }
      case "AWS::Lambda::EventSourceMapping":
        { resource in filters(resource.all("FilterCriteria")) }
      case "AWS::Pipes::Pipe":
        { resource in filters(resource.all("SourceParameters").flatMap { $0.all("FilterCriteria") }) }
      case "AWS::Serverless::Function", "AWS::Serverless::StateMachine":
        { resource in
          ServerlessEvents.events(of: resource).flatMap { event -> [Finding] in
            switch event.type {
            case "CloudWatchEvent", "EventBridgeRule": event.properties.all("Pattern").flatMap(check)
            default: filters(event.properties.all("FilterCriteria"))
            }
          }
        }
      default: nil
      }
    }
  }

  private func filters(_ criteria: [PlacedValue]) -> [Finding] {
    criteria.flatMap { $0.each("Filters") }.flatMap { $0.all("Pattern") }.flatMap(check)
  }

  /// Looks at a pattern, which may be written as text.
  private func check(_ pattern: PlacedValue) -> [Finding] {
    if pattern.value.isFunction && pattern.text == nil { return [] }
    guard let text = pattern.text else {
      return EventPattern(pattern).faults.map {
        finding($0.message, at: $0.pointer, expected: $0.expected, given: $0.given, hint: $0.hint)
      }
    }
    guard let value = try? JSONValue(parsing: text) else {
      return [
        finding("this isn't JSON", at: pattern.pointer, expected: "a pattern as JSON", given: Wording.quoted(text))
      ]
    }
    // The places are those within the text.
    return EventPattern(PlacedValue(value: value, pointer: JSONPointer())).faults.map {
      let place = $0.pointer.tokens.joined(separator: ".")
      return finding(
        place.isEmpty ? $0.message : "\(place): \($0.message)", at: pattern.pointer, expected: $0.expected,
        given: $0.given, hint: $0.hint)
    }
  }

  private static func sample(_ source: JSONValue) -> JSONValue {
    ["Placed": ["Type": "AWS::Events::Rule", "Properties": ["EventPattern": ["source": source]]]]
  }
}
