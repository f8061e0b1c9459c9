import Testing

/// The commands that pages show are those that there are, with options that they take.
///
/// A tool of a package that a page makes is known by `init NAME` or the manifest in it.
@Suite struct DocumentCommandTests {
  @Test(arguments: try Document.all)
  func everyCommandIsUnderstood(page: Document) {
    for line in page.shellLines {
      for words in ShellCommands(line.text).commands {
        let fault = DocumentCommand(words, of: page.text).fault
        #expect(fault == nil, "\(page.path):\(line.line): \(words.joined(separator: " ")): \(fault ?? "")")
      }
    }
  }

  /// What stands in a sentence may lack operands, and name them in capitals.
  @Test(arguments: try Document.all)
  func everyCommandInASentenceIsThere(page: Document) {
    for span in page.codeSpans {
      for words in ShellCommands(span.text).commands {
        let fault = MentionedCommand(words).fault
        #expect(fault == nil, "\(page.path):\(span.line): \(span.text): \(fault ?? "")")
      }
    }
  }

  @Test func commandsAreFound() throws {
    let readme = try Document.readme
    #expect(readme.shellLines.contains { $0.text.contains("synth") })
    let commands = try Document.all.flatMap(\.shellLines).filter { $0.text.contains("synth ") }
    #expect(commands.count > 60)
  }

  // MARK: What is found

  @Test(
    arguments: [
      ("synth deploy shop -e dev", nil), ("synth deploy mht-api -e staging --plan plan.json", nil),
      ("STRATA_RECORD=1 swift run --quiet -c release synth list --json", nil), ("swift run my-shop deploy -e dev", nil),
      ("swift run my-shop list -e prod", "list takes no option --environment"),
      (".build/release/synth profile set shop dev imageTag=1.2.0", nil), ("cat synth", nil),
      ("synth deplo --help", nil),
      ("synth deplo", "there is no command or system deplo; did you mean deploy?"),
      ("synth profile shw shop dev", "there is no command profile shw; did you mean profile show?"),
      ("synth list --jsn", "there is no option --jsn; did you mean --json?"),
      ("synth list --output out", "list takes no option --output"),
      ("synth graph orders --format png", "--format is svg, dot, mermaid, not png"),
      ("synth deploy mht-api -e dev", "--environment names no environment dev; there are staging, production"),
      (
        "synth cost mht-api --compare staging:prod",
        "--compare names no environment prod; there are staging, production"
      ),
      (
        "swift run synth deploy shop -e dev",
        "there is no system shop; expected benchling-webhook, mht-api, smartstack or soundbite"
      ),
      ("swift run sinth list", "Package.swift has no executable sinth"),
      ("swift build --product template-fuzer", "Package.swift has no executable template-fuzer"),
      ("swift test --filter 'ReadmeTests|ReadmTests'", "there's no suite ReadmTests"),
      ("swift test --filter ReadmeTests", nil), ("swift --version", nil),
      ("make deploy ENV=staging", nil), ("make -j 2 synth", "the Makefile has no target 2"),
      ("make tst", "the Makefile has no target tst"), ("make deploy EVN=staging", "the Makefile has no variable EVN"),
      ("make deploy ENV=stagin", "no system here has an environment stagin"),
    ] as [(String, String?)])
  func faults(line: String, fault: String?) throws {
    let words = try #require(ShellCommands(line).commands.first)
    #expect(DocumentCommand(words, of: "synth init my-shop").fault == fault)
  }

  @Test(
    arguments: [
      ("synth profile set", nil), ("synth rules TYPE", nil), ("synth promote --gates-from REV", nil), ("synth", nil),
      ("synth benchling-webhook", nil), ("synth SYSTEM", nil), ("synth profile", nil), ("make test", nil),
      ("swift run synth --samples", nil), ("synth completions bash|zsh|fish", nil), ("synth --help", nil),
      ("synth profil set", "there is no command or system profil"),
      ("synth profile st", "there is no command profile st"),
      ("synth rules --makdown", "synth rules takes no option --makdown"),
      ("make tst", "the Makefile has no target tst"),
    ] as [(String, String?)])
  func faultsOfSentences(line: String, fault: String?) throws {
    let words = try #require(ShellCommands(line).commands.first)
    #expect(MentionedCommand(words).fault == fault)
  }
}
