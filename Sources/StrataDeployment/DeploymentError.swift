/// The reason why nothing is deployed, recorded or uploaded, for people.
package struct DeploymentError: Error, Hashable, Sendable, CustomStringConvertible {
  private let message: String
  private let hint: String?
  /// Whether what was asked for would do harm, rather than fail.
  package let isGrave: Bool

  init(_ message: String, hint: String? = nil, isGrave: Bool = false) {
    (self.message, self.hint, self.isGrave) = (message, hint, isGrave)
  }

  package var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
