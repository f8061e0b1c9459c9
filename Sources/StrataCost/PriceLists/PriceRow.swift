import StrataFindings
import StrataText

/// A row of prices as it's written in files: one tier of one price.
///
/// A file has a line that names the fields, and a row in each other line, with tabs between the fields. Lines that begin with `#`
/// and empty ones say nothing. A price with tiers has a row for each; a first tier that costs nothing is the free tier.
struct PriceRow {
  /// The names of the fields, in order.
  static let fields = [
    "region", "service", "usage type", "operation", "unit", "from", "usd", "source", "date", "note",
  ]

  let region: String
  let service: String
  let usageType: String
  let operation: String
  let unit: String
  let tier: Price.Tier
  let source: String
  let date: String
  /// The place in words, as in `prices.tsv:12`.
  let place: String
  /// Finds out where its price stands, which takes long in a large file, and is needed of hardly any.
  let locate: () -> CallSite

  /// The words for the price, for messages.
  var name: String {
    "\(service) \(usageType)\(operation.isEmpty ? "" : " \(operation)") in \(region)"
  }

  /// Reads a file of rows.
  static func read(_ bytes: ArraySlice<UInt8>, file: String) throws(Finding) -> PriceList {
    var rows = PriceRows(file: file)
    var hasHeader = false
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      if text.isEmpty || text.utf8.first == UInt8(ascii: "#") { continue }
      let reader = FieldReader(text, file: file, line: index + 1)
      if hasHeader {
        try rows.add(reader.row())
      } else {
        try reader.checkHeader()
        hasHeader = true
      }
    }
    if !hasHeader {
      throw Finding(
        .invalidPriceList, "the file has no prices", site: CallSite(file: file, line: 1),
        expected: "a line of \(fields.joined(separator: ", ")) with tabs between, and rows below it")
    }
    return try rows.list()
  }
}

/// Reads the fields of one line.
private struct FieldReader {
  let fields: [String]
  let file: String
  let line: Int

  init(_ text: String, file: String, line: Int) {
    fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    (self.file, self.line) = (file, line)
  }

  func checkHeader() throws(Finding) {
    for (index, name) in PriceRow.fields.enumerated() where !fields.indices.contains(index) || fields[index] != name {
      let given = fields.indices.contains(index) ? fields[index] : "nothing"
      if name == "usd", fields.indices.contains(index) {
        throw fault(index, "prices must be in US dollars", expected: "usd", given: given)
      }
      throw fault(
        index, "the first line must name the fields, with tabs between them",
        expected: "\(name) as field \(index + 1) of \(PriceRow.fields.joined(separator: ", "))", given: given,
        hint: "an offer file of AWS's price list is JSON or CSV, not compressed")
    }
  }

  func row() throws(Finding) -> PriceRow {
    guard fields.count == PriceRow.fields.count else {
      throw Finding(
        .invalidPriceList, "the row isn't whole", site: CallSite(file: file, line: line),
        expected: "\(PriceRow.fields.count) fields with tabs between", given: Count.of(fields.count, "field"))
    }
    let (service, usageType, operation) = (fields[1], fields[2], fields[3])
    if fields[0].isEmpty { throw fault(0, "a price must be of a region", expected: "a region", given: "nothing") }
    guard Dimension.services.contains(service) else {
      throw fault(
        1, "no estimate asks for prices of the service", given: service,
        hint: Suggestion.hint(for: service, in: Dimension.services.sorted()))
    }
    guard let dimension = Dimension.known(service: service, usageType: usageType, operation: operation) else {
      throw fault(
        2, "no estimate asks for the usage type", given: usageType + (operation.isEmpty ? "" : ", \(operation)"),
        hint: Suggestion.hint(
          for: usageType, in: Dimension.catalog.filter { $0.service == service }.map(\.usageType)))
    }
    guard fields[4] == dimension.unit else {
      throw fault(4, "the price is of another unit", expected: dimension.unit, given: fields[4])
    }
    if dimension.isGlobal != (fields[0] == Dimension.globalRegion) {
      throw fault(
        0, dimension.isGlobal ? "it has one price in all regions" : "it has a price in each region",
        expected: dimension.isGlobal ? Dimension.globalRegion : "a region", given: fields[0])
    }
    guard Self.isDate(fields[8]) else {
      throw fault(
        8, "the date isn't one", expected: "a day such as 2026-07-20, a month, a year, or nothing", given: fields[8])
    }
    return PriceRow(
      region: fields[0], service: service, usageType: usageType, operation: operation, unit: fields[4],
      tier: Price.Tier(from: try number(5), dollars: try number(6)), source: fields[7], date: fields[8],
      place: "\(file):\(line)", locate: { site(6) })
  }

  private func number(_ index: Int) throws(Finding) -> FixedDecimal {
    guard let number = FixedDecimal(fields[index]) else {
      throw fault(
        index, "\(PriceRow.fields[index]) isn't a number", expected: "digits, such as 0.045", given: fields[index])
    }
    if number.isNegative {
      throw fault(index, "\(PriceRow.fields[index]) is negative", expected: "0 or more", given: fields[index])
    }
    return number
  }

  /// Whether a text is a day, a month, a year, or nothing.
  private static func isDate(_ text: String) -> Bool {
    if text.isEmpty { return true }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }), parts[0].utf8.count == 4 else {
      return false
    }
    return zip(parts.dropFirst(), [1...12, 1...31]).allSatisfy { part, range in
      part.utf8.count == 2 && Int(part).map(range.contains) == true
    }
  }

  private func site(_ index: Int) -> CallSite {
    let before = fields.prefix(index).reduce(0) { $0 + $1.unicodeScalars.count + 1 }
    return CallSite(file: file, line: line, column: before + 1)
  }

  private func fault(
    _ index: Int, _ message: String, expected: String? = nil, given: String, hint: String? = nil
  ) -> Finding {
    Finding(.invalidPriceList, message, site: site(index), expected: expected, given: given, hint: hint)
  }
}
