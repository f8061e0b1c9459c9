import Foundation
import TestSupport
import Testing

/// What the shells themselves make of the scripts; a shell that isn't installed isn't asked.
@Suite struct ShellCompletionTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    for file in ["network.yaml", "templates/orders.json", "old/a.json"] { try tool.write(file, "{}") }
  }

  /// The words that a shell completes a line to.
  private func completions(of line: String, in shell: Shell) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell.rawValue] + shell.options + ["-c", shell.script(line)]
    process.currentDirectoryURL = URL(filePath: tool.folder)
    let synth = try BuildProducts.executable("synth").deletingLastPathComponent().path
    process.environment = ["HOME": tool.folder, "PATH": "\(synth):/usr/bin:/bin", "TERM": "dumb"]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(complaints == "", "\(shell)")
    return text.split(separator: "\n").map(String.init).sorted()
  }

  @Test(arguments: Shell.installed)
  func commandsSystemsAndEnvironments(shell: Shell) throws {
    #expect(try completions(of: "synth pro", in: shell) == ["profile", "promote"])
    #expect(try completions(of: "synth diff mht-api -e ", in: shell) == ["production", "staging"])
    #expect(try completions(of: "synth diff benchling-webhook -e d", in: shell) == ["dev"])
    #expect(try completions(of: "synth profile show mht-api pro", in: shell) == ["production"])
    #expect(try completions(of: "synth explain unknown-t", in: shell) == ["unknown-type"])
  }

  @Test(arguments: Shell.installed)
  func filesWhereFilesAreTaken(shell: Shell) throws {
    #expect(try completions(of: "synth validate net", in: shell) == ["network.yaml"])
    #expect(try completions(of: "synth --output te", in: shell).map(Self.withoutSlash) == ["templates"])
    #expect(try completions(of: "synth diff o", in: shell).map(Self.withoutSlash) == ["old", "orders"])
    #expect(try completions(of: "synth deploy net", in: shell) == [])
    #expect(try completions(of: "synth nothing-at-all ", in: shell) == [])
  }

  private static func withoutSlash(_ word: String) -> String { word.hasSuffix("/") ? String(word.dropLast()) : word }

  @Test(arguments: Shell.installed)
  func typesWhoseColonsReadlinePartsAt(shell: Shell) throws {
    // Bash puts in place what stands behind the last colon alone.
    let expected = shell == .bash ? "QueuePolicy" : "AWS::SQS::QueuePolicy"
    #expect(try completions(of: "synth rules AWS::SQS::QueueP", in: shell) == [expected])
    let choice = shell == .bash ? "svg" : "--format=svg"
    #expect(try completions(of: "synth graph --format=s", in: shell) == [choice])
  }

  /// A shell, and how it's asked.
  enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    static let installed = allCases.filter { shell in
      ["/bin", "/usr/bin", "/usr/local/bin"].contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
      }
    }

    var options: [String] {
      switch self {
      case .bash: ["--norc", "--noprofile"]
      case .zsh: ["-f"]
      case .fish: ["--no-config"]
      }
    }

    /// A script that prints what a line, typed to its end, is completed to.
    func script(_ line: String) -> String {
      switch self {
      case .bash:
        // Outside of a completion compopt would complain.
        #"""
        source <(synth completions bash)
        compopt() { :; }
        COMP_LINE='\#(line)' COMP_POINT=\#(line.utf8.count)
        _synth_completions
        printf '%s\n' "${COMPREPLY[@]}"
        """#
      case .zsh:
        // In place of the parts of the completion system that put words on the terminal.
        #"""
        compdef() { :; }
        compadd() { print -l -- ${(P)2}; }
        _files() { local -a found; if [[ $1 == -/ ]]; then found=(${words[CURRENT]}*(N/)); else found=(${words[CURRENT]}*(N)); fi
          (( ${#found} )) && print -l -- $found; return 0; }
        source <(synth completions zsh)
        line='\#(line)'
        words=(${(z)line}); [[ $line == *' ' ]] && words+=('')
        CURRENT=${#words}
        _synth
        """#
      case .fish:
        #"""
        synth completions fish | source
        complete -C '\#(line)' | string replace -r '\t.*' ''
        """#
      }
    }
  }
}
