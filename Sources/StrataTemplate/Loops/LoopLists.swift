import StrataJSON

/// The lists that loops go through, as far as a template tells them.
struct LoopLists {
  private let parameters: JSONObject
  private let mappings: JSONObject

  init(_ template: JSONValue) {
    parameters = template["Parameters"]?.object ?? [:]
    mappings = template["Mappings"]?.object ?? [:]
  }

  /// The values of a list, or nil where they're known only at deployment.
  func values(of list: JSONValue) -> [String]? {
    if let elements = list.array {
      let texts = elements.compactMap { text(of: $0) }
      return texts.count == elements.count ? texts : nil
    }
    guard let call = list.call else { return nil }
    switch call.function {
    case .ref: return call.argument.string.flatMap { parameters[$0]?["Default"]?.string }.map(Self.elements)
    case .findInMap:
      guard call.arguments.count == 3, let map = text(of: call.arguments[0]), let key = text(of: call.arguments[2]),
        let rows = mappings[map]?.object, !rows.keys.contains(where: \.isFunctionName)
      else { return nil }
      let row = text(of: call.arguments[1])
      // A row that isn't there is refused, so that what all have in common holds for any.
      let lists = row.map { [rows[$0]?[key]] } ?? rows.compactMap { $0.value[key] }
      guard let first = lists.first, let found = first?.array, lists.allSatisfy({ $0 == first }) else { return nil }
      return values(of: .array(found))
    default: return nil
    }
  }

  /// The text of a value, or the default of the parameter that it's a reference to.
  private func text(of value: JSONValue) -> String? {
    if let name = value.argument(of: .ref)?.string { return parameters[name]?["Default"].flatMap(Scalar.text) }
    return Scalar.text(of: value)
  }

  /// The elements of a list that's given as text.
  private static func elements(of text: String) -> [String] {
    text.split(separator: ",").map { element in
      String(element.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
