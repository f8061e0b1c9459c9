import StrataJSON
import StrataTemplate

/// Finds where two values differ.
struct PropertyComparison {
  let rules: ReplacementRules?
  private(set) var changes: [PropertyChange] = []

  init(rules: ReplacementRules? = nil) {
    self.rules = rules
  }

  /// Compares two values at a place.
  mutating func compare(_ before: Form?, _ after: Form?, at path: PropertyPath) {
    switch (present(before), present(after)) {
    case (nil, nil): break
    case (.object(let old)?, .object(let new)?): compare(old, new, at: path)
    case (.list(let old)?, .list(let new)?): compare(old, new, at: path)
    case (.set(let old)?, .set(let new)?):
      if old != new { compareSets(old, new, at: path) }
    case (.choice(let condition, let one, let other)?, .choice(let newCondition, let newOne, let newOther)?)
    where condition == newCondition:
      compare(one, newOne, at: path.appending(.branch(1)))
      compare(other, newOther, at: path.appending(.branch(2)))
    // All of a new or removed object's parts are one change.
    case (let before, let after): if before != after { add(path, before, after) }
    }
  }

  /// A branch without a value is none.
  private func present(_ form: Form?) -> Form? { form == .reference("AWS::NoValue") ? nil : form }

  private mutating func compare(_ old: [Form.Member], _ new: [Form.Member], at path: PropertyPath) {
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if right == new.count || left < old.count && utf8Precedes(old[left].key, new[right].key) {
        add(path.appending(.name(old[left].key)), old[left].form, nil)
        left += 1
      } else if left == old.count || utf8Precedes(new[right].key, old[left].key) {
        add(path.appending(.name(new[right].key)), nil, new[right].form)
        right += 1
      } else {
        if old[left].form != new[right].form {
          compare(old[left].form, new[right].form, at: path.appending(.name(new[right].key)))
        }
        left += 1
        right += 1
      }
    }
  }

  private mutating func compare(_ old: [Form.Element], _ new: [Form.Element], at path: PropertyPath) {
    if old == new { return }
    if let key = Self.identity(of: old, and: new), !Self.isReordered(old, new, by: key) {
      return compareNamed(old, new, by: key, at: path)
    }
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (oldMiddle, newMiddle) = (old[head..<(old.count - tail)], new[head..<(new.count - tail)])
    if oldMiddle.count == newMiddle.count {
      for (before, after) in zip(oldMiddle, newMiddle) {
        compare(before.form, after.form, at: path.appending(.index(after.index, nil)))
      }
    } else {
      for element in oldMiddle { add(path.appending(.index(element.index, nil)), element.form, nil) }
      for element in newMiddle { add(path.appending(.index(element.index, nil)), nil, element.form) }
    }
  }

  private mutating func compareSets(_ old: FormSet, _ new: FormSet, at path: PropertyPath) {
    let (removed, added) = old.difference(to: new)
    if let key = Self.identity(of: old.elements, and: new.elements) {
      return compareNamed(removed, added, by: key, at: path)
    }
    if removed.count == 1, added.count == 1, case .object = removed[0].form, case .object = added[0].form {
      return compare(removed[0].form, added[0].form, at: path.appending(.index(added[0].index, nil)))
    }
    for element in removed { add(path.appending(.index(element.index, nil)), element.form, nil) }
    for element in added { add(path.appending(.index(element.index, nil)), nil, element.form) }
  }

  /// Compares elements of one name with each other.
  private mutating func compareNamed(
    _ old: [Form.Element], _ new: [Form.Element], by key: String, at path: PropertyPath
  ) {
    let names = new.map { $0.form[key]?.string ?? "" }
    let known = Dictionary(zip(names, new.map(\.form)), uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    for element in old {
      let name = element.form[key]?.string ?? ""
      seen.insert(name)
      if known[name] == nil { add(path.appending(.index(element.index, name)), element.form, nil) }
    }
    let before = Dictionary(old.map { ($0.form[key]?.string ?? "", $0.form) }, uniquingKeysWith: { first, _ in first })
    for (name, element) in zip(names, new) {
      let place = path.appending(.index(element.index, name))
      if seen.contains(name) {
        if before[name] != element.form { compare(before[name], element.form, at: place) }
      } else {
        add(place, nil, element.form)
      }
    }
  }

  private mutating func add(_ path: PropertyPath, _ before: Form?, _ after: Form?) {
    guard let rules, path.steps.first == .name("Properties") else {
      changes.append(PropertyChange(path, from: before, to: after))
      return
    }
    let (replacement, isReadOnly) = rules.effect(at: path.steps.dropFirst(), from: before, to: after)
    changes.append(
      PropertyChange(path, from: before, to: after, replacement: replacement, isReadOnly: isReadOnly))
  }
}
