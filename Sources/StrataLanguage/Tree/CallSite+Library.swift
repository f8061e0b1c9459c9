import StrataFindings

extension CallSite {
  /// Whether the line is in one of the library's own constructs, where who uses them has nothing to look for.
  var isLibrarys: Bool {
    guard file.hasPrefix(Self.constructs) else { return false }
    let next = file.utf8.dropFirst(Self.constructs.utf8.count).first
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "\\")
  }

  /// The folder of the constructs, which is beside this module's.
  private static let constructs = #filePath.dropLast("StrataLanguage/Tree/CallSite+Library.swift".count) + "Constructs"
}
