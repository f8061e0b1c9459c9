import Foundation
import StrataFiles
import StrataLanguage
import TestSupport
import Testing

@testable import StrataPackages

@Suite struct PackageCheckTests {
  private func wish(
    _ architecture: String = "arm64", runtime: String = "provided.al2023", handler: String? = "bootstrap"
  ) -> PackageUse.Wish {
    PackageUse.Wish(
      name: "api", source: .executable("Api"), runtime: runtime, handler: handler, architecture: architecture)
  }

  private func check(
    _ bytes: [UInt8], named name: String = "bootstrap", kind: PackageEntry.Kind = .program,
    with libraries: [String] = [],
    for wish: PackageUse.Wish? = nil
  ) throws -> String {
    let entries =
      try [PackageEntry(name: name, kind: kind, bytes: bytes)]
      + libraries.map { try PackageEntry(name: $0, kind: .file, bytes: [1]) }
    return try PackageCheck(try PackageContents(entries), for: wish ?? self.wish()).architecture ?? "any"
  }

  @Test func whatLambdaCanStart() throws {
    #expect(try check(ExecutableImage().bytes) == "arm64")
    #expect(try check(ExecutableImage(machine: 62).bytes, for: wish("x86_64")) == "x86_64")
    #expect(try check(Array("#!/bin/sh\n".utf8)) == "any")
    let dynamic = ExecutableImage(
      isDynamic: true, libraries: ["libc.so.6", "libm.so.6"], versions: ["GLIBC_2.17", "GLIBC_2.34", "GLIBC_PRIVATE"])
    #expect(try check(dynamic.bytes) == "arm64")
    // A library that comes along is there.
    let own = ExecutableImage(isDynamic: true, libraries: ["libswiftCore.so", "libc.so.6"])
    #expect(try check(own.bytes, with: ["lib/libswiftCore.so"]) == "arm64")
  }

