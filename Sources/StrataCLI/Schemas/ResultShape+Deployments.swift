extension ResultShape {
  private static let words = ResultShape.list(.text)

  /// The changes that the stacks of a deployment see.
  private static let changes = ResultShape.list(["stack": .text, "changes": words, "settings?": words])

  private static let gates = ResultShape.list(["gate": .text, "verdict": .text, "reason": .text])

  static let deployment: ResultShape = [
    "system": .text, "environment": .text, "plan?": .text, "values?": .map(.text), "record?": .text,
    "changes": changes, "isCarriedOut": .boolean,
    "imported?": .list([
      "stack": .text, "logicalId": .text, "type": .text, "identifier": .map(.text), "getsDeletionPolicy": .boolean,
    ]),
  ]

  static let promotion: ResultShape = [
    "system": .text, "from": .text, "to": .text, "release": .text, "outcome?": .text, "gates?": gates,
    "changes": changes, "isCarriedOut": .boolean,
  ]

  static let rollback: ResultShape = [
    "system": .text, "environment": .text, "to": .integer, "record": .text, "release?": .text, "from?": .integer,
    "stacks?": .list(["name": .text, "difference": templateDifference, "values": words, "notes": words]),
    "changes": changes, "isCarriedOut": .boolean,
  ]

  static let destruction: ResultShape = [
    "environment": .text, "destroyed": .boolean,
    "stacks": .list([
      "name": .text, "id": .text, "deleted": .boolean,
      "resources": .list([
        "logicalId": .text, "type": .text, "fate": .text, "physicalId?": .text, "construct?": .text, "removal?": words,
      ]),
    ]),
    "shared": .list(["name": .text, "others": words, "removal": words]),
    "obstacles": .list(["message": .text, "hint": .text, "isGrave": .boolean]), "notes": words,
  ]

  static let health: ResultShape = [
    "system": .text, "environment": .text, "time": .text, "verdict": .word(["healthy", "unhealthy", "unknown"]),
    "checks": .list(["name": .text, "verdict": .text, "reason": .text]), "record": ResultShape.text.orNull,
    "deployed?": .text,
  ]

  static let approval: ResultShape = [
    "system": .text, "environment": .text, "release": .text, "file": .text, "commands": .list(words),
  ]

  /// The environments of a system in `deployment status`.
  static let systemStatus: ResultShape = [
    "name": .text,
    "environments": .list([
      "environment": .text, "problems?": words, "deployedAt?": ResultShape.text.orNull, "ageInSeconds?": .integer,
      "release?": ResultShape.text.orNull, "noRelease?": .text, "health?": .text, "checkedAt?": .text, "record?": .text,
      "kind?": .text, "person?": .text,
      "attempt?": ["record": .text, "kind": .text, "outcome": .text, "time": .text],
    ]),
  ]

  /// The place of a resource in the sources.
  private static let site: ResultShape = ["construct?": .text, "file?": .text, "line?": .integer]

  static let diagnosis: ResultShape = [
    "system": .text, "environment": .text, "verdict": .text,
    "stacks": .list([
      "name": .text, "id?": .text, "status": ResultShape.text.orNull, "reason?": .text,
      "hasFailed": ResultShape.boolean.orNull,
      "failures": .list(
        .joining(["logicalId": .text, "type": .text, "status": .text, "reason?": .text, "details": words], site)),
      "changeSets": .list([
        "name": .text, "reason": .text, "reasons": .list(.joining(["text": .text, "logicalId?": .text], site)),
        "excuse?": .text,
      ]),
      "advice?": .text,
    ]),
    "notes": words,
  ]

  static let drift: ResultShape = [
    "system": .text, "environment": .text, "verdict": .text, "isKnown": .boolean,
    "stacks": .list([
      "name": .text, "verdict": .text, "refusal?": .text, "otherTemplate?": .text,
      "template?": ["basis": .text, "difference": templateDifference], "parameters": words,
      "resources?": templateDifference, "opaque": .list(["logicalId": .text, "path": .text]),
      "notChecked": .list(["type": .text, "logicalIds": words]), "unknown": words,
    ]),
  ]
}
