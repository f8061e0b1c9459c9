import StrataJSON
import StrataLanguage
import StrataText

/// The keys of profiles that begin with an underscore and have a meaning; all others that begin with one are for people.
enum ProfileKeys {
  static let meant = [ProfileFile.inheritsKey, UsageReading.key]

  /// The key with a meaning that a key is, or is a misspelling of; nil for others, such as `_comment`.
  static func meant(by key: String) -> String? {
    if !key.hasPrefix("_") { return nil }
    // What follows the underscore is compared alone, so that `_image` isn't near enough to `_usage`.
    return Suggestion.nearest(to: String(key.dropFirst()), in: meant.map { String($0.dropFirst()) }).map { "_\($0)" }
  }
}

extension ProfileChain {
  /// Finds keys that nearly have a meaning, and those that have one somewhere else, which would be taken to be for people.
  ///
  /// - Parameter objects: The places of the objects that the profile's type reads.
  /// - Returns: The mistakes.
  func misspelledKeys(in objects: some Sequence<JSONPointer>) -> [Finding] {
    Set(objects).union([JSONPointer()]).flatMap { object in
      (JSONValue.object(merged)[object]?.object ?? [:]).compactMap { member -> Finding? in
        guard let meant = ProfileKeys.meant(by: member.key) else { return nil }
        let isOutermost = object.tokens.isEmpty
        if isOutermost, meant == member.key { return nil }
        let place = object.appending(member.key)
        return Finding(
          .invalidProfile,
          isOutermost
            ? "profiles have no key \(member.key)" : "\(meant) stands in the outermost object of a profile alone",
          path: subject, property: place.description, site: site(of: place, ofKey: true),
          hint: isOutermost ? "did you mean \(meant)? a key for people has a name less like it" : "move it there")
      }
    }
  }
}
