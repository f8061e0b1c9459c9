import Foundation
import Testing

/// A page that people read: the README, the page of an example, or an article of the documentation.
struct Document: Sendable, CustomTestStringConvertible {
  /// A piece of code in a page.
  struct Block {
    /// The word behind the fence; empty where there's none.
    let language: String
    var code: String
    /// The line of the page that has the fence.
    let line: Int
  }

  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path from the folder of the package on.
  let path: String
  let text: String

  var testDescription: String { path }

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  init(_ path: String) throws {
    self.init(
      path: path, text: String(decoding: try Data(contentsOf: Self.root.appending(path: path)), as: UTF8.self))
  }

  /// The page that everybody begins with.
  static var readme: Document { get throws { try Document("README.md") } }

  /// All pages: the README first, then the others by their paths.
  static var all: [Document] {
    get throws {
      let found = ["Examples", "Sources"].flatMap { folder in
        let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return names?.compactMap { ($0 as? String).map { "\(folder)/\($0)" } } ?? []
      }
      let pages = found.filter { $0.hasSuffix(".md") && !$0.contains("/.build/") }.sorted()
      return try (["README.md"] + pages).map { try Document($0) }
    }
  }

  /// The lines of text without any code, with their numbers, and the pieces of code between fences.
  private var parts: (prose: [(number: Int, text: String)], blocks: [Block]) {
    var prose: [(number: Int, text: String)] = []
    var blocks: [Block] = []
    var open: Block?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(language: String(line.dropFirst(3)), code: "", line: index + 1) : nil
      } else if open != nil {
        open?.code += "\(line)\n"
      } else if !line.hasPrefix("    ") {
        prose.append((index + 1, line))
      }
    }
    return (prose, blocks)
  }

  /// The pieces of code between fences, in order.
  var blocks: [Block] { parts.blocks }

  /// The pieces of code in one language.
  func blocks(of language: String) -> [String] { blocks.filter { $0.language == language }.map(\.code) }

  /// The links and pictures of the page, each with its line.
  var links: [(target: String, line: Int)] {
    parts.prose.flatMap { number, line in
      line.replacing(/`[^`]*`/, with: "code").matches(of: /\]\(([^)\s]+)\)/).map { (String($0.output.1), number) }
    }
  }

  /// What a link to each heading has behind its `#`.
  var anchors: Set<String> {
    Set(
      parts.prose.filter { $0.text.hasPrefix("#") }.map { _, line in
        let title = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
        return String(title.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }).replacing(" ", with: "-")
      })
  }
}
