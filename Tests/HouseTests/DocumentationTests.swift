import Testing

/// All that is public has a doc comment, whose first words name the thing.
///
/// "The cost of stacks in a month.", not "What stacks cost in a month."; a function's may say what it does. The guide for
/// constructs asks more of them: see `GuidePoint`.
@Suite struct DocumentationTests {
  @Test func everyPublicThingIsNamedFirst() {
    let files = SourceFile.all.filter { $0.text.utf8.count > 0 }
    #expect(files.count > 400)
    #expect(files.flatMap { Self.faults(in: $0.text, at: $0.path) } == [])
  }

  @Test(
    arguments: [
      ("/// A queue.\npublic struct Queue {}", nil),
      ("public struct Queue {}", "2: Queue has no doc comment"),
      ("/// What waits.\npublic struct Queue {}", "3: Queue begins with \"What\", which names nothing"),
      (
        "/// A queue.\npublic struct Queue {\n  /// Its name.\n  public let name: String\n}",
        "5: Queue.name begins with \"Its\", which names nothing"
      ),
      ("/// A queue.\npublic struct Queue {\n  /// Its name.\n  let name: String\n}", nil),
      (
        "/// A state.\npublic enum State {\n  /// It's over.\n  case over\n}",
        "5: State.over begins with \"It\", which names nothing"
      ),
      ("/// A state.\npublic enum State {\n  var rank: Int { 1 }\n}", nil),
      ("/// A state.\nenum State {\n  case over\n}", nil),
      ("/// A key.\npublic protocol Key {\n  var name: String { get }\n}", "4: Key.name has no doc comment"),
      ("/// A key.\npublic protocol Key {}\nextension Key {\n  private func look() {}\n}", nil),
      ("/// Makes room.\npublic func makeRoom() {}", nil),
      (
        "/// Returns the room.\npublic func room() -> Int { 1 }", "3: room begins with \"Returns\", which names nothing"
      ),
      (
        "/// How much room there is.\npublic func room() -> Int { 1 }",
        "3: room begins with \"How\", which names nothing"
      ),
      ("extension Queue {\n  public static func all() {}\n}", "3: Queue.all has no doc comment"),
    ] as [(String, String?)])
  func fault(of text: String, is expected: String?) {
    // No declaration begins a file.
    #expect(Self.faults(in: "import Thing\n\(text)\n", at: "A.swift") == (expected.map { ["A.swift:\($0)"] } ?? []))
  }

  /// A line for each public declaration whose doc comment is missing or names nothing.
  private static func faults(in text: String, at path: String) -> [String] {
    let code = SwiftCode(text)
    let declarations = DeclarationReader.declarations(in: code)
    // What a public protocol asks for, and the cases of a public enumeration, are as public as they are.
    let opened = declarations.filter { $0.isPublic && ($0.kind == .protocol || $0.kind == .enumeration) }
    func isOpened(_ declaration: SwiftDeclaration) -> Bool {
      opened.contains { type in
        type.path == declaration.owner && (type.kind == .protocol || declaration.kind == .case)
          && declaration.line <= code.line(at: type.body?.upperBound ?? 0)
      }
    }
    return declarations.filter { declaration in
      declaration.kind != .extension && (declaration.isPublic || isOpened(declaration))
    }.compactMap { declaration in
      let place = "\(path):\(declaration.line): \(declaration.path)"
      guard let summary = declaration.documentation.summary else { return "\(place) has no doc comment" }
      let isFunction = declaration.kind == .function || declaration.kind == .initializer
      let openings = isFunction ? Documentation.openingsOfFunctions : Documentation.openings
      let word = summary.text.firstWord
      return openings.contains(word) ? "\(place) begins with \"\(word)\", which names nothing" : nil
    }
  }
}
