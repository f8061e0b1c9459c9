import Foundation
import Testing

/// Links of all pages lead to a file, and to a heading where they name one.
@Suite struct DocumentLinkTests {
  /// What is wrong with a link of a page, if anything.
  private static func fault(of target: String, in page: Document) -> String? {
    if target.contains(/^[a-z]+:/) { return nil }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let folder = (page.path as NSString).deletingLastPathComponent
    let joined = (folder as NSString).appendingPathComponent(parts[0]) as NSString
    let path = parts[0].isEmpty ? page.path : joined.standardizingPath
    if path.hasPrefix("..") { return "leads out of the repository" }
    if !exists(path) { return isPicture(parts[0], of: folder) ? nil : "there's no \(path)" }
    guard parts.count == 2 else { return nil }
    guard let linked = try? Document(path) else { return "\(path) has no headings" }
    return linked.anchors.contains(parts[1]) ? nil : "\(path) has no heading #\(parts[1])"
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: Document.root.appending(path: path).path)
  }

  /// Whether a link is what DocC takes for one of a catalog's pictures: its name, without an ending.
  private static func isPicture(_ name: String, of folder: String) -> Bool {
    folder.hasSuffix(".docc") && !name.contains("/") && exists("\(folder)/Resources/\(name).svg")
  }

  @Test func everyLinkLeadsSomewhere() throws {
    for page in try Document.all {
      for link in page.links {
        let fault = Self.fault(of: link.target, in: page)
        #expect(fault == nil, "\(page.path):\(link.line): the link \(link.target): \(fault ?? "")")
      }
    }
  }

  @Test(
    arguments: [
      ("Examples/README.md", nil), ("Examples#words", "Examples has no headings"),
      ("Absent.md", "there's no Absent.md"), ("../README.md", "leads out of the repository"),
      ("https://example.com/Absent.md", nil), ("#nowhere", "README.md has no heading #nowhere"),
      ("Sources/Strata/Strata.docc/Strata.md#words", nil), ("terminal-diff", "there's no terminal-diff"),
    ] as [(String, String?)])
  func faultsAreFound(target: String, fault: String?) throws {
    let readme = try Document.readme
    #expect(Self.fault(of: target, in: readme) == fault)
  }

  @Test(arguments: [("terminal-diff", true), ("terminal-none", false)])
  func picturesOfACatalogAreNamed(picture: String, isThere: Bool) throws {
    let page = try Document("Sources/StrataCLI/StrataCLI.docc/StrataCLI.md")
    #expect((Self.fault(of: picture, in: page) == nil) == isThere)
  }
}
