import Testing

/// Paths and suites of tests that pages name in code are there.
@Suite struct DocumentPathTests {
  @Test(arguments: try Document.all)
  func everyPathIsThere(page: Document) {
    for span in page.codeSpans where Self.isPath(span.text) {
      #expect(Self.isThere(span.text), "\(page.path):\(span.line): there's no \(span.text)")
    }
  }

  @Test(arguments: try Document.all)
  func everySuiteIsThere(page: Document) {
    for span in page.codeSpans where span.text.wholeMatch(of: /[A-Z][A-Za-z]+Tests/) != nil {
      #expect(Package.suites.contains(span.text), "\(page.path):\(span.line): there's no suite \(span.text)")
    }
  }

  @Test func pathsAreFound() throws {
    let page = try #require(try Document.all.first { $0.path.hasSuffix("/WhereToAddWhat.md") })
    #expect(page.codeSpans.filter { Self.isPath($0.text) }.count > 60)
    #expect(page.codeSpans.filter { $0.text.hasSuffix("Tests") }.count > 40)
  }

  @Test(
    arguments: [
      ("Sources/StrataText", true), ("Makefile", true), ("Tests/ReadmeTests/Gone.swift", false), (".ci/run", true),
      ("Sources/Constructs/PURPOSE/NAME.swift", true), ("Sources/Gone/NAME.swift", false),
      ("Tests/StrataCLITests/NAMECommandTests.swift", true), ("templates/SYSTEM/*.template.json", true),
      ("Sources/StrataFacts/Generated/Constraint*.swift", true), ("Sources/Gone/*.swift", false),
      ("templates/shop/Shop.template.json", true),
    ])
  func what(path: String, isThere: Bool) {
    #expect(Self.isPath(path))
    #expect(Self.isThere(path) == isThere)
  }

  @Test(arguments: ["Sources", "SourcesOfMine/a", "make", "a/Sources/b", "Tests of it", "Package.resolved"])
  func otherCodeIsNoPath(text: String) {
    #expect(!Self.isPath(text))
  }

  /// The folders that pages make up for packages of their readers.
  private static let invented = ["Sources/MyShop", "Sources/infrastructure", "templates/shop"]

  /// Whether code is a path of this package.
  private static func isPath(_ code: String) -> Bool {
    code.wholeMatch(of: /(Sources|Tests|Examples|\.ci|templates)\/[^ ]+|Makefile|Package\.swift|\.swift-format/) != nil
  }

  /// Whether a path leads to something; words in capitals and stars stand for something, as does what's behind them.
  private static func isThere(_ path: String) -> Bool {
    if invented.contains(where: { path.hasPrefix("\($0)/") }) { return true }
    let known = path.split(separator: "/").prefix { part in
      part.firstMatch(of: /NAME|PURPOSE|SUBJECT|SYSTEM|\*/) == nil
    }
    return Package.has(known.joined(separator: "/"))
  }
}
