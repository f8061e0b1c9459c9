import Foundation
import StrataCost

/// The prices that the package brings along, from the files that they were gathered in.
struct PriceSet {
  /// The prices, sorted.
  private(set) var prices: [Price] = []

  /// Reads a directory of files of rows.
  ///
  /// - Parameter directory: The directory, with files that end with `.tsv`.
  /// - Throws: The fault in a file, or a price that two files have.
  init(directory: URL) throws(GeneratorError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    var files: [String: String] = [:]
    for name in names.filter({ $0.hasSuffix(".tsv") }).sorted() {
      let file = directory.appending(path: name)
      guard let data = try? Data(contentsOf: file) else { throw GeneratorError(file: file.path, "can't be read") }
      let list: PriceList
      do { list = try PriceList.read(bytes: [UInt8](data), file: name) } catch {
        throw GeneratorError(file: file.path, "\(error)")
      }
      for price in list.all {
        let key = "\(price.region) \(price.service) \(price.usageType) \(price.operation)"
        if let other = files.updateValue(name, forKey: key) {
          throw GeneratorError(file: file.path, "\(key) has a price in \(other) as well; take one of them out")
        }
        prices.append(price)
      }
    }
    if prices.isEmpty {
      throw GeneratorError(file: directory.path, "there are no prices in *.tsv; is this the directory of prices?")
    }
  }

  /// A line for each price and for each source.
  var text: String { PriceText.text(of: prices) }
}
