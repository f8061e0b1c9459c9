import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  mutating func check(_ list: [JSONValue], against rules: ListRules, format: TableText?) {
    var absent = 0
    var unsure = 0
    let (items, firstItems) = (rules.items, rules.firstItems)
    for (index, element) in list.enumerated() {
      let isObject = element.isObject
      switch isObject ? Presence(element) : .always {
      case .always: break
      case .sometimes: unsure += 1
      case .never: absent += 1
      }
      let item = index < firstItems.count ? firstItems[index] : items
      if let item { check(element, against: item, at: .index(index)) }
      if let format, isObject, case .reference(let reference) = TemplateFunction(element) {
        checkElement(reference, index, item: item, format: format.string)
      }
    }
    if let count = rules.count { check(count: list.count - absent, unsure: unsure, against: count) }
    if let node = rules.contained { check(list, contains: node) }
    if rules.isUnique { checkUnique(list) }
    if !rules.keys.isEmpty { checkUnique(list, in: rules.uniqueKeys) }
  }

  /// Checks an element by the format of its list, where its own node has none.
  private mutating func checkElement(_ reference: JSONValue, _ index: Int, item: SchemaNode?, format: String) {
    if let item, !ReferenceFormats(of: item, in: facts).formats.isEmpty { return }
    descend(.index(index)) { $0.check(reference: reference, wants: ReferenceFormats(ofItemsOf: format)) }
  }

  private mutating func check(count: Int, unsure: Int, against bounds: SchemaBounds<Int>) {
    if unsure > 0 { isUncertain = true }
    let isTooFew = bounds.least.map { count < $0 } == true
    guard isTooFew || bounds.greatest.map({ count - unsure > $0 }) == true else { return }
    report(
      Finding(
        "wrong-count", "the list has too \(isTooFew ? "few" : "many") elements",
        expected: Wording.range(bounds, of: "elements") { String($0) }, given: String(isTooFew ? count : count - unsure)
      ))
  }

  private mutating func check(_ list: [JSONValue], contains node: SchemaNode) {
    var isOpen = false
    for element in list where Presence(element) != .never {
      let result = decide(element, against: node)
      if result.wrongs > 0 { continue }
      if !result.isUncertain { return }
      isOpen = true
    }
    if isOpen {
      isUncertain = true
    } else {
      let words =
        ConditionWording(node: node, value: nil, holds: true).words.map { " where \($0)" } ?? " that is as one must be"
      report(Finding("missing-element", "the list needs an element\(words)"))
    }
  }

  /// Checks that no element is there twice, be it as a function that yields the same each time.
  private mutating func checkUnique(_ list: [JSONValue]) {
    guard list.count > 1 else { return }
    if !list.contains(where: { $0.hasFunction }) {
      if list.count <= Self.fewElements { return checkEach(list) }
    } else {
      isUncertain = true
    }
    var places: [JSONValue: Int] = [:]
    var conditional = ConditionalElements()
    for (index, element) in list.enumerated() {
      guard Presence(element) == .always, let first = places.updateValue(index, forKey: element) else {
        // What goes both ways isn't wrong while it's only asked which way something goes.
        if !isDeciding, let twin = conditional.insert(element, at: index) { report(twin, at: index) }
        continue
      }
      reportEqual(element, first, index)
    }
  }

  /// So many elements are held against each other sooner than each is looked up among those before it.
  private static let fewElements = 12

  /// Holds each element against those before it, none of which is a function.
  private mutating func checkEach(_ list: [JSONValue]) {
    for index in 1..<list.count {
      for first in stride(from: index - 1, through: 0, by: -1) where list[first] == list[index] {
        reportEqual(list[index], first, index)
        break
      }
    }
  }

  private mutating func reportEqual(_ element: JSONValue, _ first: Int, _ index: Int) {
    report(
      at: .index(index),
      Finding(
        "not-unique", "the elements \(first) and \(index) of the list are equal",
        given: Wording.value(element)))
  }

  private mutating func report(_ twin: ConditionalElements.Twin, at index: Int) {
    report(
      at: .index(index),
      Finding(
        "not-unique", "the elements \(twin.first) and \(index) of the list are equal where \(twin.condition)",
        given: Wording.value(twin.value)))
  }

  private mutating func checkUnique(_ list: [JSONValue], in keys: [String]) {
    var places: [[JSONValue?]: Int] = [:]
    for (index, element) in list.enumerated() {
      guard case .object(let object) = element, TemplateFunction(element) == nil else { continue }
      let values = keys.map { object[$0] }
      if values.allSatisfy({ $0 == nil }) { continue }
      if values.contains(where: { $0?.hasFunction == true }) { isUncertain = true }
      if values.contains(where: { $0 != nil && Presence($0) != .always }) { continue }
      guard let first = places.updateValue(index, forKey: values) else { continue }
      report(
        at: .index(index),
        Finding(
          "not-unique",
          "the elements \(first) and \(index) of the list agree in \(keys.joined(separator: " and "))",
          given: Wording.list(values.compactMap { $0.map(Wording.value) })))
    }
  }
}
