import StrataText

/// Reads a zip file that anybody may have made.
struct ZipReader {
  private let file: LittleEndianBytes

  /// The files of a zip file.
  ///
  /// - Throws: ``PackageError`` where it's none, is damaged, encrypted or too large, or has a path that leads elsewhere.
  static func contents(of bytes: [UInt8]) throws(PackageError) -> PackageContents {
    try ZipReader(file: LittleEndianBytes(bytes: bytes)).contents()
  }

  private func contents() throws(PackageError) -> PackageContents {
    guard let end = endOfDirectory else {
      throw PackageError("it isn't a zip file", hint: "have it made by zip, or give the folder that is in it")
    }
    guard let count: UInt16 = file.number(at: end + 10), let start: UInt32 = file.number(at: end + 16) else {
      throw Self.damaged("its directory")
    }
    if isLarge(end), count == UInt16.max || start == UInt32.max { throw Self.large }
    var place = Int(start)
    var total = 0
    var entries: [PackageEntry] = []
    for _ in 0..<count {
      guard let header = header(at: place) else { throw Self.damaged("its directory") }
      if isLarge(end), [header.size, header.packedSize, header.offset].contains(Int(UInt32.max)) { throw Self.large }
      place += header.length
      // A folder is there by its files.
      if header.name.hasSuffix("/") { continue }
      // A small file may say that it's huge, and be unpacked to that.
      total += header.size
      if total > PackageContents.byteLimit { throw .tooLarge(total) }
      entries.append(try entry(header))
    }
    return try PackageContents(entries)
  }

  /// The place of the end of the directory, behind which there may be a comment.
  private var endOfDirectory: Int? {
    let last = file.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 0xFFFF)...last).reversed().first { file.number(at: $0, as: UInt32.self) == 0x0605_4B50 }
  }

  /// Whether what stands before the end of the directory leads to one of the form for more than 4 GiB, zip64.
  private func isLarge(_ end: Int) -> Bool { file.number(at: end - 20, as: UInt32.self) == 0x0706_4B50 }

  private static let large = PackageError(
    "it's a zip file in the form for more than 4 GiB, or more than \(Count.grouped(PackageContents.countLimit)) files",
    hint: "leave out what isn't needed, or give the folder that is in it")

  /// A file as the directory has it.
  private struct Header {
    let name: String
    /// Whether the name is as it stands there.
    let isText: Bool
    let maker, flags, method: UInt16
    let checksum: UInt32
    let packedSize, size, attributes, offset, length: Int
  }

  private func header(at place: Int) -> Header? {
    guard file.number(at: place, as: UInt32.self) == 0x0201_4B50,
      let maker: UInt16 = file.number(at: place + 4), let flags: UInt16 = file.number(at: place + 8),
      let method: UInt16 = file.number(at: place + 10), let checksum: UInt32 = file.number(at: place + 16),
      let packed: UInt32 = file.number(at: place + 20), let size: UInt32 = file.number(at: place + 24),
      let nameLength: UInt16 = file.number(at: place + 28), let extraLength: UInt16 = file.number(at: place + 30),
      let commentLength: UInt16 = file.number(at: place + 32), let attributes: UInt32 = file.number(at: place + 38),
      let offset: UInt32 = file.number(at: place + 42),
      let name = file.slice(at: place + 46, count: Int(nameLength))
    else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return Header(
      name: text, isText: text.utf8.elementsEqual(name), maker: maker, flags: flags, method: method, checksum: checksum,
      packedSize: Int(packed), size: Int(size), attributes: Int(attributes), offset: Int(offset),
      length: 46 + Int(nameLength) + Int(extraLength) + Int(commentLength))
  }

  private func entry(_ header: Header) throws(PackageError) -> PackageEntry {
    if !header.isText { throw .notText(header.name) }
    if header.flags & 1 != 0 {
      throw PackageError(
        "its file \(displayable(header.name)) is encrypted", hint: "have it made without a password: Lambda has none")
    }
    guard file.number(at: header.offset, as: UInt32.self) == 0x0403_4B50,
      let nameLength: UInt16 = file.number(at: header.offset + 26),
      let extraLength: UInt16 = file.number(at: header.offset + 28),
      let packed = file.slice(
        at: header.offset + 30 + Int(nameLength) + Int(extraLength), count: header.packedSize)
    else { throw Self.damaged(header.name) }
    let bytes: [UInt8]
    switch header.method {
    case 0 where packed.count == header.size: bytes = Array(packed)
    case 8:
      do { bytes = try Inflate.bytes(of: packed, size: header.size) } catch { throw Self.damaged(header.name) }
    case 0: throw Self.damaged(header.name)
    default:
      throw PackageError(
        "its file \(displayable(header.name)) is packed in a way that Lambda may not know",
        expected: "stored or deflated",
        given: "method \(header.method)")
    }
    if CRC32.checksum(of: bytes) != header.checksum { throw Self.damaged(header.name) }
    return try PackageEntry(name: header.name, kind: try kind(header), bytes: bytes)
  }

  /// The kind of file, which zip files made on Unix tell by its status bits.
  private func kind(_ header: Header) throws(PackageError) -> PackageEntry.Kind {
    let mode = header.attributes >> 16
    guard [3, 19].contains(header.maker >> 8), mode != 0 else { return .file }
    switch mode & 0o170000 {
    case 0o120000: return .link
    // Some writers leave out what it is.
    case 0o100000, 0: return mode & 0o100 != 0 ? .program : .file
    default: throw .noFile(header.name)
    }
  }

  private static func damaged(_ what: String) -> PackageError {
    PackageError("it's a damaged zip file: \(displayable(what)) can't be read", hint: "have it made again")
  }
}
