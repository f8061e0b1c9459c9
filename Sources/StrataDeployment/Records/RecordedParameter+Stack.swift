import StrataChecks
import StrataJSON
import StrataReleases

extension RecordedParameter {
  /// The parameters of a stack as it is deployed; of what nobody is to see, only how it came there.
  ///
  /// - Parameters:
  ///   - declared: The parameters of the template.
  ///   - deployed: The stack.
  ///   - set: The names of those that got a value by this deployment.
  /// - Returns: The parameters, in the order of the template.
  static func all(of declared: JSONObject, _ deployed: DeployedStack, set: Set<String>) -> [RecordedParameter] {
    declared.compactMap { parameter in
      let name = parameter.key
      guard let text = deployed.parameters[name] else { return nil }
      let resolved = deployed.resolved[name]
      let looksSecret = [text, resolved].contains { $0.map { ShownValue.isSecret($0, named: name) } == true }
      if looksSecret || parameter.value["NoEcho"]?.isTrue == true {
        return RecordedParameter(name: name, value: .hidden(set.contains(name) ? .given : .kept))
      }
      return RecordedParameter(name: name, value: .text(text, resolved: resolved))
    }
  }
}
