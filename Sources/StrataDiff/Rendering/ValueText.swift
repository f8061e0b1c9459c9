import StrataJSON
import StrataTemplate

/// Values as people read them.
enum ValueText {
  static let limit = 160

  /// A value on one line, cut off where it's long: references as `Jobs.Arn`, everything else as JSON.
  static func text(of value: JSONValue) -> String { Shortening.cut(full(value, isInner: false), to: limit) }

  private static func full(_ value: JSONValue, isInner: Bool) -> String {
    switch value {
    case .object(let object):
      if let call = value.call, let text = text(of: call) { return text }
      let members = object.map { "\(quoted($0.key)): \(full($0.value, isInner: true))" }
      return "{\(members.joined(separator: ", "))}"
    case .array(let elements): return "[\(elements.map { full($0, isInner: true) }.joined(separator: ", "))]"
    default: return json(value)
    }
  }

  private static func text(of call: FunctionCall) -> String? {
    switch call.function {
    case .ref: return call.argument.string
    case .getAtt:
      guard let resource = call.argument[0]?.string, let attribute = call.argument[1]?.string else { return nil }
      return "\(resource).\(attribute)"
    case .sub: return call.argument.string.map(quoted)
    case .importValue: return "the export \(full(call.argument, isInner: true))"
    default: return nil
    }
  }

  private static func quoted(_ text: String) -> String { json(.string(text)) }

  private static func json(_ value: JSONValue) -> String { (try? value.text(layout: .compact)) ?? "" }
}

extension PropertyChange {
  /// The values that were and are, as in `30 → 60`.
  func values(_ shown: (PropertyChange, JSONValue) -> JSONValue) -> String {
    func text(_ value: JSONValue) -> String { ValueText.text(of: shown(self, value)) }
    switch (before, after) {
    case (let before?, let after?) where !causes.isEmpty && before == after: return text(after)
    case (let before?, let after?): return "\(text(before)) → \(text(after))"
    case (nil, let after?): return text(after)
    case (let before?, nil): return text(before)
    case (nil, nil): return ""
    }
  }

  var symbol: String { before == nil ? "+" : after == nil ? "-" : "~" }

  /// The remarks on the change, beside its values.
  var remarks: [String] {
    var remarks = causes.map(\.text)
    switch replacement {
    case .always: remarks.append("replaces it")
    case .sometimes: remarks.append("may replace it")
    case .never: break
    }
    if isReadOnly { remarks.append("only the service sets it") }
    return remarks
  }
}
