import StrataFindings
import StrataLanguage

extension Finding {
  static func foreignValue(_ anchor: Anchor, app: String) -> Finding {
    let other = anchor.synthesis.app
    return Finding(
      .invalidReference,
      other == app
        ? "\(anchor.path) belongs to an earlier synthesis of the app \"\(app)\""
        : "\(anchor.path) belongs to the app \"\(other)\", not to \"\(app)\"",
      hint: "declare both in one App closure; between apps, give an output an exportName and use .importValue")
  }

  static func border(_ border: StackState.Border, _ path: ConstructPath, isWeak: Bool) -> Finding {
    Finding(
      .invalidReference, "\(path) is in another \(border.thing), where exports don't reach",
      expected: "a stack in \(border.own)", given: "one in \(border.other)",
      hint: isWeak || border.thing == "account"
        ? "use .weak(roleARN:) with a role that may describe the other account's stack"
        : "use .weak() on the value, which is then read as an output")
  }

  static func hidden(_ path: ConstructPath) -> Finding {
    Finding(
      .invalidReference, "the hidden parameter \(path) would be an output of its stack for all to read",
      hint: "declare the parameter in this stack too, or read the value from Secrets Manager by .secret(_:)")
  }
}
