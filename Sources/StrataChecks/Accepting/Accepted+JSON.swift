import StrataFindings
public import StrataJSON

extension TemplateReport.Accepted {
  /// The finding for machines, with the reason as `because`, and the metadata that says it as `by`.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The JSON, without what is absent.
  public func json(relativeTo directory: String? = nil) -> JSONValue {
    guard var object = finding.json(relativeTo: directory).object else { return .null }
    object["because"] = .string(reason)
    object["by"] = .string(source.rawValue)
    return .object(object)
  }
}
