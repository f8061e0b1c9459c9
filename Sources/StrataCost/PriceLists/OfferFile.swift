import StrataFindings
import StrataJSON

/// An offer file of AWS's bulk price list, in JSON.
///
/// It has products by SKU, each with attributes, and terms on demand by SKU, whose price dimensions are tiers. See
/// [Reading the price list files](https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-an-offer.html).
struct OfferFile {
  private let bytes: [UInt8]
  private let file: String
  private let json: JSONValue
  private let service: String
  private let date: String

  /// The version of the format that is read.
  static let version = "v1.0"

  static func read(json bytes: [UInt8], file: String) throws(Finding) -> PriceList {
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch {
      throw Finding(
        .invalidPriceList, "the file isn't JSON: \(error.message)",
        site: CallSite(file: file, line: error.line, column: error.column),
        hint: "if it was cut, get it again")
    }
    return try OfferFile(json, bytes: bytes, file: file).list()
  }

  private init(_ json: JSONValue, bytes: [UInt8], file: String) throws(Finding) {
    (self.json, self.bytes, self.file) = (json, bytes, file)
    service = json["offerCode"]?.string ?? ""
    date = String((json["publicationDate"]?.string ?? "").prefix(10))
    guard let version = json["formatVersion"]?.string else {
      throw fault(
        [], "the file isn't an offer file of AWS's price list", expected: "an object with formatVersion", given: "none")
    }
    if version != Self.version {
      throw fault(
        ["formatVersion"], "the price list is of another format version", expected: Self.version, given: version)
    }
    if service.isEmpty {
      throw fault([], "the price list doesn't say what service it's of", expected: "offerCode", given: "none")
    }
    for section in ["products", "terms"] where json[section]?.object == nil {
      throw fault([section], "the price list isn't whole", expected: "an object of \(section)", given: "none")
    }
  }

  private func list() throws(Finding) -> PriceList {
    var rows = PriceRows(file: file)
    let terms = json["terms"]?["OnDemand"]?.object ?? [:]
    for product in json["products"]?.object ?? [:] {
      guard let attributes = product.value["attributes"]?.object,
        let offered = OfferedUsage(
          service: service, usageType: attributes["usagetype"]?.string, operation: attributes["operation"]?.string,
          region: attributes["regionCode"]?.string)
      else { continue }
      for term in terms[product.key]?.object ?? [:] {
        for dimension in term.value["priceDimensions"]?.object ?? [:] {
          let place = ["terms", "OnDemand", product.key, term.key, "priceDimensions", dimension.key]
          if let row = try row(dimension.value, of: offered, sku: product.key, at: place) { try rows.add(row) }
        }
      }
    }
    return try rows.list()
  }

  private func row(
    _ dimension: JSONValue, of offered: OfferedUsage, sku: String, at place: [String]
  ) throws(Finding) -> PriceRow? {
    guard let prices = dimension["pricePerUnit"]?.object, let unit = dimension["unit"]?.string else {
      throw fault(place, "a price has no pricePerUnit or no unit", expected: "both", given: "\(dimension)")
    }
    guard let text = prices["USD"]?.string else {
      throw fault(
        place + ["pricePerUnit"], "prices must be in US dollars", expected: "USD",
        given: prices.keys.joined(separator: ", "))
    }
    let dollars = try number(text, at: place + ["pricePerUnit", "USD"])
    let from = try number(dimension["beginRange"]?.string ?? "0", at: place + ["beginRange"])
    return offered.row(
      unit: unit, tier: Price.Tier(from: from, dollars: dollars), date: date, place: "\(file), SKU \(sku)",
      locate: { site(place + ["pricePerUnit", "USD"]) })
  }

  private func number(_ text: String, at place: [String]) throws(Finding) -> FixedDecimal {
    guard let number = FixedDecimal(text) else {
      throw fault(place, "the price isn't a number", expected: "digits, such as 0.0450000000", given: text)
    }
    if number.isNegative { throw fault(place, "the price is negative", expected: "0 or more", given: text) }
    return number
  }

  private func site(_ place: [String]) -> CallSite {
    var place = place
    while !place.isEmpty, json[JSONPointer(place)] == nil { place.removeLast() }
    let position = JSONPointer(place).position(in: bytes)
    return CallSite(file: file, line: position?.line ?? 1, column: position?.column)
  }

  private func fault(_ place: [String], _ message: String, expected: String, given: String) -> Finding {
    Finding(.invalidPriceList, message, site: site(place), expected: expected, given: given)
  }
}
