import StrataJSON

extension TemplateResource {
  /// The condition under which the resource is there; nil where it always is.
  private var condition: String? { object["Condition"]?.string }

  /// Whether this resource and another surely are there together at times: under one condition, or where either has none.
  ///
  /// Two conditions may exclude each other, as those of two environments do.
  func coexists(with other: TemplateResource) -> Bool {
    condition == nil || other.condition == nil || condition == other.condition
  }
}
