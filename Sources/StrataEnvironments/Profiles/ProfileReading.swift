package import StrataJSON
public import StrataLanguage
import StrataText

/// A profile, read into the type of its system.
struct ProfileReading<Profile> {
  /// The profile, or nil where there is a mistake in it.
  let profile: Profile?
  let inspection: ProfileInspection
}

/// The findings made while a profile was read.
public struct ProfileInspection: Sendable {
  /// The profile with what it inherits.
  public let chain: ProfileChain

  /// Mistakes, which keep the profile from being used.
  public let mistakes: [Finding]

  /// Keys that the system doesn't know.
  package let unknownKeys: [Finding]

  /// Files with sensitive text that others may read.
  let looseFiles: [Finding]

  /// Sensitive values that aren't there; where secrets stand apart, templates can be made without them.
  package let missingSecrets: [Finding]

  /// The warnings that a person should look at.
  public var warnings: [Finding] { (unknownKeys + looseFiles).sorted() }

  /// All that is said where the mistakes keep the profile from being used.
  ///
  /// A key that is missing may well be there under another name.
  var refusal: [Finding] { (mistakes + unknownKeys).sorted() }

  /// The text of each sensitive value, empty where there is none.
  package let sensitive: [JSONPointer: String]

  /// The keys of the profile itself that are missing, in the order in which they're read.
  package let missingKeys: [String]

  /// The keys of the profile itself that it may have, sorted.
  package var possibleKeys: [String] { (knownKeys[JSONPointer()] ?? []).sorted(by: utf8Precedes) }

  /// The keys that each object in the profile may have, and the elements of lists that were read.
  let knownKeys: [JSONPointer: Set<String>]

  /// Whether reading ended before all was seen.
  let isPartial: Bool

  /// Whether a value may be shown: it's one that the system knows, and isn't sensitive.
  package func isShown(_ pointer: JSONPointer) -> Bool {
    if pointer.tokens.first == UsageReading.key { return true }
    var place = JSONPointer()
    for token in pointer.tokens {
      // A misspelled key may well hold a secret, and so may an object where the system wants text.
      if knownKeys[place]?.contains(token) != true, !isForPeople(token, at: place) { return false }
      place = place.appending(token)
    }
    if isSensitive(pointer) { return false }
    return !mistakes.contains { $0.property == pointer.description }
  }

  /// Whether a value is sensitive or within one that is, or might be for all that was seen.
  package func isSensitive(_ pointer: JSONPointer) -> Bool {
    if sensitive.keys.contains(where: { pointer.tokens.starts(with: $0.tokens) }) { return true }
    guard isPartial, let key = pointer.tokens.first else { return false }
    return knownKeys[JSONPointer()]?.contains(key) != true && !isForPeople(key, at: JSONPointer())
  }

  /// Whether something sensitive is in a value.
  package func holdsSensitive(_ key: String) -> Bool {
    isSensitive(JSONPointer([key])) || sensitive.keys.contains { $0.tokens.first == key }
  }

  private func isForPeople(_ key: String, at place: JSONPointer) -> Bool {
    place.tokens.isEmpty && (key == ProfileFile.nameKey || key == ProfileFile.inheritsKey)
  }
}

extension ProfileChain {
  /// Reads the profile as a type.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - isForSecrets: Whether sensitive values must be there even where secrets stand apart; false unless given.
  /// - Returns: The profile, unless there is a mistake in it, and what was found.
  func decode<Profile: Decodable>(as type: Profile.Type, isForSecrets: Bool = false) -> ProfileReading<Profile> {
    let notes = DecodingNotes(of: self)
    notes.toleratesMissingSecrets = keepsSecretsApart && !isForSecrets
    var values = merged
    values[ProfileFile.nameKey] = .string(name)
    // It's nothing that templates are made of, whatever the type takes.
    values[UsageReading.key] = nil
    let profile = try? ProfileValueDecoder(value: .object(values), codingPath: [], notes: notes).decode(type)
    let mistakes = notes.mistakes.map(placed) + committedSecrets(notes) + misspelledKeys(in: notes.knownKeys.keys)
    let inspection = ProfileInspection(
      chain: self, mistakes: mistakes.sorted(), unknownKeys: unknownKeys(notes).sorted(),
      looseFiles: looseFiles(notes), missingSecrets: notes.missingSecrets.map(placed), sensitive: notes.sensitive,
      missingKeys: notes.missingKeys, knownKeys: notes.knownKeys, isPartial: notes.isPartial)
    return ProfileReading(profile: mistakes.isEmpty ? profile : nil, inspection: inspection)
  }

  private func placed(_ finding: Finding) -> Finding {
    finding.placed(
      path: subject, property: finding.pointer.flatMap { $0.tokens.isEmpty ? nil : $0.description },
      site: finding.pointer.flatMap { nearestSite(of: $0) })
  }

  /// Finds sensitive text in files that are committed, be it in force or not.
  private func committedSecrets(_ notes: DecodingNotes) -> [Finding] {
    if !keepsSecretsApart { return [] }
    return files.filter(\.isCommitted).flatMap { file in
      notes.sensitive.keys.compactMap { pointer -> Finding? in
        guard let key = pointer.tokens.first, JSONValue.object(file.object)[pointer]?.string?.isEmpty == false else {
          return nil
        }
        return Finding(
          .invalidProfile, "sensitive text stands in a committed profile, where all can read it",
          path: "\(system)/\(file.name)", property: pointer.description, site: file.site(of: pointer),
          hint: "take it out, and put it into your own folder: profile set \(system) \(file.name) \(key)=-")
      }
    }
  }

  private func unknownKeys(_ notes: DecodingNotes) -> [Finding] {
    // What wasn't asked for may just not have been reached.
    if notes.isPartial { return [] }
    return notes.knownKeys.flatMap { pointer, known in
      (JSONValue.object(merged)[pointer]?.object ?? [:]).compactMap { member -> Finding? in
        // Keys that begin with an underscore are for people, such as _comment.
        if known.contains(member.key) || member.key.hasPrefix("_") { return nil }
        if pointer.tokens.isEmpty, member.key == ProfileFile.nameKey { return nil }
        let place = pointer.appending(member.key)
        let candidates = pointer.tokens.isEmpty ? known.union(ProfileKeys.meant) : known
        return Finding(
          .invalidProfile, "the system knows no key \(member.key)", severity: .warning, path: subject,
          property: place.description, site: site(of: place, ofKey: true),
          hint: Suggestion.hint(for: member.key, in: candidates)
            ?? "remove it, or let its name begin with an underscore")
      }
    }
  }

  /// Warns of files with sensitive text that others may read.
  private func looseFiles(_ notes: DecodingNotes) -> [Finding] {
    files.filter { file in
      file.isReadableByOthers && !file.isCommitted
        && notes.sensitive.contains { JSONValue.object(file.object)[$0.key]?.string?.isEmpty == false }
    }.map { file in
      Finding(
        .invalidProfile, "others may read \(file.path), which has sensitive text", severity: .warning,
        path: "\(system)/\(file.name)", hint: "chmod 600 \(file.path)")
    }
  }
}
