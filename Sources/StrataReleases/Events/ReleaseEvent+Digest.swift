import StrataJSON
import StrataText

extension ReleaseEvent {
  /// The digest of what is in place after it: of the templates and the values of their parameters, by stack.
  ///
  /// Two deployments of one template with two image tags are two. Values that nobody is to see don't count, so that a
  /// secret that was changed alone doesn't show.
  package var deployedDigest: String {
    let all: [JSONValue] = stacks.sorted { utf8Precedes($0.name, $1.name) }.map { stack in
      var values = JSONObject()
      for parameter in stack.parameters.sorted(by: { utf8Precedes($0.name, $1.name) }) {
        guard case .text(let text, let resolved) = parameter.value else { continue }
        values[parameter.name] = .string(resolved ?? text)
      }
      return [
        "name": .string(stack.name), "template": .string(stack.template ?? ""), "parameters": .object(values),
      ]
    }
    let text = (try? JSONValue.array(all).text(keyOrder: .sorted, layout: .compact)) ?? ""
    return SHA256.hexDigest(of: Array(text.utf8))
  }
}
