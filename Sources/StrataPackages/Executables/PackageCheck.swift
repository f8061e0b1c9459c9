package import StrataLanguage
import StrataText

/// Holds the files of a package against what its function and its runtime want.
package struct PackageCheck {
  /// The architecture that the program is made for, as AWS names it; nil for one that runs on any.
  package let architecture: String?

  /// The version of the C library that Amazon Linux 2023 has.
  ///
  /// See [Amazon Linux 2023](https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html).
  private static let libraryVersion = GlibcVersion(2, 34)

  /// Checks the files.
  ///
  /// - Throws: ``PackageError`` where Lambda couldn't start them.
  package init(_ contents: PackageContents, for wish: PackageUse.Wish) throws(PackageError) {
    guard wish.runtime == "provided.al2023" else {
      try Self.checkModule(contents, wish)
      architecture = nil
      return
    }
    guard let program = contents.file(at: "bootstrap") else {
      throw PackageError(
        "the package \(wish.name) lacks its program", expected: "a file bootstrap, which Lambda starts",
        given: contents["bootstrap"].map { "a link to \(displayable(String(decoding: $0.bytes, as: UTF8.self)))" }
          ?? Self.names(contents))
    }
    guard program.kind != .file else {
      throw PackageError(
        "bootstrap of the package \(wish.name) can't be started", expected: "a file that may be run",
        given: "one that mayn't",
        hint: "chmod +x bootstrap")
    }
    architecture = try Self.checkProgram(program, in: contents, wish)
  }

  private static func names(_ contents: PackageContents) -> String {
    let names = contents.entries.prefix(3).map { displayable($0.name) }.joined(separator: ", ")
    return contents.entries.count > 3 ? "\(names) and \(Count.of(contents.entries.count - 3, "other"))" : names
  }

  // MARK: Programs

  private static func checkProgram(
    _ program: PackageEntry, in contents: PackageContents, _ wish: PackageUse.Wish
  ) throws(PackageError) -> String? {
    // A script runs what there is.
    if program.bytes.starts(with: "#!".utf8) { return nil }
    guard ELFFile.isOne(program.bytes) else {
      throw PackageError(
        "the program of the package \(wish.name) isn't one for Linux", expected: "an ELF file, or a script",
        given: kind(of: program.bytes), hint: "build it for Linux, as with the static SDK or in a container")
    }
    guard let file = ELFFile(program.bytes) else {
      throw PackageError(
        "the program of the package \(wish.name) is damaged, or isn't of 64 bits", given: "an ELF file")
    }
    guard file.architecture == wish.architecture else {
      throw PackageError(
        "the program of the package \(wish.name) is of another architecture than its function",
        expected: wish.architecture, given: file.architecture ?? "one that Lambda doesn't have",
        hint: file.architecture.map {
          "build it for \(wish.architecture), or say architecture: .\($0 == "arm64" ? $0 : "x86")"
        }
      )
    }
    if let version = file.libraryVersion, version > libraryVersion {
      throw PackageError(
        "the program of the package \(wish.name) needs a newer C library than \(wish.runtime) has",
        expected: "glibc \(libraryVersion) or older", given: "glibc \(version)",
        hint: "link it statically, or build it on Amazon Linux 2023")
    }
    try checkLibraries(of: file, in: contents, wish)
    return file.architecture
  }

  /// Refuses a program that loads Swift's libraries, which the runtime doesn't have.
  private static func checkLibraries(
    of file: ELFFile, in contents: PackageContents, _ wish: PackageUse.Wish
  ) throws(PackageError) {
    let packed = Set(contents.entries.map { $0.name.split(separator: "/").last.map(String.init) ?? $0.name })
    let musl = file.libraries.first { $0.hasPrefix("libc.musl") || $0.hasPrefix("ld-musl") }
    let missing = file.libraries.filter { name in
      !packed.contains(name)
        && ["libswift", "libFoundation", "lib_Foundation", "libdispatch", "libBlocksRuntime"].contains(
          where: name.hasPrefix)
    }
    guard let name = musl ?? missing.first else { return }
    throw PackageError(
      "the program of the package \(wish.name) loads a library that neither it nor \(wish.runtime) has",
      expected: "a program that needs no more than the C library", given: name,
      hint: "link it in: --static-swift-stdlib, or the static SDK")
  }

  private static func kind(of bytes: [UInt8]) -> String {
    let magic = bytes.prefix(4)
    if magic.elementsEqual([0xCF, 0xFA, 0xED, 0xFE]) || magic.elementsEqual([0xCA, 0xFE, 0xBA, 0xBE]) {
      return "a program for macOS"
    }
    if magic.starts(with: "MZ".utf8) { return "a program for Windows" }
    return "something else"
  }

  // MARK: Modules

  /// Refuses a package without the file that a handler of JavaScript or Python is in.
  private static func checkModule(_ contents: PackageContents, _ wish: PackageUse.Wish) throws(PackageError) {
    let endings =
      switch wish.runtime {
      case let runtime where runtime.hasPrefix("nodejs"): [".js", ".mjs", ".cjs"]
      case let runtime where runtime.hasPrefix("python"): [".py", "/__init__.py", ".so"]
      default: [String]()
      }
    // The function's name is what stands behind the last dot.
    guard !endings.isEmpty, let handler = wish.handler, let dot = handler.lastIndex(of: ".") else { return }
    var module = String(handler[..<dot])
    if wish.runtime.hasPrefix("python") { module = module.replacing(".", with: "/") }
    if endings.contains(where: { contents.file(at: module + $0) != nil }) { return }
    throw PackageError(
      "the package \(wish.name) lacks the file of its handler \(displayable(handler))",
      expected: endings.dropLast().map { module + $0 }.joined(separator: " or "), given: names(contents))
  }
}
