import StrataJSON
import StrataPlatform

/// Compares whole processes by their time and memory, such as `synth` with another tool that makes an equal template.
///
/// Nothing of another tool is in this package: who compares installs it and writes the app for it. ``help`` tells how.
enum CompareCommand {
  static func run(_ arguments: some Collection<String>) throws {
    if arguments.prefix(while: { $0 != "--case" }).asksForHelp {
      print(help)
      return
    }
    let options = try ComparisonOptions(arguments)
    let isWatched = isatty(STDERR_FILENO) == 1
    let results = try Comparison.run(options.cases, rounds: options.runs, exitCodes: options.exitCodes) { step in
      if isWatched { printError("\(step)\n") }
    }
    let report = ComparisonReport(results: results, floor: ChildProcess.ownPeak)
    if options.isJSON {
      print(try report.json.text(keyOrder: .given, layout: .pretty), terminator: "")
    } else {
      print(report.table)
    }
  }

  private static let help = """
    Runs whole processes in turns, and compares their time and memory with those of the first.

    USAGE
      Benchmarks compare [--runs N] [--exit-code N]… [--json] --case NAME COMMAND… [--case NAME COMMAND…]…

    Each command runs once without being counted, and then once in each of N rounds, so that what disturbs the
    machine for a while hits all alike. The command is all from the name up to the next --case. It's found by the
    PATH and runs in the current directory with the same environment; `env NAME=VALUE COMMAND…` gives it another.
    \(FreshDirectory.placeholder) in it stands for a directory that doesn't exist yet, in each run anew: what a run
    finds there of the one before would make it faster or slower. Its output is thrown away. The first that fails
    ends the comparison, and what it wrote to standard error is shown.

    OPTIONS
          --runs N       how many rounds count (default: 5)
          --exit-code N  an exit code that is no failure, beside 0, such as that of a difference found
          --json         print the result for machines
      -h, --help         print this

    RESULT
      CPU                the time of all processors, the system's part of it among it: the median
      median, best       time from the start of the process until its end
      peak               the most memory of the process, or of a single one that it waited for if that had more; below
                         what this process has itself, only that (<) is known
      CPU, time, memory  CPU, median and peak, as ratios to the first case

    AWS CDK AND TROPOSPHERE
      `make compare PEERS=1` installs both and measures 50 stacks, by the apps in Tests/Tools/peers. For other templates,
      install them in a directory of your own

        npm install aws-cdk-lib constructs
        python3 -m venv venv && venv/bin/pip install troposphere aws-cdk-lib

      and write an app for it that makes the same resources and takes the directory as an argument: for CDK, the
      outdir of App, whose synth() writes it; for troposphere, files of Template.to_json(). What to make the same
      as is up to you; here it is benchling-webhook, one of the systems of synth. See that the templates have as many
      resources, build with optimization, and compare

        swift build --configuration release --product synth
        swift build --configuration release --product Benchmarks
        PATH="$PWD/.build/release:$PATH"
        Benchmarks compare \\
          --case strata           synth benchling-webhook --samples --output {} \\
          --case troposphere      venv/bin/python webhook.py {} \\
          --case cdk              node webhook.js {} \\
          --case cdk-unvalidated  env CDK_VALIDATION=false node webhook.js {} \\
          --case cdk-python       venv/bin/python webhook_cdk.py {}

      CDK validates templates unless told otherwise, and Strata always does; troposphere checks names and types of
      properties only. CDK's own command line isn't needed, and would add to its time; so would Python that may not
      keep what it compiles, as with PYTHONDONTWRITEBYTECODE.

    CHECKERS OF TEMPLATES
      `Benchmarks template 500 DIRECTORY` writes a template in which none of them finds a mistake. aws-cdk-lib has its
      checker as a module, @aws/cloudformation-validate, that a script of a few lines calls.

        Benchmarks template 500 large
        Benchmarks compare \\
          --case strata       synth validate --severity error large/Sample.template.json \\
          --case cfn-lint     cfn-lint large/Sample.template.json \\
          --case aws-cdk-lib  node validate.js large/Sample.template.json

    EXIT CODES
      0  all was measured
      1  a command failed or couldn't be started
      2  the arguments are wrong
    """
}
