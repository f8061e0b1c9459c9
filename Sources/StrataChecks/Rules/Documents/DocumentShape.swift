import StrataJSON
import StrataTemplate
import StrataText

/// What a document that a service reads has to look like.
indirect enum DocumentShape: Sendable {
  case anything
  case text
  /// One of some texts.
  case choice([String])
  /// A whole number.
  case integer(ClosedRange<Int64>)
  case number
  case boolean
  /// A list with as many elements as a range has.
  case list(of: DocumentShape, ClosedRange<Int>)
  /// An object whose members are these and none else.
  case object([(key: String, shape: DocumentShape)], required: [String])
  /// An object that may have others beside these.
  case open([(key: String, shape: DocumentShape)], required: [String])
  /// An object of any keys, with values of one shape.
  case map(DocumentShape)

  /// What isn't as it has to be.
  ///
  /// - Parameters:
  ///   - place: The value, or what may be one.
  ///   - name: The name of what is looked at.
  ///   - isLenient: Whether text stands for the number or the boolean that it spells, as in properties of a template.
  /// - Returns: The faults, in the order of the document.
  func faults(_ place: PlacedValue, _ name: String, isLenient: Bool = false) -> [DocumentFault] {
    // Nothing else is a function.
    guard case .object(let object) = place.value, object.count == 1 else { return check(place, name, isLenient) }
    return place.alternatives.flatMap { alternative -> [DocumentFault] in
      alternative.value.isFunction && alternative.text == nil ? [] : check(alternative, name, isLenient)
    }
  }

  private func check(_ place: PlacedValue, _ name: String, _ isLenient: Bool) -> [DocumentFault] {
    func wrong(_ words: String) -> [DocumentFault] {
      [DocumentFault(place.pointer, "\(name) must be \(words)", expected: words, given: Wording.value(place.value))]
    }
    let number = isLenient ? Scalar.number(readFrom: place.value) : Scalar.number(of: place.value)
    switch self {
    case .anything: return []
    case .text: return place.text == nil || !isLenient && place.value.integer != nil ? wrong("text") : []
    case .choice(let values):
      guard let text = place.text, values.contains(text) else {
        return [
          DocumentFault(
            place.pointer, "\(name) is none of the values there are", expected: Wording.list(values),
            given: Wording.value(place.value), hint: place.text.flatMap { Suggestion.hint(for: $0, in: values) })
        ]
      }
      return []
    case .integer(let range):
      guard let number, Scalar.isWhole(number) else { return wrong("a whole number") }
      if Double(range.lowerBound)...Double(range.upperBound) ~= number { return [] }
      return [
        DocumentFault(
          place.pointer, "\(name) is outside the range", expected: Self.words(range), given: Wording.number(number))
      ]
    case .number: return number == nil ? wrong("a number") : []
    case .boolean:
      let isOne = place.value.bool != nil || isLenient && Scalar.isBoolean(place.value)
      return isOne ? [] : wrong("true or false")
    case .list(let shape, let counts): return list(place, name, isLenient, shape, counts)
    case .object(let members, let required):
      return object(place, name, isLenient, members, required, isOpen: false)
    case .open(let members, let required): return object(place, name, isLenient, members, required, isOpen: true)
    case .map(let shape):
      guard let object = place.value.object else { return wrong("an object") }
      return object.flatMap { member in
        member.key.isFunctionName
          ? []
          : shape.faults(
            PlacedValue(value: member.value, pointer: place.pointer.appending(member.key)), member.key,
            isLenient: isLenient)
      }
    }
  }

  private func list(
    _ place: PlacedValue, _ name: String, _ isLenient: Bool, _ shape: DocumentShape, _ counts: ClosedRange<Int>
  ) -> [DocumentFault] {
    guard let list = place.value.array else {
      return [
        DocumentFault(
          place.pointer, "\(name) must be a list", expected: "a list", given: Wording.value(place.value))
      ]
    }
    var faults: [DocumentFault] = []
    // A function may be several elements or none.
    if !counts.contains(list.count), !list.contains(where: \.isFunction) {
      let range = Int64(counts.lowerBound)...Int64(clamping: counts.upperBound)
      faults.append(
        DocumentFault(
          place.pointer,
          "\(name) has \(list.isEmpty ? "no elements" : "too \(list.count < counts.lowerBound ? "few" : "many") elements")",
          expected: Self.words(range), given: Count.grouped(list.count)))
    }
    let name = "an element of \(name)"
    for (index, element) in list.enumerated() {
      faults += shape.faults(
        PlacedValue(value: element, pointer: place.pointer.appending(index)), name, isLenient: isLenient)
    }
    return faults
  }

  private func object(
    _ place: PlacedValue, _ name: String, _ isLenient: Bool, _ members: [(key: String, shape: DocumentShape)],
    _ required: [String], isOpen: Bool
  ) -> [DocumentFault] {
    guard let object = place.value.object else {
      return [
        DocumentFault(
          place.pointer, "\(name) must be an object", expected: "an object", given: Wording.value(place.value))
      ]
    }
    // What isn't known may be any of the members.
    let isWhole = !object.keys.contains(where: \.isFunctionName)
    var faults: [DocumentFault] = []
    for key in required where isWhole && object[key].map({ $0.isNoValue }) ?? true {
      faults.append(DocumentFault(place.pointer, "\(name) must have \(key)", expected: "a member \(key)"))
    }
    for member in object where !member.key.isFunctionName {
      let value = PlacedValue(value: member.value, pointer: place.pointer.appending(member.key))
      if let known = members.first(where: { $0.key == member.key }) {
        faults += known.shape.faults(value, member.key, isLenient: isLenient)
      } else if !isOpen, !value.alternatives.isEmpty {
        let keys = members.map(\.key)
        faults.append(
          DocumentFault(
            value.pointer, "\(name) has no \(member.key)",
            expected: keys.isEmpty ? "an empty object" : Wording.list(keys),
            hint: Suggestion.hint(for: member.key, in: keys)))
      }
    }
    return faults
  }

  private static func words(_ range: ClosedRange<Int64>) -> String {
    let least = Count.grouped(range.lowerBound)
    if range.lowerBound == range.upperBound { return least }
    return range.upperBound >= Int64(Int32.max) ? "\(least) or more" : "\(least) to \(Count.grouped(range.upperBound))"
  }
}

extension ClosedRange<Int64> {
  /// From a number on.
  static func from(_ least: Int64) -> ClosedRange<Int64> { least...Int64.max }
}

extension ClosedRange<Int> {
  /// From a number on.
  static func from(_ least: Int) -> ClosedRange<Int> { least...Int.max }
}
