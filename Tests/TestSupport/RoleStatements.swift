public import StrataJSON
public import StrataTemplate

extension Template {
  /// The statements of a role's own policy; nil where there is no such role, or it may do nothing.
  public func statements(of role: String) -> JSONValue? {
    resources[role]?["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]
  }
}
