/// The reason why nothing is deployed, recorded or uploaded, for people.
package struct DeploymentError: Error, Hashable, Sendable, CustomStringConvertible {
  private let message: String
  private let hint: String?
  /// Whether what was asked for would do harm, rather than fail.
  package let isGrave: Bool

  init(_ message: String, hint: String? = nil, isGrave: Bool = false) {
    (self.message, self.hint, self.isGrave) = (message, hint, isGrave)
  }

  /// Puts several reasons into one, and notes after them.
  init(joining errors: [DeploymentError], notes: [String]) {
    guard let last = errors.last else {
      self.init(notes.joined(separator: "\n  "))
      return
    }
    let before = errors.dropLast().map { "\($0)\n" }.joined()
    self.init(
      before + last.message + notes.map { "\n  \($0)" }.joined(), hint: last.hint,
      isGrave: errors.contains(where: \.isGrave))
  }

  package var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}

extension DeploymentError {
  /// The error where nothing of an environment is there to be asked about.
  static func nothingDeployed(to environment: String, _ stacks: [String]) -> DeploymentError {
    DeploymentError(
      "nothing of \(environment) is deployed: there is no stack \(stacks.joined(separator: ", "))",
      hint: "see which account and region aws is set to: aws sts get-caller-identity")
  }
}
