import StrataChecks
import StrataReleases

extension ReleaseEvent {
  /// Takes the values of an environment.
  mutating func take(_ deployment: Deployment) {
    take(
      outputs: deployment.outputs.map { ($0.key, $0.text) },
      parameters: deployment.parameters.map { ($0.key, $0.text) })
  }

  /// Takes values but those that look like secrets, since records are read by all who have the sources.
  mutating func take(outputs: [(String, String)], parameters: [(String, String)]) {
    for (key, text) in outputs + parameters where ShownValue.isSecret(text, named: key) { withheld.append(key) }
    func shown(_ values: [(String, String)]) -> [String: String] {
      Dictionary(values.filter { !ShownValue.isSecret($0.1, named: $0.0) }, uniquingKeysWith: { _, last in last })
    }
    self.outputs = shown(outputs)
    self.parameters = shown(parameters)
  }
}
