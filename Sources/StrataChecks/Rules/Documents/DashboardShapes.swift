/// What the body of a dashboard and its widgets look like.
///
/// See [Dashboard body](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
/// CloudWatch ignores members that it doesn't know, so these don't say what there is.
enum DashboardShapes {
  static let body = DocumentShape.open(
    [
      ("widgets", .list(of: widget, 0...500)), ("start", .text), ("end", .text),
      ("periodOverride", .choice(["auto", "inherit"])), ("variables", .list(of: .open([], required: []), 0...25)),
    ], required: ["widgets"])

  static let kinds = ["alarm", "chart", "custom", "explorer", "log", "metric", "table", "text", "trace"]

  private static let widget = DocumentShape.open(
    [
      ("type", .choice(kinds)), ("x", .integer(0...23)), ("y", .integer(.from(0))), ("width", .integer(1...24)),
      ("height", .integer(1...1_000)), ("properties", .open([], required: [])),
    ], required: ["type", "properties"])

  /// The properties of a widget, by its type.
  static let properties: [String: DocumentShape] = [
    "alarm": .open([("alarms", .list(of: .text, 1...100))], required: ["alarms"]),
    "log": .open([("query", .text), ("region", .text)], required: ["query", "region"]),
    "metric": .open(
      [
        ("region", .text), ("metrics", .list(of: .list(of: .anything, .from(1)), 0...500)),
        ("view", .choice(["bar", "gauge", "pie", "singleValue", "table", "timeSeries"])), ("stacked", .boolean),
        ("yAxis", .open([("left", axis), ("right", axis)], required: [])), ("stat", .text),
        ("period", .integer(.from(1))),
      ], required: ["region"]),
    "text": .open([("markdown", .text)], required: ["markdown"]),
  ]

  private static let axis = DocumentShape.open(
    [("min", .number), ("max", .number), ("label", .text), ("showUnits", .boolean)], required: [])
}
