import StrataAdvice
import StrataChecks
import StrataJSON
import StrataTemplate
import Testing

/// Holds what a split makes of a template against the template, by code that knows nothing of how it was made.
struct SplitChecker {
  let template: JSONValue
  let split: StackSplit

  private var contents: TemplateContents { TemplateContents(template) }

  /// Expects everything that a split promises.
  func check(_ location: Testing.SourceLocation = #_sourceLocation) {
    #expect(misplaced == [], sourceLocation: location)
    #expect(changed == [], sourceLocation: location)
    #expect(backwards == [], sourceLocation: location)
    #expect(refused == [], sourceLocation: location)
    #expect(added == [], sourceLocation: location)
    #expect(split.parts.count { !$0.isNew } == 1, sourceLocation: location)
  }

  /// The resources that aren't in exactly one part.
  var misplaced: [String] {
    let counts = Dictionary(grouping: split.parts.flatMap(\.template.resources.keys)) { $0 }.mapValues(\.count)
    let ids = Set(contents.resources.map(\.logicalID)).union(counts.keys)
    return ids.filter { counts[$0] != 1 }.sorted()
  }

  /// The resources and outputs that mean something else once each import is what is exported.
  var changed: [String] {
    var exports: [String: JSONValue] = [:]
    for part in split.parts {
      for output in part.template.outputs {
        if let name = output.value["Export"]?["Name"]?.string { exports[name] = output.value["Value"] }
      }
    }
    func form(_ value: JSONValue?) -> Form? { value.flatMap { FormReader().form($0) } }
    return split.parts.flatMap { part in
      ["Resources", "Outputs"].flatMap { section in
        (part.template.json[section]?.object ?? [:]).compactMap { member -> String? in
          let old = template[section]?[member.key]
          if section == "Outputs", old == nil { return nil }
          let new = Self.resolved(member.value, exports)
          return form(old) == form(new) ? nil : "\(member.key): \(new)"
        }
      }
    } + Set(template["Outputs"]?.object?.keys ?? []).subtracting(split.parts.flatMap(\.template.outputs.keys))
  }

  private static func resolved(_ value: JSONValue, _ exports: [String: JSONValue]) -> JSONValue {
    if let name = value.argument(of: .importValue)?.string { return exports[name] ?? "nothing exports \(name)" }
    switch value {
    case .array(let elements): return .array(elements.map { resolved($0, exports) })
    case .object(let object):
      let inner = JSONValue.object(JSONObject(object.map { ($0.key, resolved($0.value, exports)) }))
      // A list that was joined for the way and is split again is as it was.
      if let split = inner.argument(of: .split), split[0] == "||", let joined = split[1]?.argument(of: .join),
        joined[0] == "||", let list = joined[1]
      {
        return list
      }
      return inner
    default: return value
    }
  }

  /// The values that a part reads of one behind it.
  var backwards: [String] {
    let order = split.parts.map(\.name)
    return split.values.flatMap { value in
      value.readers.filter { (order.firstIndex(of: $0.part) ?? 0) <= (order.firstIndex(of: value.part) ?? 0) }
        .map { "\($0.part) reads \(value.export)" }
    }
  }

  /// The mistakes in the templates of all steps that the template itself hasn't.
  var refused: [String] {
    func mistakes(_ json: JSONValue) -> [String] {
      TemplateChecker().report(on: TemplateContents(json)).findings.filter { $0.severity == .error }.map { "\($0)" }
    }
    let there = Set(mistakes(template))
    return (split.update + split.refactoring + split.cleaning).flatMap { step in
      mistakes(step.template.json).filter { !there.contains($0) }.map { "\(step.stack): \($0)" }
    }
  }

  /// What the refactoring would have to make, which it can't: resources, parameters, mappings and conditions.
  var added: [String] {
    let home = split.parts.first { !$0.isNew }?.name
    var before = Dictionary(split.update.map { ($0.stack, $0.template.json) }) { $1 }
    if let home, before[home] == nil { before[home] = template }
    let ids = Set(before.values.flatMap { $0["Resources"]?.object?.keys ?? [] })
    return split.refactoring.flatMap { step in
      let made = step.template.resources.keys.filter { !ids.contains($0) }
      let sections = ["Parameters", "Mappings", "Conditions", "Rules"].filter { section in
        step.template.json[section] != before[step.stack]?[section]
      }
      return (made + sections).map { "\(step.stack): \($0)" }
    }
  }
}
