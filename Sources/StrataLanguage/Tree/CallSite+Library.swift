import StrataFindings
import StrataText

extension CallSite {
  /// Whether the line is in one of the library's own constructs, where who uses them has nothing to look for.
  var isLibrarys: Bool {
    let folder = Self.constructs
    return file.withUTF8Bytes { file in
      guard file.count > folder.count else { return false }
      // Everything that is declared asks; the byte behind the folder tells nearly all other files apart.
      let next = file[folder.count]
      guard next == UInt8(ascii: "/") || next == UInt8(ascii: "\\") else { return false }
      return file.prefix(folder.count).elementsEqual(folder)
    }
  }

  /// The folder of the constructs, which is beside this module's, as UTF-8.
  private static let constructs = Array(
    (#filePath.dropLast("StrataLanguage/Tree/CallSite+Library.swift".count) + "Constructs").utf8)
}
