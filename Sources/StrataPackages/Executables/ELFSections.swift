/// The parts of a program that tell which libraries it loads, and which versions of what is in them.
struct ELFSections {
  /// The names of the libraries.
  private(set) var libraries: [String] = []
  /// The versions, such as `GLIBC_2.38`.
  private(set) var versions: [String] = []

  private struct Section {
    let kind: UInt32
    let offset, size, link: Int
  }

  /// Reads the table of the parts of a program; what is damaged is left out.
  init(_ file: LittleEndianBytes, start: UInt64, size: Int, count: Int) {
    guard let start = Int(exactly: start), start > 0, start <= file.count else { return }
    let sections = (0..<count).map { index -> Section? in
      let place = start + index * size
      guard let kind: UInt32 = file.number(at: place + 4), let offset: UInt64 = file.number(at: place + 24),
        let size: UInt64 = file.number(at: place + 32), let link: UInt32 = file.number(at: place + 40),
        let offset = Int(exactly: offset), let size = Int(exactly: size), offset <= file.count, size <= file.count
      else { return nil }
      return Section(kind: kind, offset: offset, size: size, link: Int(link))
    }
    for case let section? in sections {
      guard section.link < sections.count, let texts = sections[section.link] else { continue }
      func text(at index: UInt64) -> String? {
        guard index < UInt64(texts.size),
          let bytes = file.slice(at: texts.offset + Int(index), count: texts.size - Int(index)),
          let end = bytes.firstIndex(of: 0)
        else { return nil }
        return String(decoding: bytes[..<end], as: UTF8.self)
      }
      switch section.kind {
      case 6: libraries += Self.libraries(in: section, of: file, text)
      case 0x6FFF_FFFE: versions += Self.versions(in: section, of: file, text)
      default: continue
      }
    }
  }

  private static func libraries(
    in section: Section, of file: LittleEndianBytes, _ text: (UInt64) -> String?
  ) -> [String] {
    stride(from: 0, to: section.size, by: 16).compactMap { place in
      guard let tag: UInt64 = file.number(at: section.offset + place), tag == 1,
        let name: UInt64 = file.number(at: section.offset + place + 8)
      else { return nil }
      return text(name)
    }
  }

  /// The versions that are asked for, which are a list for each library in a list of libraries.
  private static func versions(
    in section: Section, of file: LittleEndianBytes, _ text: (UInt64) -> String?
  ) -> [String] {
    var found: [String] = []
    var library = section.offset
    // Each step leads on, so that a list that leads back to itself ends as well.
    while let count: UInt16 = file.number(at: library + 2), let first: UInt32 = file.number(at: library + 8),
      let next: UInt32 = file.number(at: library + 12)
    {
      var version = library + Int(first)
      for _ in 0..<count {
        guard let name: UInt32 = file.number(at: version + 8), let step: UInt32 = file.number(at: version + 12) else {
          break
        }
        if let name = text(UInt64(name)) { found.append(name) }
        if step == 0 { break }
        version += Int(step)
      }
      if next == 0 { break }
      library += Int(next)
    }
    return found
  }
}
