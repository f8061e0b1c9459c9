/// The task of the program.
struct ProbeOptions: Equatable {
  /// What is tried out.
  enum Task: Equatable {
    case queue(url: String)
    case bucket(name: String)
  }

  /// What to do; nil to print the help.
  let task: Task?

  static let help = """
    Tries out a queue or a bucket of an environment, by the aws command and with its credentials.

    USAGE
      mht-probe queue URL    sends a message, receives it until it's a dead letter, deletes it
      mht-probe bucket NAME  puts an object, overwrites it, reads both versions, deletes them

    The queue must be empty, and no worker may take messages from it: the probe would take one of
    theirs, or they the probe's. The message comes to the dead-letter queue, of which its alarm tells.

    OPTIONS
      -h, --help             print this

    ENVIRONMENT
      AWS_ENDPOINT_URL       another endpoint than that of AWS, such as http://127.0.0.1:4566;
                             this and all else is read by the aws command

    EXIT CODES
      0  all steps went well
      1  one didn't, or the aws command failed
      2  the arguments are wrong

    """

  /// Reads arguments.
  init(_ arguments: [String]) throws(ProbeUsageError) {
    if arguments.contains("--help") || arguments.contains("-h") {
      task = nil
      return
    }
    if let option = arguments.first(where: { $0.hasPrefix("-") }) {
      throw ProbeUsageError(message: "there is no option \(option)")
    }
    guard let kind = arguments.first else {
      throw ProbeUsageError(message: "say what to try out: queue URL, or bucket NAME")
    }
    let rest = Array(arguments.dropFirst())
    guard kind == "queue" || kind == "bucket" else {
      throw ProbeUsageError(message: "\"\(kind)\" can't be tried out, only queue and bucket can")
    }
    guard let thing = rest.first, !thing.isEmpty else {
      throw ProbeUsageError(message: kind == "queue" ? "name the queue's URL" : "name the bucket")
    }
    if rest.count > 1 { throw ProbeUsageError(message: "\"\(rest[1])\" is one argument too many") }
    if kind == "bucket" {
      task = .bucket(name: thing)
    } else {
      guard thing.hasPrefix("https://") || thing.hasPrefix("http://") else {
        throw ProbeUsageError(message: "\"\(thing)\" isn't the URL of a queue, which begins with https://")
      }
      task = .queue(url: thing)
    }
  }
}

/// The reason why the arguments weren't understood.
struct ProbeUsageError: Error {
  let message: String
}
