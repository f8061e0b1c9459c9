import Foundation
import StrataFiles
import StrataLanguage
import TestSupport
import Testing

@testable import StrataPackages

/// Zip files: ours read by Python's reader, and what its writer packs read by ours.
@Suite struct ZipTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func python(_ program: String, _ arguments: String...) throws -> String {
    let result = try ChildProcess(arguments: ["python3", "-c", program] + arguments).run()
    try #require(result.status == 0, "\(result.errors)")
    return String(decoding: result.output, as: UTF8.self)
  }

  @Test func aZipFileByteForByte() throws {
    let contents = try PackageContents([PackageEntry(name: "bootstrap", kind: .program, bytes: Array("hi".utf8))])
    let bytes = ZipWriter.bytes(of: contents)
    let head = "14000008000000002100ac2a93d80200000002000000" + "09000000"
    #expect(
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        == "504b0304" + head + "626f6f747374726170" + "6869"
        + "504b01021403" + head + "00000000" + "0000" + "0000ed81" + "00000000" + "626f6f747374726170"
        + "504b0506" + "00000000" + "01000100" + "37000000" + "29000000" + "0000")
  }

  @Test func anotherReaderReadsIt() throws {
    let contents = try PackageContents([
      PackageEntry(name: "bootstrap", kind: .program, bytes: Array("#!/bin/sh\n".utf8)),
      PackageEntry(name: "lib/ä.txt", kind: .file, bytes: []),
      PackageEntry(name: "lib/link", kind: .link, bytes: Array("../bootstrap".utf8)),
    ])
    let path = try folder.write("a.zip", ZipWriter.bytes(of: contents))
    let text = try python(
      """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
          assert z.testzip() is None
          for i in z.infolist():
              print(i.filename, oct(i.external_attr >> 16), i.date_time, z.read(i).decode().strip())
      """, path)
    #expect(
      text == """
        bootstrap 0o100755 (1980, 1, 1, 0, 0, 0) #!/bin/sh
        lib/link 0o120777 (1980, 1, 1, 0, 0, 0) ../bootstrap
        lib/ä.txt 0o100644 (1980, 1, 1, 0, 0, 0)\u{20}

        """)
  }

  @Test func whatIsWrittenIsRead() throws {
    var random = SplitMix64(seed: 17)
    for _ in 0..<50 {
      let entries = try (0...random.below(6)).map { index in
        try PackageEntry(
          name: "\(random.pick(["a", "b/c", "ö/-"]))\(index)", kind: random.pick([.file, .program]),
          bytes: (0..<random.below(3_000)).map { _ in UInt8(truncatingIfNeeded: random.below(7) * 31) })
      }
      let contents = try PackageContents(entries)
      #expect(try ZipReader.contents(of: ZipWriter.bytes(of: contents)) == contents)
    }
  }

  /// Levels 0, 1 and 9 make all three forms of packed blocks.
  @Test(arguments: [0, 1, 6, 9])
  func whatAnotherPackedIsRead(level: Int) throws {
    let path = "\(folder.path)/b.zip"
    let listing = try python(
      """
      import sys, zipfile, random, hashlib
      r = random.Random(17)
      with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED, compresslevel=int(sys.argv[2])) as z:
          for n in range(40):
              size = r.choice([0, 1, 5, 400, 70000, 200000])
              data = bytes(r.choice([r.randrange(256), 65, 66]) if n % 2 else 65 + n for _ in range(size))
              i = zipfile.ZipInfo(f'd/f{n:02}')
              i.external_attr = (0o100755 if n % 3 == 0 else 0o100644) << 16
              i.compress_type = zipfile.ZIP_DEFLATED
              z.writestr(i, data)
              print(i.filename, size, hashlib.sha256(data).hexdigest(), n % 3 == 0)
          z.comment = b'made elsewhere'
      """, path, "\(level)")
    let contents = try PackageReader.contents(of: .zip(path), naming: "bootstrap")
    let lines = contents.entries.map { entry in
      let digest = PackageZipDigest.hex(entry.bytes)
      return "\(entry.name) \(entry.bytes.count) \(digest) \(entry.kind == .program ? "True" : "False")\n"
    }
    #expect(lines.joined() == listing)
  }

  /// However a file is cut off or changed, it's refused or read, and nothing else happens.
  @Test func damagedFilesAreRefused() throws {
    let path = "\(folder.path)/c.zip"
    _ = try python(
      """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
          z.writestr('bootstrap', bytes(range(256)) * 8)
          z.writestr('empty', b'')
      """, path)
    let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let good = try ZipReader.contents(of: whole)
    for count in 0..<whole.count {
      #expect(throws: PackageError.self) { try ZipReader.contents(of: Array(whole[..<count])) }
    }
    var random = SplitMix64(seed: 4)
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      do throws(PackageError) {
        // What is read has the checksums that it says, whatever else was changed.
        let contents = try ZipReader.contents(of: bytes)
        #expect(contents.byteCount <= good.byteCount)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 1_000)
  }

  @Test(arguments: [
    ("no zip", "it isn't a zip file\n  hint: have it made by zip, or give the folder that is in it"), ("", ""),
  ])
  func somethingElse(text: String, message: String) {
    #expect(refusal { try ZipReader.contents(of: Array(text.utf8)) }.hasPrefix(message.isEmpty ? "it isn't" : message))
  }

  @Test(arguments: [
    ("'../x'", "a file's path can't be in a package"), ("'/x'", "a file's path can't be in a package"),
    ("'a//x'", "a file's path can't be in a package"), ("'x', 'x'", "two files of a package have one name"),
    ("'folder/'", "a package has at least one file"), ("'a/../../x'", "a file's path can't be in a package"),
    ("'a', 'a/b'", "a is a file of the package, and can't be a folder as well"),
  ])
  func pathsThatLeadElsewhere(names: String, message: String) throws {
    let path = "\(folder.path)/d.zip"
    _ = try python(
      """
      import sys, zipfile, warnings
      warnings.simplefilter('ignore')
      with zipfile.ZipFile(sys.argv[1], 'w') as z:
          for name in [\(names)]: z.writestr(name, b'1')
      """, path)
    #expect(
      refusal(in: folder) { try PackageReader.contents(of: .zip(path), naming: "bootstrap") }
        .hasPrefix("%/d.zip: \(message)"))
  }

  private func refused(zip program: String) throws -> String {
    let path = "\(folder.path)/e.zip"
    _ = try python("import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z:\n    " + program, path)
    return refusal(in: folder) { try PackageReader.contents(of: .zip(path), naming: "bootstrap") }
  }

  @Test func moreFilesThanTheUsualFormHas() throws {
    #expect(
      try refused(zip: "for n in range(65536): z.writestr(str(n), b'')") == """
        %/e.zip: it's a zip file in the form for more than 4 GiB, or more than 65,535 files
          hint: leave out what isn't needed, or give the folder that is in it
        """)
  }

  @Test(arguments: ["0o010644", "0o140755", "0o060644"])
  func whatIsNoFile(mode: String) throws {
    #expect(
      try refused(
        zip: "i = zipfile.ZipInfo('pipe'); i.create_system = 3; i.external_attr = \(mode) << 16; z.writestr(i, b'')")
          == """
          %/e.zip: pipe can't be in a package
            expected: files, folders and links
            given: something else
          """)
  }

  @Test func anEncryptedFile() throws {
    let contents = try PackageContents([PackageEntry(name: "a\u{1B}[1m", kind: .file, bytes: [1, 2, 3])])
    var bytes = ZipWriter.bytes(of: contents)
    bytes[bytes.count - 22 - 51 + 8] |= 1
    #expect(
      refusal { try ZipReader.contents(of: bytes) } == """
        its file a\\u{1B}[1m is encrypted
          hint: have it made without a password: Lambda has none
        """)
  }

  @Test func aNameThatIsNotText() throws {
    var bytes = ZipWriter.bytes(of: try PackageContents([PackageEntry(name: "ä", kind: .file, bytes: [1])]))
    for index in bytes.indices where bytes[index] == 0xC3 && bytes[index + 1] == 0xA4 { bytes[index] = 0xFF }
    #expect(
      refusal { try ZipReader.contents(of: bytes) }.hasPrefix(
        "the name of a file isn't UTF-8\n  expected: a name in UTF-8\n  given: \u{FFFD}"))
  }

  /// A small file that says it's huge isn't unpacked.
  @Test func whatWouldBeTooLargeIsRefused() throws {
    let contents = try PackageContents([PackageEntry(name: "a", kind: .file, bytes: [1, 2, 3])])
    var bytes = ZipWriter.bytes(of: contents)
    let directory = bytes.count - 22 - 47
    bytes.replaceSubrange(directory + 24..<directory + 28, with: [0, 0, 0, 0x7F])
    #expect(
      refusal { try ZipReader.contents(of: bytes) } == """
        Lambda takes no package that large
          expected: 262,144,000 bytes unpacked or fewer
          given: 2,130,706,432 bytes
          hint: leave debug information out, or make it an image: .image(_:tag:)
        """)
  }
}

enum PackageZipDigest {
  /// The digest of bytes, by another program than the one that is tested.
  static func hex(_ bytes: [UInt8]) -> String {
    let result = try? ChildProcess(arguments: ["sha256sum"], input: bytes).run()
    return String(decoding: result?.output.prefix(64) ?? [], as: UTF8.self)
  }
}
