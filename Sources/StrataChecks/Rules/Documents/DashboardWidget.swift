import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

/// What is wrong with a widget of a dashboard, beyond the shape that all of them have.
enum DashboardWidget {
  /// Finds what is wrong with the properties of a widget.
  static func faults(_ widget: PlacedValue) -> [DocumentFault] {
    guard let kind = widget["type"]?.text, let shape = DashboardShapes.properties[kind],
      let properties = widget["properties"], properties.value.object != nil, !properties.value.isFunction
    else { return [] }
    let name = "the properties of \(kind == "alarm" ? "an" : "a") \(kind) widget"
    return shape.faults(properties, name) + (kind == "metric" ? metric(properties, name) : [])
  }

  private static func metric(_ properties: PlacedValue, _ name: String) -> [DocumentFault] {
    guard let object = properties.value.object, !object.keys.contains(where: \.isFunctionName) else { return [] }
    var faults: [DocumentFault] = []
    if object["metrics"] == nil, object["annotations"]?["alarms"] == nil, object["annotations"]?.isFunction != true {
      faults.append(
        DocumentFault(
          properties.pointer, "\(name) show nothing", expected: "metrics, or the alarms of annotations"))
    }
    faults += statistic(properties) + period(properties)
    for side in ["left", "right"] {
      guard let axis = properties["yAxis"]?[side], let least = axis["min"], let greatest = axis["max"],
        let low = Scalar.number(of: least.value), let high = Scalar.number(of: greatest.value), low >= high
      else { continue }
      faults.append(
        DocumentFault(
          least.pointer, "the axis begins where it has ended", expected: "less than \(Wording.number(high))",
          given: Wording.number(low)))
    }
    if object["view"] == "gauge", !mayHaveRange(properties) {
      faults.append(
        DocumentFault(properties.pointer, "a gauge must have its range", expected: "min and max of yAxis.left"))
    }
    for (index, list) in (object["metrics"]?.array ?? []).enumerated() {
      faults += metric(PlacedValue(value: list, pointer: properties.pointer.appending("metrics").appending(index)))
    }
    return faults
  }

  private static func mayHaveRange(_ properties: PlacedValue) -> Bool {
    guard let axes = properties["yAxis"] else { return false }
    guard !axes.value.isFunction, let axis = axes["left"] else { return axes.value.isFunction }
    return axis.value.isFunction || axis["min"] != nil && axis["max"] != nil
  }

  /// A metric is its namespace and name, then the names and values of its dimensions, and at last how it's shown.
  private static func metric(_ metric: PlacedValue) -> [DocumentFault] {
    guard let parts = metric.value.array, !parts.isEmpty, !parts.contains(where: \.isFunction) else { return [] }
    var faults: [DocumentFault] = []
    let texts = parts.filter { $0.object == nil }
    if let index = parts.lastIndex(where: { $0.object != nil }) {
      let options = PlacedValue(value: parts[index], pointer: metric.pointer.appending(index))
      faults += statistic(options) + period(options)
      if texts.isEmpty, options["expression"] == nil,
        options.value.object?.keys.contains(where: \.isFunctionName) == false
      {
        faults.append(
          DocumentFault(metric.pointer, "this names no metric", expected: "a namespace and a name, or an expression"))
      }
    }
    // Three dots stand for several parts of the metric before.
    if !texts.isEmpty, !texts.contains("..."), !texts.count.isMultiple(of: 2) {
      faults.append(
        DocumentFault(
          metric.pointer, "a part of this metric is missing",
          expected: "a namespace, a name, and the name and the value of each dimension",
          given: Count.of(texts.count, "text")))
    }
    return faults
  }

  /// See [Statistics](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html).
  private static let statistics =
    "(?i)(SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|tc|ts|wm)([0-9]{1,2}(\\.[0-9]{0,10})?|100)|(TM|WM|PR|TC|TS)\\(.*\\)|[ou][0-9].*)"

  private static func statistic(_ place: PlacedValue) -> [DocumentFault] {
    // Most are one of these.
    guard let stat = place["stat"], let text = stat.text, stat.value.string != nil, !text.isEmpty,
      !["Average", "Sum", "Minimum", "Maximum"].contains(text), SchemaPatterns.matchesWhole(text, statistics) == false
    else { return [] }
    return [
      DocumentFault(
        stat.pointer, "there is no such statistic",
        expected: "Average, Sum, Minimum, Maximum, SampleCount, IQM, or one such as p99, tm95 or TM(2%:98%)",
        given: Wording.quoted(text))
    ]
  }

  private static func period(_ place: PlacedValue) -> [DocumentFault] {
    guard let period = place["period"], let seconds = period.value.integer, seconds > 0,
      ![1, 5, 10, 20, 30].contains(seconds),
      !seconds.isMultiple(of: 60)
    else { return [] }
    return [
      DocumentFault(
        period.pointer, "this is no period of a metric", expected: "1, 5, 10, 20, 30, or a multiple of 60",
        given: String(seconds))
    ]
  }
}
