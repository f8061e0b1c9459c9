/// Writes a zip file that is the same wherever and whenever it's written.
///
/// Files are stored as they are, at a fixed time: a compressor's next version would make other bytes of the same files.
///
/// See [the format](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
struct ZipWriter {
  /// 1 January 1980, with which times begin there, in the format's own form.
  private static let date: UInt16 = 1 << 5 | 1
  /// Version 2.0 of the format, which is what is needed, made on Unix, whose status bits are told so.
  private static let (needed, maker): (UInt16, UInt16) = (20, 3 << 8 | 20)
  /// That names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []

  /// The bytes of the zip file of some files.
  static func bytes(of contents: PackageContents) -> [UInt8] {
    var writer = ZipWriter()
    writer.bytes.reserveCapacity(contents.byteCount + contents.entries.count * 256)
    for entry in contents.entries { writer.add(entry) }
    let start = writer.bytes.count
    let count = UInt16(contents.entries.count)
    writer.bytes += writer.directory
    writer.bytes.add(UInt32(0x0605_4B50), UInt32(0))
    writer.bytes.add(count, count)
    writer.bytes.add(UInt32(writer.directory.count), UInt32(start))
    writer.bytes.add(UInt16(0))
    return writer.bytes
  }

  private mutating func add(_ entry: PackageEntry) {
    let offset = UInt32(bytes.count)
    var head: [UInt8] = []
    head.add(Self.needed, Self.flags, 0, 0, Self.date)
    head.add(CRC32.checksum(of: entry.bytes), UInt32(entry.bytes.count), UInt32(entry.bytes.count))
    head.add(UInt16(entry.name.utf8.count), 0)
    bytes.add(UInt32(0x0403_4B50))
    bytes += head
    bytes += entry.name.utf8
    bytes += entry.bytes
    directory.add(UInt32(0x0201_4B50))
    directory.add(Self.maker)
    directory += head
    directory.add(UInt16(0), 0, 0)
    directory.add(entry.mode << 16, offset)
    directory += entry.name.utf8
  }
}

extension [UInt8] {
  /// Adds numbers, their lowest bytes first.
  fileprivate mutating func add<Number: FixedWidthInteger>(_ numbers: Number...) {
    for number in numbers { Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) } }
  }
}
