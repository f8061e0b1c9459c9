import StrataJSON
import StrataResourceModel

/// A type's schema as the proof reads it, in CloudFormation's words or in those of the facts.
///
/// It shares nothing with the code that makes the models, so that a mistake there isn't made here again.
struct ProofSchema {
  let root: JSONObject
  private let document: JSONObject
  private let isFacts: Bool

  /// The keywords read of a node, by the words of schemas and of facts.
  enum Keyword: String {
    case reference = "$ref", type, properties, items, firstItems = "prefixItems", patterns = "patternProperties"
    case others = "additionalProperties", any = "anyOf", one = "oneOf", all = "allOf", values = "enum", pattern
    case least = "minLength", format

    fileprivate var inFacts: String {
      switch self {
      case .reference: "$"
      case .type: "t"
      case .properties: "p"
      case .items: "i"
      case .firstItems: "pi"
      case .patterns: "pp"
      case .others: "ap"
      case .any: "any"
      case .one: "one"
      case .all: "all"
      case .values: "e"
      case .pattern: "pt"
      case .least: "ls"
      case .format: "f"
      }
    }
  }

  init(schema: JSONObject) {
    document = schema
    // The type of the whole is no property's.
    root = JSONObject(schema.filter { $0.key != "type" }.map { ($0.key, $0.value) })
    isFacts = false
  }

  init(facts: TypeFacts) {
    document = facts.definitions
    root = facts.root
    isFacts = true
  }

  func value(_ keyword: Keyword, of node: JSONObject) -> JSONValue? {
    node[isFacts ? keyword.inFacts : keyword.rawValue]
  }

  /// The nodes in a list, such as those of `anyOf`.
  func nodes(_ keyword: Keyword, of node: JSONObject) -> [JSONObject] {
    (value(keyword, of: node)?.array ?? []).map { $0.object ?? [:] }
  }

  /// The nodes of an object by name; a property that must not be there is none.
  func members(_ keyword: Keyword, of node: JSONObject) -> [(name: String, node: JSONObject)] {
    (value(keyword, of: node)?.object ?? [:]).compactMap { member in
      member.value == false ? nil : (member.key, member.value.object ?? [:])
    }
  }

  /// The node that a node refers to, beside which nothing else counts.
  func target(of node: JSONObject) -> JSONObject? {
    guard let name = value(.reference, of: node)?.string else { return nil }
    if isFacts { return document[name]?.object }
    return JSONPointer(String(name.dropFirst())).flatMap { JSONValue.object(document)[$0]?.object }
  }
}
