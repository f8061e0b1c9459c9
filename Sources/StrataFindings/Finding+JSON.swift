public import StrataJSON

extension Finding {
  /// The finding for machines; absent parts are left out.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The JSON, without what is absent.
  public func json(relativeTo directory: String? = nil) -> JSONValue {
    let place = site.map { directory.map($0.relative) ?? $0 }
    var object: JSONObject = ["severity": .string(severity.rawValue), "rule": .string(rule.description)]
    object["path"] = path.isEmpty ? nil : .string(path)
    object["property"] = property.map(JSONValue.string)
    object["file"] = place.map { .string($0.file) }
    object["line"] = place.map { .integer(Int64($0.line)) }
    object["column"] = place?.column.map { .integer(Int64($0)) }
    object["message"] = .string(message)
    object["expected"] = expected.map(JSONValue.string)
    object["given"] = given.map(JSONValue.string)
    object["hint"] = hint.map(JSONValue.string)
    object["pointer"] = pointer.map { .string($0.description) }
    if !notes.isEmpty { object["notes"] = .array(notes.map { $0.json(relativeTo: directory) }) }
    return .object(object)
  }
}

extension Finding.Note {
  fileprivate func json(relativeTo directory: String?) -> JSONValue {
    let place = site.map { directory.map($0.relative) ?? $0 }
    var object = JSONObject()
    object["file"] = place.map { .string($0.file) }
    object["line"] = place.map { .integer(Int64($0.line)) }
    object["pointer"] = pointer.map { .string($0.description) }
    object["message"] = .string(message)
    return .object(object)
  }
}
