/// A program or library in the form that Linux runs, as far as it tells where it can run.
///
/// See [the format](https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html).
struct ELFFile {
  /// The architecture as AWS names it; nil for one that Lambda doesn't have.
  let architecture: String?
  /// Whether the program loads libraries when it's started.
  let isDynamic: Bool
  /// The names of the libraries that it loads.
  let libraries: [String]
  /// The newest version of the C library that it asks for, such as 2.38; nil where it asks for none.
  let libraryVersion: GlibcVersion?

  /// Whether bytes begin as a file of this form does.
  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) }

  /// Reads a file; nil for one that is of no architecture with 64 bits, or damaged.
  init?(_ bytes: [UInt8]) {
    let file = LittleEndianBytes(bytes: bytes)
    // 64 bits, lowest byte first.
    guard Self.isOne(bytes), file.slice(at: 4, count: 2).map({ Array($0) }) == [2, 1],
      let machine: UInt16 = file.number(at: 18), let programs: UInt64 = file.number(at: 32),
      let sections: UInt64 = file.number(at: 40), let programSize: UInt16 = file.number(at: 54),
      let programCount: UInt16 = file.number(at: 56), let sectionSize: UInt16 = file.number(at: 58),
      let sectionCount: UInt16 = file.number(at: 60)
    else { return nil }
    architecture =
      switch machine {
      case 183: "arm64"
      case 62: "x86_64"
      default: nil
      }
    var loadsLibraries = false
    for index in 0..<Int(programCount) {
      guard let start = Int(exactly: programs), start <= file.count,
        let kind: UInt32 = file.number(at: start + index * Int(programSize))
      else { return nil }
      // The part that names the program which loads libraries.
      if kind == 3 { loadsLibraries = true }
    }
    let table = ELFSections(file, start: sections, size: Int(sectionSize), count: Int(sectionCount))
    libraries = table.libraries
    libraryVersion = table.versions.filter { $0.hasPrefix("GLIBC_") }.compactMap(GlibcVersion.init(symbol:)).max()
    isDynamic = loadsLibraries || !libraries.isEmpty
  }
}

/// A version of the C library of most Linux systems.
struct GlibcVersion: Comparable, CustomStringConvertible {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

  /// Reads the version of a symbol, such as `GLIBC_2.38`; nil for `GLIBC_PRIVATE` and others.
  init?(symbol: String) {
    let parts = symbol.dropFirst("GLIBC_".count).split(separator: ".").map { Int($0) }
    guard parts.count >= 2, let major = parts[0], let minor = parts[1] else { return nil }
    self.init(major, minor)
  }

  static func < (left: GlibcVersion, right: GlibcVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  var description: String { "\(major).\(minor)" }
}
