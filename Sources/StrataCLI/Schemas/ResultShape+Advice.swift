import StrataTemplate

extension ResultShape {
  private static let words = ResultShape.list(.text)

  private static let quotas = ResultShape.list([
    "quota": .word(QuotaUse.Quota.self), "used": .integer, "most": .integer, "isNear": .boolean,
  ])

  /// What is advised about stacks, or what a run gives that ends before.
  static let advice: ResultShape = .either([.joining(["stacks": .list(advisedStack)], diagnostics), synthesis])

  private static let advisedStack: ResultShape = [
    "name": .text, "system?": .text, "verdict": .word(AdvisedStack.Verdict.self), "quotas": quotas, "reason?": .text,
    "held?": words, "bonds?": .list(["reason": .text, "resources": words]),
    "parts?": .list([
      "name": .text, "isNew": .boolean, "quotas": quotas, "resources": words,
      "constructs": .list(["path": .text, "resources": .integer, "file": .text, "line": .integer]),
    ]),
    "values?": .list([
      "export": .text, "stack": .text, "resource": .text, "attribute?": .text,
      "readers": .list(["stack": .text, "resources": words]),
    ]),
    "stays?": .list(["resource": .text, "reason": .text]),
    "steps?": .list(["title": .text, "commands": .list(words)]),
  ]
}
