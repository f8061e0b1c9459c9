import StrataDiff

extension ResultShape {
  private static let words = ResultShape.list(.text)

  private static let counts: ResultShape = [
    "added": .integer, "removed": .integer, "changed": .integer, "replaced": .integer, "uncertain": .integer,
    "metadata": .integer, "others": .integer, "dataAtRisk": .integer, "weakened": .integer, "wider": .integer,
    "unclear": .integer, "narrower": .integer,
  ]

  private static let resource: ResultShape = [
    "logicalId": .text, "type": .text, "action": .text, "formerLogicalId?": .text, "construct?": .text,
    "changes?": .list([
      "path": .text, "pointer": .text, "before?": .anything, "after?": .anything, "replacement?": .text,
      "readOnly?": .boolean, "causes?": .list(anyObject),
    ]),
    "notes?": words,
  ]

  /// The difference of a template, or of what is deployed of one.
  static let templateDifference: ResultShape = [
    "format": .integer, "verdict": .word(Verdict.self), "identical": .boolean, "counts": counts,
    "resources": .list(resource), "sections": .list(anyObject), "dataAtRisk": .list(anyObject),
    "protections": .list(anyObject), "access": .list(anyObject),
    "renames": .list(["from": .text, "to": .text, "type": .text]),
    "remedies": .list(["construct": .text, "code": .text, "keeps": words]), "patch?": .list(anyObject),
  ]

  private static let step: ResultShape = ["stack": .text, "action": .word(["deploy", "delete"]), "keeping?": words]

  /// The difference of a system, or of two files or folders.
  static let systemDifference: ResultShape = [
    "name": .text, "against": .text, "verdict": .word(Verdict.self),
    "stacks": .map(templateDifference.with(["stack?": .word(["added", "removed"])])),
    "exports": .list([
      "export": .text, "stack": .text, "output": .text, "event": .text, "formerUsers": words, "users": words,
      "message": .text,
    ]),
    "steps?": .list(step), "stepsKeepingExports?": .list(step), "refactorings?": .map(.anything),
    "isolation?": anyObject, "cost?": comparedCost,
  ]

  /// Two environments, of which one is made as the other.
  private static let comparedEnvironments: ResultShape = [
    "name": .text, "environment": .text, "as": .text, "verdict": .word(["same", "different"]),
    "differsByCode": .boolean,
    "stacks": .map([
      "byCode": words, "byProfiles": words, "resources": .list(resource), "sections": .list(anyObject),
    ]),
    "profiles": ["values": .integer, "keys": words], "names": .integer, "places": words,
  ]

  static let difference: ResultShape = .either([
    .joining(
      ["verdict": .word(Verdict.self), "systems": .list(systemDifference), "commands?": .list(words)], diagnostics),
    .joining(
      ["verdict": .word(["same", "different", "undecided"]), "systems": .list(comparedEnvironments)], diagnostics),
    synthesis,
  ])

  /// A line of `watch`.
  static let watchEvent: ResultShape = .either([
    ["event": .word(["watching"]), "package": .text, "files": .integer],
    [
      "event": .word(["built", "saved"]), "files": words, "seconds": .number,
      "verdict": .word(Verdict.allCases.map(\.rawValue) + ["mistaken", "uncompiled", "failed"]),
      "systems?": .list(systemDifference), "diagnostics?": .list(finding),
      "errors?": .list(["file?": .text, "line?": .integer, "column?": .integer, "message": .text]), "message?": .text,
    ],
  ])
}
