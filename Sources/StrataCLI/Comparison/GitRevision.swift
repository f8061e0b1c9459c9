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
    let place = "\(folder) of \(name)"
    let blobs = try blobs(at: folder.hasSuffix("/") ? folder : folder + "/").filter { TemplateFiles.isRead($0.name) }
    for blob in blobs where blob.size > TemplateFile.readableBytes {
      throw CommandError.tooLarge("\(place)/\(blob.name)")
    }
    if blobs.isEmpty { return nil }
    let contents = try contents(of: blobs.map(\.id))
    let files = Dictionary(zip(blobs.map(\.name), contents), uniquingKeysWith: { first, _ in first })
    return TemplateFiles(place: place, names: Set(files.keys)) { name in files[name] ?? [] }
  }

  /// The content of a file, relative to the current directory; nil where the revision hasn't got it.
  func file(_ path: String) throws -> [UInt8]? {
    guard let blob = try blobs(at: path).first else { return nil }
    if blob.size > TemplateFile.readableBytes { throw CommandError.tooLarge("\(path) of \(name)") }
    return try contents(of: [blob.id]).first
  }

  private struct Blob {
    /// The file's name, without the folders that it's in.
    let name: String
    let id: String
    let size: Int
  }

  /// The files at a path: that file, or those of a folder, whose name ends in a slash then.
  private func blobs(at path: String) throws -> [Blob] {
    try run(["ls-tree", "-l", "-z", "--", commit, path]).split(separator: 0).compactMap { line in
      // `100644 blob ID SIZE<tab>PATH`; anything but a file is none of ours.
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      let words = parts[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 2, words.count == 4, words[0].hasPrefix("100") else { return nil }
      let path = String(decoding: parts[1], as: UTF8.self)
      return Blob(
        name: path.split(separator: "/").last.map(String.init) ?? path, id: words[2], size: Int(words[3]) ?? 0)
    }
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
