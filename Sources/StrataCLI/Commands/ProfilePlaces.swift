import StrataEnvironments
import StrataJSON
import StrataText

/// The files that a profile may be in: the committed one, and the user's own that is laid over it.
struct ProfilePlaces {
  let name: String
  let system: System
  /// The user's own folder.
  let own: ProfileStore
  /// The folder of the committed profiles, where what isn't sensitive is written; nil where all is written to one's own.
  let committed: ProfileStore?
  private let inspection: ProfileInspection

  /// Finds out which file a value belongs into.
  ///
  /// - Parameters:
  ///   - name: The profile.
  ///   - system: The system.
  ///   - store: The user's own folder, with the committed one behind it.
  ///   - base: The profile, as far as it's there.
  ///   - isOwn: Whether everything is written to the user's own folder.
  ///   - isNew: Whether there is no profile of the name yet; false unless given.
  /// - Throws: `ProfileError` where the committed profile can't be read.
  init(
    of name: String, system: System, in store: ProfileStore, base: ProfileChain, isOwn: Bool, isNew: Bool = false
  ) throws {
    (self.name, self.system, own) = (name, system, store)
    inspection = system.inspection(of: base)
    // A profile that is the user's alone stays so.
    let isShared = try isNew || store.committedAlone?.ownFile(name) != nil
    committed = isOwn || !isShared ? nil : store.committedAlone
  }

  /// The path of the committed profile, where there is one.
  var committedPath: String? {
    own.committedAlone.flatMap { (try? $0.ownFile(name)) == nil ? nil : $0.path(of: name) }
  }

  /// The folder that the value of a key is written to.
  func store(for key: String) -> ProfileStore {
    inspection.holdsSensitive(key) ? own : committed ?? own
  }

  /// The changes that have to be made, of each file one; that of the user's own first.
  func changes(setting values: JSONObject, unsetting removed: [String]) -> [ProfileChange] {
    [own, committed].compactMap { $0 }.compactMap { store in
      let set = JSONObject(values.filter { self.store(for: $0.key) == store }.map { ($0.key, $0.value) })
      let unset = removed.filter { self.store(for: $0) == store }
      if set.isEmpty, unset.isEmpty { return nil }
      return ProfileChange(name: name, system: system, store: store, set: set, unset: unset)
    }
  }
}

/// What is changed in one file of a profile.
struct ProfileChange {
  let name: String
  let system: System
  let store: ProfileStore
  let set: JSONObject
  let unset: [String]

  /// Finds out what stands in the way.
  ///
  /// - Throws: Why it can't be written as it is.
  func check(on console: Console) throws {
    let object = try store.ownFile(name)?.object ?? [:]
    for key in unset where object[key] == nil {
      let nearest = Suggestion.nearest(to: key, in: object.keys).map { "; did you mean \($0)?" } ?? ""
      let isOwn = store.isCommitted && isInOwn(key, console)
      throw CommandError(
        "\(console.shown(store.path(of: name))) has no \(key)\(isOwn ? "" : nearest)",
        hint: isOwn ? "your own file has it: say --own" : nil)
    }
    _ = try changed(object)
  }

  private func isInOwn(_ key: String, _ console: Console) -> Bool {
    let own = try? ProfileStore(system: system.name, variables: console.variables).ownFile(name)
    return own?.object[key] != nil
  }

  /// Writes the file, which is made where there is none.
  func write() throws {
    try store.update(name) { object throws(ProfileError) in
      do {
        object = try changed(object)
      } catch let error as ProfileError {
        throw error
      } catch {
        throw ProfileError("\(system.name)/\(name)", "\(error)")
      }
    }
  }

  private func changed(_ object: JSONObject) throws -> JSONObject {
    var object = object
    for key in unset { object[key] = nil }
    for member in set { object[member.key] = member.value }
    return try ProfileValues(system: system, store: store, profile: name).fitted(object, keys: set.keys + unset)
  }
}
