import StrataAdvice
import StrataFindings
import StrataJSON
import StrataTemplate

extension AdvisedStack {
  /// What is advised, for machines.
  ///
  /// - Parameters:
  ///   - steps: What is to be done, in order; none where no templates were written.
  ///   - directory: The directory that places are told from.
  /// - Returns: An object.
  func json(_ steps: [AdviceFiles.Step], relativeTo directory: String?) -> JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["system"] = system.map(JSONValue.string)
    object["verdict"] = .string(verdict.rawValue)
    object["quotas"] = advice.uses.json
    switch advice.outcome {
    case .roomy: break
    case .undecided(let reason): object["reason"] = .string(reason)
    case .inseparable(let obstacle):
      object["reason"] = .string(obstacle.summary)
      object["held"] = .array(obstacle.held.map(JSONValue.string))
      object["bonds"] = .array(
        obstacle.bonds.map { ["reason": .string($0.reason), "resources": .array($0.resources.map(JSONValue.string))] })
    case .split(let split):
      object["parts"] = .array(split.parts.map { json(of: $0, relativeTo: directory) })
      object["values"] = .array(split.values.map(\.json))
      object["stays"] = .array(
        split.stays.map { ["resource": .string($0.resource), "reason": .string($0.reason)] })
      object["steps"] = .array(
        steps.map { step in
          [
            "title": .string(step.title),
            "commands": .array(step.lines.map { .array($0.arguments.map(JSONValue.string)) }),
          ]
        })
    }
    return .object(object)
  }

  /// What is advised, in a word.
  enum Verdict: String, CaseIterable {
    case roomy
    case split
    case inseparable
    case undecided
  }

  var verdict: Verdict {
    switch advice.outcome {
    case .roomy: .roomy
    case .split: .split
    case .inseparable: .inseparable
    case .undecided: .undecided
    }
  }

  private func json(of part: StackSplit.Part, relativeTo directory: String?) -> JSONValue {
    [
      "name": .string(part.name), "isNew": .bool(part.isNew), "quotas": part.uses.json,
      "resources": .array(part.resources.map(JSONValue.string)),
      "constructs": .array(
        constructs(of: part).map { construct in
          let site = directory.map(construct.site.relative) ?? construct.site
          return [
            "path": .string(construct.path), "resources": .integer(Int64(construct.count)), "file": .string(site.file),
            "line": .integer(Int64(site.line)),
          ]
        }),
    ]
  }
}

extension [QuotaUse] {
  fileprivate var json: JSONValue {
    .array(
      map { use in
        [
          "quota": .string(use.quota.rawValue), "used": .integer(Int64(use.used)),
          "most": .integer(Int64(use.quota.most)), "isNear": .bool(use.isNear),
        ]
      })
  }
}

extension StackSplit.CrossingValue {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["export": .string(export), "stack": .string(part), "resource": .string(value.resource)]
    object["attribute"] = value.attribute.map(JSONValue.string)
    object["readers"] = .array(
      readers.map { ["stack": .string($0.part), "resources": .array($0.resources.map(JSONValue.string))] })
    return .object(object)
  }
}
