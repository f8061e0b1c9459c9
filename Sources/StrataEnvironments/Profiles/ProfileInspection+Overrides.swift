import StrataJSON

extension ProfileInspection {
  /// The user's own files that make the profile another than the committed one is, secrets aside.
  func overrides(in store: ProfileStore) -> [String] {
    guard store.committed != nil, let committed = store.committedAlone else { return [] }
    let own = chain.files.filter { !$0.isCommitted }
    if own.isEmpty { return [] }
    if let others = try? committed.read(chain.name), content(of: others.merged) == content(of: chain.merged) {
      return []
    }
    return own.filter { !content(of: $0.object, isWhole: false).isEmpty }.map(\.path)
  }

  /// What templates can be made of: the object without what is sensitive, and without what is for people.
  private func content(of object: JSONObject, isWhole: Bool = true) -> JSONObject {
    var object = object
    for pointer in sensitive.keys { object.remove(pointer.tokens[...]) }
    for key in object.keys where key.hasPrefix("_") || key == ProfileFile.nameKey {
      // What is inherited tells by itself in a whole.
      if isWhole || key != ProfileFile.inheritsKey { object[key] = nil }
    }
    return object
  }
}

extension JSONObject {
  /// Takes out what stands at a place in objects.
  fileprivate mutating func remove(_ tokens: ArraySlice<String>) {
    guard let key = tokens.first else { return }
    if tokens.count == 1 {
      self[key] = nil
    } else if var inner = self[key]?.object {
      inner.remove(tokens.dropFirst())
      self[key] = .object(inner)
    }
  }
}
