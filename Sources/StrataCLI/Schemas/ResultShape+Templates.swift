extension ResultShape {
  private static let words = ResultShape.list(.text)

  /// A stack as the manifest has it.
  private static let stack: ResultShape = [
    "name": .text, "template": .text, "sha256": .text, "bytes": .integer, "resources": .integer, "outputs": .integer,
    "dependencies": words, "account?": .text, "region?": .text, "environment?": .text, "environments": words,
    "parameters": .list([
      "name": .text, "type?": .text, "default?": .anything, "isRequired": .boolean, "isHidden?": .boolean,
    ]),
    "capabilities": words, "packages?": .list(anyObject),
    "nested?": .list(["name": .text, "template": .text, "sha256": .text, "bytes": .integer, "resources": .integer]),
  ]

  /// What synthesizing wrote; what a run gives that ends before there is a result as well.
  static let synthesis: ResultShape = .joining(
    ["succeeded": .boolean, "apps": .list(writtenApp), "outputError?": outputError], diagnostics)

  private static let writtenApp: ResultShape = [
    "name": .text, "directory": .text, "files": .list(["path": .text, "change": .text]), "stacks": .list(stack),
    "profiles?": .map(.text), "deploy": .list(words),
  ]

  static let check: ResultShape = .joining(
    [
      "succeeded": .boolean,
      "systems": .list([
        "name": .text, "directory": .text, "isRight": .boolean, "files": .list(["path": .text, "state": .text]),
        "outputError?": outputError,
      ]),
      "mend?": words,
    ], diagnostics)

  static let systemList: ResultShape = .list([
    "name": .text,
    "environments": .list([
      "name": .text, "profile": .text, "isRequired": .boolean, "isEphemeral": .boolean, "isLocal": .boolean,
    ]),
  ])

  static let profile: ResultShape = [
    "name": .text, "path": .text, "ownPath?": .text, "environments": words, "isSample": .boolean,
  ]

  static let packages: ResultShape = [
    "succeeded": .boolean,
    "systems": .list([
      "name": .text, "lockFile": .text,
      "packages": .list([
        "name": .text, "state": .text, "sha256?": .text, "architecture?": .text, "files?": .integer, "bytes?": .integer,
        "path?": .text,
      ]),
    ]),
    "diagnostics": .list(finding),
  ]

  /// A package that was made, or would be.
  static let newPackage: ResultShape = [
    "name": .text, "module": .text, "shape": .text, "directory": .text, "written": .boolean, "dependency": dependency,
    "files": words, "notes": words, "next": .list(words),
  ]

  /// The place that a new package takes this one from.
  private static let dependency: ResultShape = ["url?": .text, "from?": .text, "branch?": .text, "path?": .text]

  static let bundle: ResultShape = [
    "done": .word(BundleCommand.Deed.self), "manifest": ResultShape.text.orNull,
    "taken": madeBundle.orNull, "bundles": .list(madeBundle), "problem": ResultShape.text.orNull,
  ]

  /// A bundle of what was built.
  private static let madeBundle: ResultShape = [
    "folder": .text, "version": .text, "compiler": .text, "platform": .text, "source": .text, "stamp": .text,
    "whole": .boolean, "products": words,
  ]

  static let migration: ResultShape = [
    "output": .text, "written": .boolean, "files": words, "name": .text, "dependency": dependency, "notes": words,
    "families": .list(["system": .text, "stacks": words, "profiles": words]),
    "apart": .list(["stacks": words, "reason": .text]),
    "stacks": .list([
      "name": .text, "file": .text, "typedResources": .integer, "namedResources": .integer,
      "otherDeclarations": .integer,
      "raw": .list(["path": .text, "reason": .text]),
      "lifted?": .list(["logicalId": .text, "construct": .text, "resources": .integer]),
      "notLifted?": .list(["logicalId": .text, "construct": .text, "reason": .text]),
    ]),
  ]

  static let graph: ResultShape = .either([
    .joining(
      [
        "title": .text, "groups": .list(["id": .text, "title": .text, "kind": .text, "parent?": .text]),
        "nodes": .list(["id": .text, "title": .text, "subtitle": .text, "kind": .text, "group?": .text]),
        "edges": .list(["source": .text, "target": .text, "kind": .text, "title": .text]),
      ], diagnostics), synthesis,
  ])

  static let report: ResultShape = .either([
    .joining(
      [
        "file": .text, "change": .text, "bytes": .integer,
        "systems": .list([
          "name": .text, "environments": words, "stacks": .integer, "resources": .integer, "findings": .integer,
          "accepted": .integer, "isolation?": .text, "changes?": .text,
        ]),
      ], diagnostics), synthesis,
  ])

  static let isolation: ResultShape = .either([
    .joining(["verdict": .text, "systems": .list(["name": .text, "certificate": anyObject])], diagnostics), synthesis,
  ])
}
