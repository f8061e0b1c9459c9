package import StrataCost
import StrataFiles
package import StrataFindings
import StrataText

/// A file of prices.
package enum PriceFile {
  /// The size of the largest file that's read, in bytes: 512 MiB, which AWS's list of one service in one region stays below.
  private static let mostBytes = 512 << 20

  /// Reads prices.
  ///
  /// - Parameter path: The file's path.
  /// - Returns: The prices.
  /// - Throws: What keeps the file from being read, or what is wrong in it, with its line.
  package static func read(_ path: String) throws(Finding) -> PriceList {
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes = try FileReader.readFile(at: SystemPath(path), limit: mostBytes)
    } catch {
      throw Finding(.invalidPriceList, "\(displayable(path)) can't be read: \(error.reason)")
    }
    guard let bytes else {
      throw Finding(
        .invalidPriceList, "\(displayable(path)) can't be read: it is larger than 512 MiB",
        hint: "AWS has a price list for each region as well")
    }
    return try PriceList.read(bytes: bytes, file: path)
  }
}

extension SystemAssembly {
  /// The prices that come along, with the system's own over them, and others over those.
  ///
  /// - Parameter lists: The others; none unless given.
  /// - Returns: The prices.
  /// - Throws: What keeps one of the system's own files from being read, or what is wrong in it.
  package func prices(under lists: [PriceList] = []) throws(Finding) -> PriceTable {
    var prices = PriceTable.shipped
    for path in priceFiles { prices = prices.adding(try PriceFile.read(path)) }
    for list in lists { prices = prices.adding(list) }
    return prices
  }
}
