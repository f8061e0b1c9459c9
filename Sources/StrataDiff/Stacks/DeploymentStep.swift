import StrataJSON

/// One of the deployments that lead from some stacks to others.
public struct DeploymentStep: Sendable, Hashable, CustomStringConvertible {
  /// The action on a stack.
  public enum Action: Sendable, Hashable {
    /// A deployment of the new template.
    case deploy
    /// A deployment of the new template with outputs of the old one, by their ids.
    case deployKeeping([String])
    /// A deletion of the stack.
    case delete
  }

  /// The stack's name.
  public let stack: String
  /// The action on it.
  public let action: Action

  /// The step in words.
  public var description: String {
    switch action {
    case .deploy: "deploy \(stack)"
    case .deployKeeping(let outputs): "deploy \(stack), keeping \(outputs.joined(separator: ", "))"
    case .delete: "delete \(stack)"
    }
  }

  var json: JSONValue {
    switch action {
    case .deploy: ["stack": .string(stack), "action": "deploy"]
    case .deployKeeping(let outputs):
      ["stack": .string(stack), "action": "deploy", "keeping": .array(outputs.map(JSONValue.string))]
    case .delete: ["stack": .string(stack), "action": "delete"]
    }
  }
}
