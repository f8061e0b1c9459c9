/// The rule for names of profiles, which are names of files.
package enum ProfileName {
  /// The file beside the profiles that says what was deployed.
  package static let recordFile = "deploy.json"

  /// The name that no profile can have, since its file is taken.
  private static let reserved = "deploy"

  /// The reason why a profile can't have a name, or nil if it can.
  static func problem(of name: String) -> String? {
    if name.isEmpty { return "it is empty" }
    if name.utf8.count > 64 { return "it is longer than 64 characters" }
    if name.lowercased() == reserved { return "\(recordFile) is the record of what was deployed" }
    if name.hasPrefix(".") || name.hasPrefix("-") { return "it begins with \"\(name.prefix(1))\"" }
    let isAllowed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
      default: false
      }
    }
    return isAllowed ? nil : "it has characters other than letters, digits, hyphens, underscores and dots"
  }

  static func file(of name: String) -> String { "\(name).json" }

  /// The name of the profile that a file holds, or nil where it holds none.
  static func name(ofFile file: String) -> String? {
    guard file.hasSuffix(".json"), file != recordFile else { return nil }
    let name = String(file.dropLast(".json".count))
    return problem(of: name) == nil ? name : nil
  }

  /// The name of the last but one version of a file.
  static func previous(of file: String) -> String { "\(file).previous" }
}
