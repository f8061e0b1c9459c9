import StrataJSON

extension JSONValue {
  /// The value with another one at a path, or with none there.
  func replacing(_ path: ArraySlice<String>, with value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? self }
    let rest = path.dropFirst()
    switch self {
    case .object(var object):
      object[step] = rest.isEmpty ? value : object[step]?.replacing(rest, with: value)
      return .object(object)
    case .array(var elements):
      guard let index = Int(step) else { return self }
      if rest.isEmpty, value == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].replacing(rest, with: value)
      }
      return .array(elements)
    default: return self
    }
  }
}
