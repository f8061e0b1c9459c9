import Testing

/// Lines of a shell, taken apart.
@Suite struct ShellCommandsTests {
  @Test(
    arguments: [
      ("synth list", [["synth", "list"]]),
      ("synth profile set a b 'c=[\"d e\"]' # a note", [["synth", "profile", "set", "a", "b", "c=[\"d e\"]"]]),
      ("synth list --json | jq '.[0]' > out.json", [["synth", "list", "--json"], ["jq", ".[0]"]]),
      ("a && b || c; d &", [["a"], ["b"], ["c"], ["d"]]),
      ("a 2>/dev/null <in b", [["a", "b"]]),
      (
        "url=$(synth list -e \"$x\") && curl \"$url/$(echo a)\"",
        [["synth", "list", "-e", "$x"], ["url=$(…)"], ["echo", "a"], ["curl", "$url/$(…)"]]
      ),
      ("a \"b \\\" c\" d\\ e", [["a", "b \" c", "d e"]]), ("a ''", [["a", ""]]), ("# nothing", []), ("", []),
      ("a 'never ended", [["a", "never ended"]]), ("a $(b", [["b"], ["a", "$(…)"]]),
    ] as [(String, [[String]])])
  func commands(line: String, commands: [[String]]) {
    #expect(ShellCommands(line).commands == commands)
  }
}
