import Strata

/// The whole of what a process does that synthesizes an app of many stacks: declare, check and write.
///
/// As one process, it can stand beside another tool that makes an equal app.
enum SynthesizeCommand {
  static func run(_ arguments: some Collection<String>) throws {
    try writeSample(arguments, command: "synthesize", size: "STACKS", atMost: 10_000, help: help) {
      SampleApp.make(stacks: $0)
    }
  }

  private static let help = """
    Synthesizes an app with all its checks and writes its templates and manifest, in one process.

    USAGE
      Benchmarks synthesize STACKS DIRECTORY

    Each stack has 400 resources, namely 100 times
      an SNS topic     with a display name
      an SQS queue     with a visibility timeout and a retention period
      an alarm         on the length of the queue, which tells the topic
      an IAM role      for Lambda, with an inline policy for the queue and the topic

    An equal app in another tool is what SampleApp.swift declares, in the words of that tool.
    """
}
