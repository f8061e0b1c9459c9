import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

extension Inspection {
  mutating func check(_ object: JSONObject, against rules: ObjectRules) {
    // A macro can add properties to those that are written.
    var isOpen = false
    let (properties, names) = (rules.properties, rules.allNames)
    // What is known beyond a type's own schema mostly says nothing of others.
    let isAboutOthers = rules.isClosed || rules.others != nil || !rules.patterns.isEmpty
    // Both are sorted, mostly, so that the one that's next here is the next one there.
    var next = 0
    var requiredCount = 0
    for index in 0..<object.count {
      let member = object[index]
      if let position = properties.position(of: member.key, near: next) {
        next = position + 1
        let property = properties[position]
        if property.isRequired, member.value.isSurelyThere { requiredCount += 1 }
        check(member.value, against: property.node, at: .name(member.key))
      } else if member.key.isFunctionName {
        isOpen = true
      } else if isAboutOthers {
        checkOther(member, against: rules)
      }
      if let names { check(nameOf: member, against: names) }
    }
    if isOpen {
      isUncertain = true
      return
    }
    if requiredCount < rules.requiredNames.count { checkRequired(object, rules) }
    if rules.hasMore {
      checkForbidden(object, rules)
      if let count = rules.count { check(countOf: object, against: count) }
      checkDependencies(object, rules)
    }
  }

  /// Checks a property that has no node of its own.
  private mutating func checkOther(_ member: JSONObject.Member, against rules: ObjectRules) {
    var isKnown = false
    let patterns = rules.patterns
    for index in 0..<patterns.count {
      let pattern = patterns[index]
      switch SchemaPatterns.matches(member.key, pattern.text) {
      case true?:
        isKnown = true
        check(member.value, against: pattern.node, at: .name(member.key))
      case nil:
        isKnown = true
        isUncertain = true
      case false?: break
      }
    }
    if isKnown { return }
    if let others = rules.others {
      check(member.value, against: others, at: .name(member.key))
    } else if rules.isClosed, Presence(member.value) != .never {
      reportUnknown(member.key, rules)
    }
  }

  private mutating func reportUnknown(_ name: String, _ rules: ObjectRules) {
    if rules.properties.isEmpty, let pattern = rules.patterns.first?.name {
      report(
        at: .name(name),
        Finding(
          "unknown-property", "there is no such property",
          expected: "a name that matches \(pattern)", given: Wording.quoted(name)))
    } else {
      report(
        at: .name(name),
        Finding(
          "unknown-property", "there is no property \(name)",
          hint: Suggestion.hint(for: name, in: rules.names)))
    }
  }

  private mutating func checkRequired(_ object: JSONObject, _ rules: ObjectRules) {
    for name in rules.required {
      switch Presence(object[name]) {
      case .always: continue
      case .never: report(Finding("required-property", "the property \(name) is required"))
      case .sometimes where isDeciding: isUncertain = true
      case .sometimes:
        report(
          Finding("required-property", "the property \(name) is required, but Fn::If can leave it out"))
      }
    }
  }

  private mutating func checkForbidden(_ object: JSONObject, _ rules: ObjectRules) {
    for name in rules.forbidden {
      switch Presence(object[name]) {
      case .never: continue
      case .sometimes where isDeciding: isUncertain = true
      case .always:
        report(
          at: .name(name),
          Finding("excluded-property", "the property \(name) can't be set", hint: "remove it"))
      case .sometimes:
        report(
          at: .name(name),
          Finding("excluded-property", "the property \(name) can't be set, but Fn::If can set it"))
      }
    }
  }

  private mutating func check(nameOf member: JSONObject.Member, against node: SchemaNode) {
    guard Presence(member.value) != .never, !member.key.isFunctionName else { return }
    guard decide(.string(member.key), against: node).wrongs > 0 else { return }
    let allowed = node.values?.allowed.compactMap(\.string) ?? []
    report(
      at: .name(member.key),
      Finding(
        "unknown-property", "the name \(member.key) can't be used",
        expected: allowed.isEmpty ? nil : Wording.list(allowed), hint: Suggestion.hint(for: member.key, in: allowed)))
  }

  private mutating func check(countOf object: JSONObject, against bounds: SchemaBounds<Int>) {
    let possible = object.count { Presence($0.value) != .never }
    let certain = object.count { Presence($0.value) == .always }
    let isTooFew = bounds.least.map { possible < $0 } == true
    guard isTooFew || bounds.greatest.map({ certain > $0 }) == true else { return }
    report(
      Finding(
        "wrong-count", "the object has too \(isTooFew ? "few" : "many") properties",
        expected: Wording.range(bounds, of: "properties") { String($0) }, given: String(isTooFew ? possible : certain)))
  }
}
