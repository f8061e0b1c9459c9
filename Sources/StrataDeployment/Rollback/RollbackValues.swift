import StrataChecks
import StrataReleases

/// The values that parameters of a stack go back to.
struct RollbackValues {
  private let stack: String
  private let live: DeployedStack
  private let recorded: RecordedStack
  private let number: Int

  /// The values that are given, by the names of the parameters.
  private(set) var given: [String: String] = [:]
  /// The parameters that get another value than now, each in a line.
  private(set) var changes: [String] = []
  /// What should be known, each in a sentence.
  private(set) var notes: [String] = []

  init(of stack: String, _ live: DeployedStack, _ recorded: RecordedStack, number: Int) {
    (self.stack, self.live, self.recorded, self.number) = (stack, live, recorded, number)
  }

  /// Takes a parameter of the template that comes back.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - since: The records since then.
  /// - Throws: ``DeploymentError`` where its value can't come back.
  mutating func take(_ name: String, _ since: [ReleaseRecord]) throws(DeploymentError) {
    guard let parameter = recorded.parameters.first(where: { $0.name == name }) else {
      throw DeploymentError(
        "record \(number) doesn't say which value \(name) of \(stack) had, so that it can't come back",
        hint: "go back to a record that does, or deploy the sources of that time")
    }
    guard case .text(let text, let resolved) = parameter.value else { return try keep(name, since) }
    given[name] = text
    if let now = live.parameters[name] {
      if now != text { changes.append("\(name): \(ShownValue.text(now, named: name)) becomes \(text)") }
    } else {
      changes.append("\(name) becomes \(text)")
    }
    if let resolved {
      notes.append(
        "\(name) of \(stack) is what the Systems Manager has under \(text) now; at record \(number) that was \(resolved)"
      )
    }
  }

  /// Keeps the value that the stack has, where it's still the one of that time.
  private mutating func keep(_ name: String, _ since: [ReleaseRecord]) throws(DeploymentError) {
    let refusal = "the value of \(name) of \(stack) isn't recorded, since nobody is to see it, and "
    let hint = "deploy the sources of that time with --parameter \(name)=VALUE"
    for record in since {
      guard let stack = record.event.stacks.first(where: { $0.name == self.stack }) else { continue }
      switch stack.parameters.first(where: { $0.name == name })?.value {
      case .hidden(.kept)?: continue
      case .hidden?, .text?:
        throw DeploymentError(refusal + "record \(record.number) gave it another", hint: hint)
      case nil where stack.end == "deployed" || stack.end == "unknown":
        // It may have been given, or left the template and come back.
        throw DeploymentError(refusal + "record \(record.number) doesn't say that it kept it", hint: hint)
      case nil: continue
      }
    }
    guard live.parameters[name] != nil else {
      throw DeploymentError(refusal + "the stack hasn't got it any more", hint: hint)
    }
    notes.append("\(name) of \(stack) keeps the value that it has, which nobody is to see")
  }
}
