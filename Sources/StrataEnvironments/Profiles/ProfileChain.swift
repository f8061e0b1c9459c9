public import StrataJSON
import StrataLanguage

/// A profile with those that it inherits from.
public struct ProfileChain: Sendable {
  /// The system it is a profile of.
  public let system: String

  /// The profile itself first, then what it inherits from; each over the committed one of its name.
  public let files: [ProfileFile]

  /// All of them together: the inner ones over the outer, objects member by member, anything else as a whole.
  public let merged: JSONObject

  /// Whether secrets stand apart from the profiles that are committed.
  let keepsSecretsApart: Bool

  init(system: String, files: [ProfileFile], keepsSecretsApart: Bool) {
    self.system = system
    self.files = files
    self.keepsSecretsApart = keepsSecretsApart
    merged = files.reversed().reduce(into: JSONObject()) { merged, file in merged.overlay(file.object) }
  }

  /// The profile's name.
  public var name: String { files[0].name }

  /// The name that messages have for the profile.
  var subject: String { "\(system)/\(name)" }

  /// The files of which something is made, the one that has the last word first; none where nothing is there.
  func files(of pointer: JSONPointer) -> [ProfileFile] {
    var holders = files
    for count in pointer.tokens.indices.map({ $0 + 1 }) {
      let place = JSONPointer(Array(pointer.tokens.prefix(count)))
      var next: [ProfileFile] = []
      for file in holders {
        guard let value = JSONValue.object(file.object)[place] else { continue }
        // What isn't an object hides all that is below it, and null takes it out.
        if value.object == nil {
          if next.isEmpty, !value.isNull { next.append(file) }
          break
        }
        next.append(file)
      }
      holders = next
    }
    return holders
  }

  /// The site of something that the profile has, be it inherited.
  func site(of pointer: JSONPointer, ofKey: Bool = false) -> CallSite? {
    files(of: pointer).first?.site(of: pointer, ofKey: ofKey)
  }

  /// The site of something, or of what it should stand in.
  func nearestSite(of pointer: JSONPointer) -> CallSite? {
    var pointer = pointer
    while !pointer.tokens.isEmpty {
      if let site = site(of: pointer) { return site }
      pointer.tokens.removeLast()
    }
    // What the profile lacks as a whole belongs into the file that is committed, if there is one.
    return (files.first { $0.isCommitted && $0.name == name } ?? files[0]).site(of: pointer)
  }
}

extension [ProfileFile] {
  /// The name of the profile that a profile of these files inherits from, the one that has the last word first.
  var parent: String? { first { $0.object[ProfileFile.inheritsKey] != nil }?.parent }
}

extension JSONObject {
  /// Writes another object over this one: objects member by member, anything else as a whole; null takes a member out.
  mutating func overlay(_ other: JSONObject) {
    for member in other {
      if member.value.isNull {
        self[member.key] = nil
      } else if var own = self[member.key]?.object, let inner = member.value.object {
        own.overlay(inner)
        self[member.key] = .object(own)
      } else {
        self[member.key] = member.value
      }
    }
  }
}
