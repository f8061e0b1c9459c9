/// The names of staging directories and of the files in them, by which a later run knows them.
enum StagingName {
  private static let prefix = ".strata-staging-"

  /// A file that is still being written.
  static let partial = "partial"

  /// The record that a run is about to put into place.
  static let newRecord = "new-record"

  /// The record that it replaces.
  static let oldRecord = "old-record"

  /// A file that a run is about to put into place.
  static func new(_ number: Int) -> String { "new-\(number)" }

  /// A file that it replaces or removes.
  static func old(_ number: Int) -> String { "old-\(number)" }

  /// A name for a staging directory that no other run has.
  static func random() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Tells whether a name is one that ``random()`` can give.
  static func isDirectory(_ name: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let digits = name.utf8.dropFirst(prefix.utf8.count)
    return digits.count == 16 && digits.allSatisfy(isHexadecimalDigit)
  }

  /// Tells whether a name is that of a record in a staging directory.
  static func isRecord(_ name: String) -> Bool { name == newRecord || name == oldRecord }

  /// Tells whether a name is that of a file in a staging directory.
  static func isFile(_ name: String) -> Bool {
    if name == partial || isRecord(name) { return true }
    guard name.hasPrefix("new-") || name.hasPrefix("old-") else { return false }
    let digits = name.utf8.dropFirst(4)
    return !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
}
