/// A program as a linker makes it, with nothing in it but what tells where it can run.
struct ExecutableImage {
  var machine: UInt16 = 183
  var isDynamic = false
  var libraries: [String] = []
  var versions: [String] = []

  var bytes: [UInt8] {
    var texts: [UInt8] = [0]
    func place(of text: String) -> UInt64 {
      defer { texts += Array(text.utf8) + [0] }
      return UInt64(texts.count)
    }
    var dynamic: [UInt8] = []
    for library in libraries { dynamic += Self.number(UInt64(1)) + Self.number(place(of: library)) }
    dynamic += Self.number(UInt64(0)) + Self.number(UInt64(0))
    var needs: [UInt8] = []
    if !versions.isEmpty {
      needs += Self.number(UInt16(1)) + Self.number(UInt16(versions.count)) + Self.number(UInt32(0))
      needs += Self.number(UInt32(16)) + Self.number(UInt32(0))
      for (index, version) in versions.enumerated() {
        needs += Self.number(UInt32(0)) + Self.number(UInt32(0)) + Self.number(UInt32(place(of: version)))
        needs += Self.number(UInt32(index == versions.count - 1 ? 0 : 16))
      }
    }
    let programs = isDynamic ? 1 : 0
    let start = 64 + programs * 56
    let sections: [(kind: UInt32, bytes: [UInt8])] = [(0, []), (3, texts), (6, dynamic), (0x6FFF_FFFE, needs)]
    let table = start + sections.reduce(0) { $0 + $1.bytes.count }
    var image: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
    image += Self.number(UInt16(2)) + Self.number(machine) + Self.number(UInt32(1)) + Self.number(UInt64(0))
    image += Self.number(UInt64(64)) + Self.number(UInt64(table)) + Self.number(UInt32(0))
    image += Self.number(UInt16(64)) + Self.number(UInt16(56)) + Self.number(UInt16(programs))
    image += Self.number(UInt16(64)) + Self.number(UInt16(sections.count)) + Self.number(UInt16(1))
    if isDynamic { image += Self.number(UInt32(3)) + [UInt8](repeating: 0, count: 52) }
    for section in sections { image += section.bytes }
    var offset = start
    for section in sections {
      image += Self.number(UInt32(0)) + Self.number(section.kind) + [UInt8](repeating: 0, count: 16)
      image += Self.number(UInt64(offset)) + Self.number(UInt64(section.bytes.count)) + Self.number(UInt32(1))
      image += [UInt8](repeating: 0, count: 20)
      offset += section.bytes.count
    }
    return image
  }

  private static func number(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
