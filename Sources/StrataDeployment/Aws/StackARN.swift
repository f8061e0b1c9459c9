/// The parts of a stack's id: `arn:aws:cloudformation:eu-central-1:123456789012:stack/Shop/0a1b…`.
struct StackARN {
  let region: String
  let account: String
  let stack: String

  /// Reads an id; nil where the text is none.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "cloudformation" else { return nil }
    let names = parts[5].split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 3, names[0] == "stack", !names[1].isEmpty, !names[2].isEmpty else { return nil }
    (region, account, stack) = (String(parts[3]), String(parts[4]), String(names[1]))
  }
}
