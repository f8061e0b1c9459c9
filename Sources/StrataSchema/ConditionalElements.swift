import StrataJSON
import StrataTemplate

/// The elements of a list so far that a condition decides on, of which two may come to be equal.
struct ConditionalElements {
  /// Where elements of one value are: for sure, or where a condition holds or doesn't.
  private struct Places {
    var always: Int?
    var byCondition: [Case: Int] = [:]
  }

  /// A condition, and whether it holds.
  private struct Case: Hashable {
    let condition: String
    let holds: Bool

    var words: String { "\(condition) \(holds ? "holds" : "doesn't hold")" }
  }

  /// An element that is there already.
  struct Twin {
    /// The element's position.
    let first: Int
    /// When both are there, in words.
    let condition: String
    let value: JSONValue
  }

  private var places: [JSONValue: Places] = [:]

  /// Takes in an element, and gives one that it's equal to under a condition, if there is one.
  mutating func insert(_ element: JSONValue, at index: Int) -> Twin? {
    guard let call = element.call, call.function == .if, call.arguments.count == 3,
      let condition = call.arguments[0].string
    else {
      // What is equal for sure is found without this, so that it's there only once.
      places[element, default: Places()].always = index
      let others = places[element]?.byCondition ?? [:]
      return others.min { ($0.value, $0.key.words) < ($1.value, $1.key.words) }.map {
        Twin(first: $0.value, condition: $0.key.words, value: element)
      }
    }
    var twin: Twin?
    for (value, holds) in [(call.arguments[1], true), (call.arguments[2], false)] where !value.isNoValue {
      // One condition within another may rule it out.
      if value.call?.function == .if { continue }
      let key = Case(condition: condition, holds: holds)
      let known = places[value, default: Places()]
      if twin == nil, let first = known.byCondition[key] ?? known.always {
        twin = Twin(first: first, condition: key.words, value: value)
      }
      if known.byCondition[key] == nil { places[value, default: Places()].byCondition[key] = index }
    }
    return twin
  }
}
