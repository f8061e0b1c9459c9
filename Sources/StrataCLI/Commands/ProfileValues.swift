import StrataEnvironments
import StrataJSON
import StrataLanguage

/// Fits what people write on a command line to what a profile takes.
struct ProfileValues {
  let system: System
  let store: ProfileStore
  let profile: String

  /// Takes each value as text, or as JSON where the system takes no text there.
  ///
  /// - Parameters:
  ///   - object: The object that is to be in the profile's file.
  ///   - keys: The keys whose values people wrote.
  /// - Returns: The object to write.
  /// - Throws: ``ProfileError`` with what's wrong with those values; what else is wrong is left to others.
  func fitted(_ object: JSONObject, keys: [String]) throws -> JSONObject {
    var object = object
    var inspection = system.inspection(of: try store.preview(profile, object))
    for key in keys
    where mistakes(in: inspection, at: key).contains(where: { $0.property == JSONPointer([key]).description }) {
      guard let text = object[key]?.string, let value = try? JSONValue(parsing: text) else { continue }
      object[key] = value
    }
    inspection = system.inspection(of: try store.preview(profile, object))
    let found = keys.flatMap { mistakes(in: inspection, at: $0) + unknown(in: inspection, $0) }
    if !found.isEmpty { throw ProfileError(found.map(\.withoutSite)) }
    return object
  }

  private func mistakes(in inspection: ProfileInspection, at key: String) -> [Finding] {
    let place = JSONPointer([key]).description
    return inspection.mistakes.filter { $0.property == place || $0.property?.hasPrefix(place + "/") == true }
  }

  private func unknown(in inspection: ProfileInspection, _ key: String) -> [Finding] {
    let place = JSONPointer([key]).description
    return inspection.warnings.filter { $0.property == place }.map { warning in
      warning.withoutSite.placed(severity: .error)
    }
  }
}

extension Finding {
  /// The finding without a place, for what isn't in a file yet.
  fileprivate var withoutSite: Finding {
    Finding(
      rule, message, severity: severity, path: path, property: property, expected: expected, given: given, hint: hint)
  }
}
