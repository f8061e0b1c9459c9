/// `synth completions`, and what the scripts that it prints ask for.
enum CompletionsCommand {
  static let command = Command(
    "completions", operands: [.choice("bash", "zsh", "fish")],
    summary: "print a script that completes this command in a shell",
    details: [
      "With the tool in your PATH, called synth:",
      "  bash  source <(synth completions bash)",
      "  zsh   source <(synth completions zsh), behind compinit",
      "  fish  synth completions fish | source",
    ], run: run)

  /// Lists the words that may stand where the last argument is.
  static let candidates = Command("__complete", operands: [.texts], summary: "") { invocation in
    let tool = invocation.tool
    let completions = Completions(
      commands: tool.commands.map(\.syntax), systems: tool.systems, variables: invocation.console.variables,
      rules: tool.rules)
    let completion = completions.completion(for: invocation.operands.texts)
    invocation.console.output(completion.lines.map { $0 + "\n" }.joined())
    return .success
  }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.tool.name
    switch invocation.operands.choice {
    case "zsh": invocation.console.output(zsh(name))
    case "fish": invocation.console.output(fish(name))
    default: invocation.console.output(bash(name))
    }
    return .success
  }

  // The words are taken from the line: readline parts those with colons and equals signs, such as AWS::SQS::Queue, and
  // puts in place only what stands behind the last of these.
  private static func bash(_ name: String) -> String {
    #"""
    _\#(identifier(name))_completions() {
      local line="${COMP_LINE:0:COMP_POINT}" current="" head line_words candidates
      read -ra line_words <<< "$line"
      case "$line" in *[![:space:]]) current="${line_words[-1]}"; unset 'line_words[-1]' ;; esac
      local IFS=$'\n'
      candidates=($("${line_words[0]}" __complete -- "${line_words[@]:1}" "$current" 2>/dev/null))
      COMPREPLY=()
      head="${current%"${current##*[:=]}"}"
      local candidate
      for candidate in "${candidates[@]}"; do
        case "$candidate" in
          :files) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "${current#"$head"}")) ;;
          :folders) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "${current#"$head"}")) ;;
          *) COMPREPLY+=("${candidate#"$head"}") ;;
        esac
      done
    }
    complete -F _\#(identifier(name))_completions \#(name)

    """#
  }

  private static func zsh(_ name: String) -> String {
    #"""
    _\#(identifier(name))() {
      local -a candidates places
      candidates=(${(f)"$(${words[1]} __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
      places=(${(M)candidates:#:*})
      candidates=(${candidates:#:*})
      (( ${#candidates} )) && compadd -a candidates
      case "$places" in
        :files) _files ;;
        :folders) _files -/ ;;
      esac
    }
    compdef _\#(identifier(name)) \#(name)

    """#
  }

  private static func fish(_ name: String) -> String {
    #"""
    function _\#(identifier(name))
      set -l words (commandline -opc)
      for candidate in ($words[1] __complete -- $words[2..-1] (commandline -ct) 2>/dev/null)
        switch $candidate
          case :files
            __fish_complete_path (commandline -ct)
          case :folders
            __fish_complete_directories (commandline -ct) ''
          case '*'
            echo $candidate
        end
      end
    end
    complete -c \#(name) -f -a '(_\#(identifier(name)))'

    """#
  }

  /// The name as part of a function's name.
  private static func identifier(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
