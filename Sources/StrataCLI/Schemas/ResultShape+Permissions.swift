import StrataPermissions

extension ResultShape {
  private static let pairs = ResultShape.list(["action": .text, "resource": .text])

  /// The policy that a deployment needs; or what one that was written before lacks, and has beyond need.
  static let deploymentPolicy: ResultShape = .either([
    .joining(
      [
        "policy": anyObject, "characters": .integer, "policies": .list(anyObject),
        "permissions": .list([
          "action": .text, "resource": .text, "isNarrowed": .boolean, "conditions?": anyObject,
          "reasons": .list([
            "kind": .word(PermissionReason.Kind.self), "stack": .text, "logicalId?": .text, "type?": .text,
            "operations?": .list(.text),
          ]),
        ]),
        "notNarrowed": .integer,
        "unknown": .list(["reason": .text, "type": .text, "stack": .text, "logicalIds": .list(.text)]),
      ], diagnostics),
    .joining(["file": .text, "missing": pairs, "superfluous": pairs], diagnostics), synthesis,
  ])
}
