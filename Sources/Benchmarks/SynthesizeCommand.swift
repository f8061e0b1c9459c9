import Strata

/// The whole of what a process does that synthesizes an app of many stacks: declare, check and write.
///
/// As one process, it can stand beside another tool that makes an equal app.
enum SynthesizeCommand {
  static func run(_ arguments: some Collection<String>) throws {
    let shape = try shape(arguments.dropFirst(2).first)
    let sample = arguments.count == 3 ? Array(arguments.prefix(2)) : Array(arguments)
    try writeSample(sample, command: "synthesize", size: "STACKS", atMost: 10_000, help: help) {
      SampleApp.make(stacks: $0, shape: shape)
    }
  }

  private static func shape(_ word: String?) throws(ArgumentError) -> SampleApp.Shape {
    guard let word else { return .alike }
    if let shape = SampleApp.Shape(rawValue: word) { return shape }
    let known = SampleApp.Shape.allCases.map(\.rawValue).joined(separator: ", ")
    throw ArgumentError("the stacks are one of \(known), not \"\(word)\"")
  }

  private static let help = """
    Synthesizes an app with all its checks and writes its templates and manifest, in one process.

    USAGE
      Benchmarks synthesize STACKS DIRECTORY [alike|different|chain]   (alike unless named)

    Each stack has 400 resources, namely 100 times
      an SNS topic     with a display name
      an SQS queue     with a visibility timeout and a retention period
      an alarm         on the length of the queue, which tells the topic
      an IAM role      for Lambda, with an inline policy for the queue and the topic

    STACKS
      alike      each has the same values
      different  each has values of its own, so that what was found out about one helps with no other
      chain      the same, and an alarm of each tells a topic of the one before

    An equal app in another tool is what SampleApp.swift declares, in the words of that tool.
    """
}
