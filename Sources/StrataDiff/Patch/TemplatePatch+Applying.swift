public import StrataJSON

extension TemplatePatch {
  /// Takes the steps from the value that the patch was made of.
  ///
  /// - Parameter old: The value that the patch was made of.
  /// - Returns: The value that it leads to, with the same bytes once written.
  /// - Throws: An error that names the first place where `old` isn't the value that the patch was made of.
  public func applied(to old: JSONValue) throws(DifferenceError) -> JSONValue {
    var value = old
    for operation in operations {
      switch operation {
      case .add(let pointer, let new, let before):
        try value.change(parentOf: pointer) { parent, token throws(DifferenceError) in
          try parent.add(new, token, before: before, at: pointer)
        }
      case .remove(let pointer):
        try value.change(parentOf: pointer) { parent, token throws(DifferenceError) in
          try parent.remove(token, at: pointer)
        }
      case .replace(let pointer, let new):
        try value.change(pointer.tokens[...], of: pointer) { $0 = new }
      case .order(let pointer, let keys):
        try value.change(pointer.tokens[...], of: pointer) { value throws(DifferenceError) in
          try value.order(keys, at: pointer)
        }
      }
    }
    return value
  }
}

extension JSONValue {
  fileprivate mutating func change(
    parentOf pointer: JSONPointer, _ body: (inout JSONValue, String) throws(DifferenceError) -> Void
  ) throws(DifferenceError) {
    guard let last = pointer.tokens.last else { throw DifferenceError(.otherTemplate, at: pointer) }
    try change(pointer.tokens.dropLast(), of: pointer) { value throws(DifferenceError) in try body(&value, last) }
  }

  fileprivate mutating func change(
    _ tokens: ArraySlice<String>, of pointer: JSONPointer, _ body: (inout JSONValue) throws(DifferenceError) -> Void
  ) throws(DifferenceError) {
    guard let token = tokens.first else { return try body(&self) }
    switch self {
    case .object(var object):
      guard var inner = object[token] else { throw DifferenceError(.otherTemplate, at: pointer) }
      try inner.change(tokens.dropFirst(), of: pointer, body)
      object[token] = inner
      self = .object(object)
    case .array(var elements):
      guard let index = Self.index(token), elements.indices.contains(index) else {
        throw DifferenceError(.otherTemplate, at: pointer)
      }
      try elements[index].change(tokens.dropFirst(), of: pointer, body)
      self = .array(elements)
    default: throw DifferenceError(.otherTemplate, at: pointer)
    }
  }

  fileprivate mutating func add(
    _ value: JSONValue, _ token: String, before: String?, at pointer: JSONPointer
  ) throws(DifferenceError) {
    switch self {
    case .object(let object) where object[token] == nil:
      var members = Array(object)
      var place = members.count
      if let before {
        guard let position = object.position(of: before) else { throw DifferenceError(.otherTemplate, at: pointer) }
        place = position
      }
      members.insert(JSONObject.Member(key: token, value: value), at: place)
      self = .object(JSONObject(uniqueMembers: members))
    case .array(var elements):
      guard let index = Self.index(token), index <= elements.count else {
        throw DifferenceError(.otherTemplate, at: pointer)
      }
      elements.insert(value, at: index)
      self = .array(elements)
    default: throw DifferenceError(.otherTemplate, at: pointer)
    }
  }

  fileprivate mutating func remove(_ token: String, at pointer: JSONPointer) throws(DifferenceError) {
    switch self {
    case .object(var object) where object[token] != nil:
      object[token] = nil
      self = .object(object)
    case .array(var elements):
      guard let index = Self.index(token), elements.indices.contains(index) else {
        throw DifferenceError(.otherTemplate, at: pointer)
      }
      elements.remove(at: index)
      self = .array(elements)
    default: throw DifferenceError(.otherTemplate, at: pointer)
    }
  }

  fileprivate mutating func order(_ keys: [String], at pointer: JSONPointer) throws(DifferenceError) {
    guard case .object(let object) = self, object.count == keys.count,
      JSONObject(keys.map { ($0, .null) }).count == keys.count
    else { throw DifferenceError(.otherTemplate, at: pointer) }
    var members: [JSONObject.Member] = []
    for key in keys {
      guard let value = object[key] else { throw DifferenceError(.otherTemplate, at: pointer) }
      members.append(JSONObject.Member(key: key, value: value))
    }
    self = .object(JSONObject(uniqueMembers: members))
  }

  /// The place that a token names: decimal digits without zeros at the start.
  private static func index(_ token: String) -> Int? {
    Int(token).flatMap { $0 >= 0 && String($0) == token ? $0 : nil }
  }
}
