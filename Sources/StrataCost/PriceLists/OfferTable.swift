import StrataFindings
import StrataText

/// An offer file of AWS's bulk price list, in CSV: five lines about the file, a header, and a row for each price.
///
/// It's read line by line, as those of large services have hundreds of megabytes.
struct OfferTable {
  private let file: String
  private var columns: [String: Int] = [:]
  private var columnCount = 0
  private var service = ""
  private var date = ""

  /// The columns that are needed.
  private static let needed = [
    "SKU", "TermType", "StartingRange", "Unit", "PricePerUnit", "Currency", "usageType", "operation", "Region Code",
  ]

  static func read(csv bytes: [UInt8], file: String) throws(Finding) -> PriceList {
    var table = OfferTable(file: file)
    return try table.list(bytes)
  }

  private init(file: String) { self.file = file }

  private mutating func list(_ bytes: [UInt8]) throws(Finding) -> PriceList {
    var rows = PriceRows(file: file)
    var lines = CommaSeparatedLines(bytes, file: file)
    while try lines.next() {
      if columns.isEmpty {
        try takeHead(lines)
      } else if let row = try row(lines) {
        try rows.add(row)
      }
    }
    if columns.isEmpty {
      throw fault(lines.line, "the price list isn't whole", expected: "a line that begins with SKU", given: "its end")
    }
    return try rows.list()
  }

  /// Takes a line about the file, or the header.
  private mutating func takeHead(_ lines: CommaSeparatedLines) throws(Finding) {
    let fields = (0..<lines.count).map(lines.text)
    let (line, value) = (lines.line, fields.count > 1 ? fields[1] : "")
    switch fields[0] {
    case "FormatVersion":
      if value != OfferFile.version {
        throw fault(
          line, "the price list is of another format version", expected: OfferFile.version, given: value)
      }
    case "Publication Date": date = String(value.prefix(10))
    case "OfferCode": service = value
    case "SKU":
      columns = Dictionary(fields.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      columnCount = fields.count
      if let missing = Self.needed.first(where: { columns[$0] == nil }) {
        throw fault(line, "the price list has no column \(missing)", expected: missing, given: "none")
      }
      if service.isEmpty {
        throw fault(line, "the price list doesn't say what service it's of", expected: "OfferCode", given: "none")
      }
    default: break
    }
  }

  private func row(_ lines: CommaSeparatedLines) throws(Finding) -> PriceRow? {
    let (file, line) = (file, lines.line)
    guard lines.count == columnCount else {
      throw Finding(
        .invalidPriceList, "the row isn't whole", site: CallSite(file: file, line: line),
        expected: Count.of(columnCount, "field"), given: "\(lines.count)", hint: "if the file was cut, get it again")
    }
    func field(_ name: String) -> String { columns[name].map(lines.text) ?? "" }
    guard field("TermType") == "OnDemand",
      let offered = OfferedUsage(
        service: service, usageType: field("usageType"), operation: field("operation"), region: field("Region Code"))
    else { return nil }
    guard field("Currency") == "USD" else {
      throw fault(line, "prices must be in US dollars", expected: "USD", given: field("Currency"))
    }
    let start = field("StartingRange")
    return offered.row(
      unit: field("Unit"),
      tier: Price.Tier(
        from: try number(start.isEmpty ? "0" : start, line), dollars: try number(field("PricePerUnit"), line)),
      date: date, place: "\(file):\(line)", locate: { CallSite(file: file, line: line) })
  }

  private func number(_ text: String, _ line: Int) throws(Finding) -> FixedDecimal {
    guard let number = FixedDecimal(text) else {
      throw fault(line, "the price isn't a number", expected: "digits, such as 0.0450000000", given: text)
    }
    if number.isNegative { throw fault(line, "the price is negative", expected: "0 or more", given: text) }
    return number
  }

  private func fault(_ line: Int, _ message: String, expected: String, given: String) -> Finding {
    Finding(
      .invalidPriceList, message, site: CallSite(file: file, line: line), expected: expected, given: given)
  }
}
