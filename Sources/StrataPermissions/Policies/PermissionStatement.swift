package import StrataJSON
import StrataText

/// A statement of a policy that allows actions on resources under conditions.
package struct PermissionStatement: Sendable, Hashable {
  /// The actions, sorted.
  package let actions: [String]
  /// The resources, sorted.
  package let resources: [String]
  package let conditions: PermissionConditions

  /// The statement as policies have it.
  package var json: JSONValue {
    var object: JSONObject = [
      "Effect": "Allow", "Action": Self.list(actions), "Resource": Self.list(resources),
    ]
    object["Condition"] = conditions.json
    return .object(object)
  }

  /// One alone needs no list.
  private static func list(_ texts: [String]) -> JSONValue {
    texts.count == 1 ? .string(texts[0]) : .array(texts.map(JSONValue.string))
  }
}

extension PermissionConditions {
  /// The conditions as policies have them; nil where there are none.
  package var json: JSONValue? {
    func value(_ texts: [String]) -> JSONValue {
      texts.count == 1 ? .string(texts[0]) : .array(texts.map(JSONValue.string))
    }
    var (equal, like): (JSONObject, JSONObject) = ([:], [:])
    if !services.isEmpty { equal["iam:PassedToService"] = value(services) }
    if let boundary {
      if boundary.utf8.contains(UInt8(ascii: "*")) {
        like["iam:PermissionsBoundary"] = .string(boundary)
      } else {
        equal["iam:PermissionsBoundary"] = .string(boundary)
      }
    }
    if !regions.isEmpty { equal["aws:RequestedRegion"] = value(regions) }
    var object: JSONObject = [:]
    if !equal.isEmpty { object["StringEquals"] = .object(equal) }
    if !like.isEmpty { object["StringLike"] = .object(like) }
    return object.isEmpty ? .none : .some(.object(object))
  }

  /// The order of statements: those without conditions come first.
  var sortKey: [String] { [services.joined(separator: " "), boundary ?? "", regions.joined(separator: " ")] }
}
