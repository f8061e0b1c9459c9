package import StrataJSON

extension Form {
  /// The form as a template could have it.
  package var json: JSONValue {
    switch self {
    case .scalar(let value): value
    case .reference(let name): ["Ref": .string(name)]
    case .attribute(let resource, let name): ["Fn::GetAtt": [.string(resource), .string(name)]]
    case .text(let parts): Self.json(ofText: parts)
    case .choice(let condition, let one, let other): ["Fn::If": [.string(condition), one.json, other.json]]
    case .function(let name, let argument): .object([name: argument.json])
    case .list(let elements): Self.json(of: elements)
    case .set(let set): Self.json(of: set.elements)
    case .object(let members):
      .object(JSONObject(uniqueMembers: members.map { .init(key: $0.key, value: $0.form.json) }))
    }
  }

  private static func json(of elements: [Element]) -> JSONValue {
    // A value that stands for a list of one is written so.
    if elements.count == 1, elements[0].index == Element.single { return elements[0].form.json }
    return .array(elements.map(\.form.json))
  }

  /// `Fn::Sub` where it can say it, which reads best.
  private static func json(ofText parts: [Form]) -> JSONValue {
    var text = ""
    for part in parts {
      guard let piece = part.substitution else { return ["Fn::Join": ["", .array(parts.map(\.json))]] }
      text += piece
    }
    return ["Fn::Sub": .string(text)]
  }

  /// The form as a piece of an `Fn::Sub`.
  package var substitution: String? {
    switch self {
    case .scalar(.string(let text)): SubstitutionText.escaped(text)
    case .reference(let name): "${\(name)}"
    case .attribute(let resource, let name): "${\(resource).\(name)}"
    default: nil
    }
  }

  /// The form as text that can be compared and shown: functions that stand in text as `${…}`, others as JSON.
  package var comparableText: String {
    switch self {
    case .scalar(.string(let text)): text
    case .text(let parts): parts.map(\.comparableText).joined()
    case .reference, .attribute: substitution ?? ""
    default: (try? json.text(keyOrder: .sorted, layout: .compact)) ?? ""
    }
  }
}
