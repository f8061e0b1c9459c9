public import StrataJSON

extension TemplateDifference {
  /// The version of the form of the JSON.
  static let format: Int64 = 1

  /// The difference as JSON, from which the new template can be rebuilt.
  ///
  /// The patch has the templates' own values, so that it's as confidential as they are. Everywhere else, what looks
  /// like a secret is hidden.
  public var json: JSONValue { json(includingPatch: true) }

  /// The difference as JSON.
  ///
  /// - Parameter includingPatch: Whether the exact steps from one template to the other are part of it.
  /// - Returns: The differences, with their counts.
  public func json(includingPatch: Bool) -> JSONValue {
    var object: JSONObject = [
      "format": .integer(Self.format), "verdict": .string(verdict.rawValue), "identical": .bool(isIdentical),
      "counts": counts.json,
      "resources": .array(resources.map { resource in resource.json { redaction.shown($0, $1, of: resource) } }),
      "sections": .array(
        sections.map { section in section.json { redaction.shown($0, $1, in: section) } }),
      "dataAtRisk": .array(dataAtRisk.map { $0.json(showing: redaction.shown) }),
      "protections": .array(protections.map { $0.json(showing: redaction.shown) }),
      "access": .array(access.map { $0.json(showing: redaction.shown) }),
      "renames": .array(renames.map(\.json)), "remedies": .array(remedies.map(\.json)),
    ]
    if includingPatch { object["patch"] = patch.json }
    return .object(object)
  }

  /// Rebuilds the new template from the old one and a difference's JSON.
  ///
  /// - Parameters:
  ///   - json: The JSON of a difference, its patch included.
  ///   - old: The template that the difference was made from.
  /// - Returns: The template that the difference was made to, the order of keys included.
  /// - Throws: An error that names the first place where `json` is no difference, or isn't one of this template.
  public static func apply(_ json: JSONValue, to old: JSONValue) throws(DifferenceError) -> JSONValue {
    guard case .object(let object) = json else {
      throw DifferenceError(.notADifference(expected: "an object"), at: JSONPointer())
    }
    guard object["format"] == .integer(format) else {
      throw DifferenceError(.notADifference(expected: "format \(format)"), at: JSONPointer(["format"]))
    }
    return try TemplatePatch(json: object["patch"] ?? .null, at: JSONPointer(["patch"])).applied(to: old)
  }
}
