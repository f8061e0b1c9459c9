import StrataFiles
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// A revision of the repository that the current directory is in, as `git` gives it.
struct GitRevision {
  /// The revision as it was named.
  let name: String
  private let commit: String
  private let console: Console

  /// Finds a revision.
  ///
  /// - Throws: ``CommandError`` where there is none of this name, or git can't tell.
  init(_ name: String, console: Console) throws {
    // Whatever the name, git must not take it for an option.
    guard !name.isEmpty, !name.hasPrefix("-") else { throw Self.unknown(name) }
    let result = try console.run(
      ChildProcess(arguments: ["git", "rev-parse", "--verify", "--quiet", "\(name)^{commit}"]))
    let commit = String(decoding: result.output, as: UTF8.self).filter { $0 != "\n" }
    guard result.status == 0, !commit.isEmpty, commit.allSatisfy(\.isHexDigit) else {
      throw Self.unknown(name, because: result.errors)
    }
    (self.name, self.commit, self.console) = (name, commit, console)
  }

  private static func unknown(_ name: String, because reason: String = "") -> CommandError {
    let reason = reason.split(separator: "\n").first.map { ": \($0)" } ?? ""
    return CommandError(
      "there is no file, directory or git revision \"\(displayable(name))\"\(reason)",
      hint: "a revision that only the server has is fetched first, as by git fetch origin main")
  }

  /// The templates of a folder, relative to the current directory; nil where the revision hasn't got it.
  func files(in folder: String) throws -> TemplateFiles? {
    let listing = try run(["ls-tree", "-l", "-z", "--", commit, folder.hasSuffix("/") ? folder : folder + "/"])
    let place = "\(folder) of \(name)"
    var blobs: [(name: String, id: String)] = []
    for line in listing.split(separator: 0) {
      // `100644 blob ID SIZE<tab>PATH`; anything but a file is none of ours.
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      let words = parts[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 2, words.count == 4, words[0].hasPrefix("100") else { continue }
      let path = String(decoding: parts[1], as: UTF8.self)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard TemplateFiles.isRead(name) else { continue }
      if Int(words[3]) ?? 0 > TemplateFile.readableBytes { throw CommandError.tooLarge("\(place)/\(name)") }
      blobs.append((name, words[2]))
    }
    if blobs.isEmpty { return nil }
    let contents = try contents(of: blobs.map(\.id))
    let files = Dictionary(zip(blobs.map(\.name), contents), uniquingKeysWith: { first, _ in first })
    return TemplateFiles(place: place, names: Set(files.keys)) { name in files[name] ?? [] }
  }

  /// The contents of some blobs, all asked for at once.
  private func contents(of ids: [String]) throws -> [[UInt8]] {
    let output = try run(["cat-file", "--batch"], input: Array((ids.joined(separator: "\n") + "\n").utf8))
    var rest = output[...]
    return try ids.map { id in
      // `ID blob SIZE`, a newline, the content and another newline.
      let head = rest.prefix { $0 != UInt8(ascii: "\n") }
      let size = head.split(separator: UInt8(ascii: " ")).last.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard let size, rest.count >= head.count + size + 2 else { throw CommandError("git doesn't give the blob \(id)") }
      let start = head.endIndex + 1
      defer { rest = rest[(start + size + 1)...] }
      return Array(rest[start..<(start + size)])
    }
  }

  private func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let result = try console.run(ChildProcess(arguments: ["git"] + arguments, input: input))
    guard result.status == 0 else {
      throw CommandError("git \(arguments[0]) failed: \(result.errors.split(separator: "\n").first ?? "")")
    }
    return result.output
  }
}
