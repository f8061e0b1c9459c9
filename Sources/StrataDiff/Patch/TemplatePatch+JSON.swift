public import StrataJSON

extension TemplatePatch {
  /// The patch as JSON: a list of operations.
  public var json: JSONValue { .array(operations.map(\.json)) }

  /// Reads a patch of its JSON.
  ///
  /// - Throws: An error that names the first place that isn't what a patch has there.
  public init(json: JSONValue) throws(DifferenceError) {
    try self.init(json: json, at: JSONPointer())
  }

  init(json: JSONValue, at pointer: JSONPointer) throws(DifferenceError) {
    guard case .array(let elements) = json else {
      throw DifferenceError(.notADifference(expected: "a list of operations"), at: pointer)
    }
    var operations: [Operation] = []
    for (index, element) in elements.enumerated() {
      operations.append(try Operation(json: element, at: pointer.appending(index)))
    }
    self.init(operations)
  }
}

extension TemplatePatch.Operation {
  var json: JSONValue {
    switch self {
    case .add(let pointer, let value, let before?):
      ["op": "add", "path": .string(pointer.description), "before": .string(before), "value": value]
    case .add(let pointer, let value, nil):
      ["op": "add", "path": .string(pointer.description), "value": value]
    case .remove(let pointer): ["op": "remove", "path": .string(pointer.description)]
    case .replace(let pointer, let value):
      ["op": "replace", "path": .string(pointer.description), "value": value]
    case .order(let pointer, let keys):
      ["op": "order", "path": .string(pointer.description), "keys": .array(keys.map { .string($0) })]
    }
  }

  init(json: JSONValue, at place: JSONPointer) throws(DifferenceError) {
    func wrong(_ expected: String, _ key: String? = nil) -> DifferenceError {
      DifferenceError(.notADifference(expected: expected), at: key.map(place.appending) ?? place)
    }
    guard let pointer = json["path"]?.string.flatMap(JSONPointer.init) else {
      throw wrong("a JSON pointer", "path")
    }
    switch json["op"]?.string {
    case "remove": self = .remove(pointer)
    case "add":
      guard let value = json["value"] else { throw wrong("a value", "value") }
      self = .add(pointer, value, before: json["before"]?.string)
    case "replace":
      guard let value = json["value"] else { throw wrong("a value", "value") }
      self = .replace(pointer, value)
    case "order":
      guard let keys = json["keys"]?.array?.compactMap(\.string), keys.count == json["keys"]?.array?.count else {
        throw wrong("a list of keys", "keys")
      }
      self = .order(pointer, keys)
    default: throw wrong("add, remove, replace or order", "op")
    }
  }
}
