import StrataJSON

extension JSONValue {
  /// The value at a path of names and indexes, or nil where there is none.
  func value(at path: some Collection<String>) -> JSONValue? {
    guard let step = path.first else { return self }
    let rest = path.dropFirst()
    switch self {
    case .object(let object): return object[step]?.value(at: rest)
    case .array(let list):
      guard let index = Int(step), list.indices.contains(index) else { return nil }
      return list[index].value(at: rest)
    default: return nil
    }
  }

  /// The same value with another one at a path, or with nothing there.
  func replacing(_ path: some Collection<String>, with value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? self }
    let rest = path.dropFirst()
    switch self {
    case .object(var object):
      guard let old = object[step] else {
        if rest.isEmpty { object[step] = value }
        return .object(object)
      }
      object[step] = rest.isEmpty ? value : old.replacing(rest, with: value)
      return .object(object)
    case .array(var list):
      guard let index = Int(step), list.indices.contains(index) else { return self }
      if !rest.isEmpty {
        list[index] = list[index].replacing(rest, with: value)
      } else if let value {
        list[index] = value
      } else {
        list.remove(at: index)
      }
      return .array(list)
    default: return self
    }
  }
}