  @Test func anotherArchitecture() {
    #expect(
      refusal { try check(ExecutableImage(machine: 62).bytes) } == """
        the program of the package api is of another architecture than its function
          expected: arm64
          given: x86_64
          hint: build it for arm64, or say architecture: .x86
        """)
    #expect(
      refusal { try check(ExecutableImage().bytes, for: wish("x86_64")) }.hasSuffix(
        "hint: build it for x86_64, or say architecture: .arm64"))
    #expect(
      refusal { try check(ExecutableImage(machine: 243).bytes) }.contains("given: one that Lambda doesn't have"))
  }

  @Test func aNewerLibraryOfC() {
    let image = ExecutableImage(isDynamic: true, libraries: ["libc.so.6"], versions: ["GLIBC_2.38", "GLIBC_2.4"])
    #expect(
      refusal { try check(image.bytes) } == """
        the program of the package api needs a newer C library than provided.al2023 has
          expected: glibc 2.34 or older
          given: glibc 2.38
          hint: link it statically, or build it on Amazon Linux 2023
        """)
  }

  @Test(arguments: ["libswiftCore.so", "libFoundation.so", "lib_FoundationICU.so", "libc.musl-aarch64.so.1"])
  func aLibraryThatIsNotThere(name: String) {
    #expect(
      refusal { try check(ExecutableImage(isDynamic: true, libraries: ["libc.so.6", name]).bytes) } == """
        the program of the package api loads a library that neither it nor provided.al2023 has
          expected: a program that needs no more than the C library
          given: \(name)
          hint: link it in: --static-swift-stdlib, or the static SDK
        """)
  }

  @Test(
    arguments: [
      ([0xCF, 0xFA, 0xED, 0xFE, 1], "a program for macOS"), (Array("MZ..".utf8), "a program for Windows"),
      (Array("text".utf8), "something else"), ([], "something else"),
    ] as [([UInt8], String)])
  func noProgramForLinux(bytes: [UInt8], given: String) {
    #expect(
      refusal { try check(bytes) } == """
        the program of the package api isn't one for Linux
          expected: an ELF file, or a script
          given: \(given)
          hint: build it for Linux, as with the static SDK or in a container
        """)
  }

  @Test func withoutItsProgram() {
    #expect(
      refusal { try check([1], named: "Api", with: ["b", "c", "d", "e"]) } == """
        the package api lacks its program
          expected: a file bootstrap, which Lambda starts
          given: Api, b, c and 2 others
        """)
    #expect(
      refusal { try check(ExecutableImage().bytes, kind: .file) } == """
        bootstrap of the package api can't be started
          expected: a file that may be run
          given: one that mayn't
          hint: chmod +x bootstrap
        """)
  }

  @Test func aLinkToTheProgram() throws {
    func check(_ files: [(String, PackageEntry.Kind, [UInt8])]) throws -> String? {
      let entries = try files.map { try PackageEntry(name: $0.0, kind: $0.1, bytes: $0.2) }
      return try PackageCheck(try PackageContents(entries), for: wish()).architecture
    }
    let link = ("bootstrap", PackageEntry.Kind.link, Array("bin/Api".utf8))
    #expect(try check([link, ("bin/Api", .program, ExecutableImage().bytes)]) == "arm64")
    #expect(
      refusal { try check([link, ("bin/Api", .program, ExecutableImage(machine: 62).bytes)]) }.contains("given: x86_64")
    )
    #expect(refusal { try check([link, ("bin/Api", .file, ExecutableImage().bytes)]) }.contains("can't be started"))
    #expect(
      refusal { try check([link, ("bin/Other", .program, ExecutableImage().bytes)]) } == """
        the package api lacks its program
          expected: a file bootstrap, which Lambda starts
          given: a link to bin/Api
        """)
  }

  @Test func theFileOfAHandler() throws {
    let node = wish(runtime: "nodejs22.x", handler: "src/index.handler")
    #expect(try check([1], named: "src/index.mjs", kind: .file, for: node) == "any")
    #expect(
      refusal { try check([1], named: "index.js", kind: .file, for: node) } == """
        the package api lacks the file of its handler src/index.handler
          expected: src/index.js or src/index.mjs
          given: index.js
        """)
    let python = wish(runtime: "python3.13", handler: "app.main.handler")
    #expect(try check([1], named: "app/main.py", kind: .file, for: python) == "any")
    #expect(throws: PackageError.self) { try check([1], named: "main.py", kind: .file, for: python) }
    // Of others it isn't known where their handler is.
    #expect(try check([1], named: "App.class", for: wish(runtime: "java21", handler: "App::handle")) == "any")
  }

  /// The linker's own work: this machine's programs are of its architecture, and load its C library.
  @Test func aRealProgram() throws {
    let uname = try ChildProcess(arguments: ["uname", "-sm"]).run().output
    let words = String(decoding: uname, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.first == "Linux" else { return }
    let file = try #require(ELFFile([UInt8](try Data(contentsOf: URL(filePath: "/bin/sh").resolvingSymlinksInPath()))))
    #expect(file.architecture == (words[1] == "aarch64" ? "arm64" : "x86_64"))
    #expect(file.isDynamic && file.libraries.contains("libc.so.6"))
    #expect(try #require(file.libraryVersion) >= GlibcVersion(2, 4))
  }

  /// However a program is cut off or changed, something is said of it.
  @Test func damagedPrograms() {
    let whole = ExecutableImage(isDynamic: true, libraries: ["libc.so.6"], versions: ["GLIBC_2.38", "GLIBC_2.4"]).bytes
    for count in 0..<whole.count { _ = ELFFile(Array(whole[..<count])) }
    var random = SplitMix64(seed: 9)
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = random.pick([0, 1, 0x7F, 0x80, 0xFF]) }
      _ = ELFFile(bytes)
    }
    #expect(ELFFile(Array(whole[..<40])) == nil)
  }
}
