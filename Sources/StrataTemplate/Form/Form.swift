package import StrataJSON

/// The meaning of a value of a template, whichever way it's written.
///
/// `{"Fn::GetAtt": "Key.Arn"}` and `{"Fn::Sub": "${Key.Arn}"}` have one form. Two forms are equal where CloudFormation
/// would see no difference.
package indirect enum Form: Sendable, Hashable {
  case scalar(JSONValue)
  /// `Ref`.
  case reference(String)
  /// `Fn::GetAtt` of a resource and the name of an attribute.
  case attribute(String, String)
  /// Literal text and functions, one after the other: `Fn::Sub`, and `Fn::Join` of nothing between.
  case text([Form])
  /// `Fn::If`.
  case choice(condition: String, Form, Form)
  /// Another function and its argument.
  case function(String, Form)
  case list([Element])
  /// A list whose order means nothing.
  case set(FormSet)
  case object([Member])

  /// An element of a list, at its place in the template.
  package struct Element: Sendable, Hashable {
    /// The place of a value that stands for a list of one.
    package static let single = -1

    package let index: Int
    package let form: Form

    package init(index: Int, form: Form) {
      self.index = index
      self.form = form
    }

    package static func == (left: Element, right: Element) -> Bool { left.form == right.form }

    package func hash(into hasher: inout Hasher) { hasher.combine(form) }
  }

  /// A member of an object; an object's members are sorted by key.
  package struct Member: Sendable, Hashable {
    package let key: String
    package let form: Form

    package init(key: String, form: Form) {
      self.key = key
      self.form = form
    }

    package static func == (left: Member, right: Member) -> Bool {
      utf8Equal(left.key, right.key) && left.form == right.form
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(utf8Of: key)
      hasher.combine(form)
    }
  }
}

/// The elements of a list whose order means nothing.
package struct FormSet: Sendable, Hashable {
  package let elements: [Form.Element]

  package init(elements: [Form.Element]) {
    self.elements = elements
  }

  package static func == (left: FormSet, right: FormSet) -> Bool {
    guard left.elements.count == right.elements.count else { return false }
    // What stayed mostly stayed in its place.
    if left.elements == right.elements { return true }
    let (removed, added) = left.difference(to: right)
    return removed.isEmpty && added.isEmpty
  }

  package func hash(into hasher: inout Hasher) {
    var sum = 0
    for element in elements {
      var inner = hasher
      inner.combine(element)
      sum &+= inner.finalize()
    }
    hasher.combine(elements.count)
    hasher.combine(sum)
  }

  /// The elements that only one of two lists has, counting repeated ones.
  package func difference(to other: FormSet) -> (removed: [Form.Element], added: [Form.Element]) {
    // Few are compared sooner than hashed.
    if elements.count * other.elements.count <= 64 { return smallDifference(to: other) }
    var counts: [Form: Int] = [:]
    for element in other.elements { counts[element.form, default: 0] += 1 }
    var removed: [Form.Element] = []
    for element in elements {
      if let count = counts[element.form], count > 0 {
        counts[element.form] = count - 1
      } else {
        removed.append(element)
      }
    }
    var added: [Form.Element] = []
    // Of several equal ones the last are those that were added.
    for element in other.elements.reversed() {
      guard let count = counts[element.form], count > 0 else { continue }
      counts[element.form] = count - 1
      added.append(element)
    }
    return (removed, added.reversed())
  }

  private func smallDifference(to other: FormSet) -> (removed: [Form.Element], added: [Form.Element]) {
    var isLeft = [Bool](repeating: true, count: other.elements.count)
    var removed: [Form.Element] = []
    for element in elements {
      if let place = other.elements.indices.first(where: { isLeft[$0] && other.elements[$0] == element }) {
        isLeft[place] = false
      } else {
        removed.append(element)
      }
    }
    return (removed, other.elements.indices.filter { isLeft[$0] }.map { other.elements[$0] })
  }
}

extension Form {
  /// The member of an object.
  package subscript(key: String) -> Form? {
    guard case .object(let members) = self else { return nil }
    return members.first { utf8Equal($0.key, key) }?.form
  }

  /// The elements of a list or a set.
  package var elements: [Element]? {
    switch self {
    case .list(let elements): elements
    case .set(let set): set.elements
    default: nil
    }
  }

  /// The literal text of a scalar that is one.
  package var string: String? {
    if case .scalar(.string(let text)) = self { text } else { nil }
  }

  /// Whether the value is only known when it's deployed.
  package var isFunction: Bool {
    switch self {
    case .reference, .attribute, .text, .choice, .function: true
    case .scalar, .list, .set, .object: false
    }
  }
}
