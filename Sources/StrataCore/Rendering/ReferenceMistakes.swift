extension Mistake {
  static func foreignValue(_ anchor: Anchor, app: String) -> Mistake {
    let other = anchor.synthesis.app
    return Mistake(
      .invalidReference,
      other == app
        ? "\(anchor.path) belongs to an earlier synthesis of the app \"\(app)\""
        : "\(anchor.path) belongs to the app \"\(other)\", not to \"\(app)\"",
      hint: "declare both in one App closure; between apps, give an output an exportName and use .importValue")
  }

  static func border(_ border: StackState.Border, _ path: ConstructPath, isWeak: Bool) -> Mistake {
    Mistake(
      .invalidReference, "\(path) is in another \(border.thing), where exports don't reach",
      expected: "a stack in \(border.own)", given: "one in \(border.other)",
      hint: isWeak || border.thing == "account"
        ? "use .weak(roleARN:) with a role that may describe the other account's stack"
        : "use .weak() on the value, which is then read as an output")
  }

  static func hidden(_ path: ConstructPath) -> Mistake {
    Mistake(
      .invalidReference, "the hidden parameter \(path) would be an output of its stack for all to read",
      hint: "declare the parameter in this stack too, or read the value from Secrets Manager by .secret(_:)")
  }

  static let lateLength = Mistake(
    .invalidReference, "the length of a list is counted before any resource is made",
    expected: "a list of parameters, mappings or literals", given: "a list that is known only after deployment")

  static let lateLookup = Mistake(
    .invalidReference, "a mapping is looked up before any resource is made",
    expected: "keys of parameters, mappings or literals", given: "a key that is known only after deployment")

  static let lateImport = Mistake(
    .invalidReference, "the name of an import is decided before any resource is made",
    expected: "text, parameters and pseudo parameters", given: "a reference to a resource")
}
