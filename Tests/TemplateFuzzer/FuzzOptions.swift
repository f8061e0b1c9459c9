/// What the fuzzer was asked to do.
struct FuzzOptions: Equatable {
  var rounds: Range<Int> = 0..<100_000
  var seed: UInt64 = 1
  /// Whether the input of a single round is printed instead of checked.
  var isPrinted = false
  /// The folder that inputs go to with which something is wrong.
  var folder: String?
  /// Templates to begin with, beside the rules' samples.
  var files: [String] = []
  var wantsHelp = false

  /// Why arguments weren't understood.
  struct Mistake: Error, Equatable, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    var (first, count) = (0, rounds.count)
    while let argument = rest.popFirst() {
      switch argument {
      case "--rounds": count = try Self.number(&rest, argument)
      case "--first": first = try Self.number(&rest, argument)
      case "--round": (first, count) = (try Self.number(&rest, argument), 1)
      case "--seed": seed = UInt64(try Self.number(&rest, argument))
      case "--print": isPrinted = true
      case "--save":
        guard let path = rest.popFirst() else { throw Mistake(description: "--save needs a folder") }
        folder = path
      case "--help", "-h": wantsHelp = true
      case _ where argument.hasPrefix("-"): throw Mistake(description: "there is no option \(argument)")
      default: files.append(argument)
      }
    }
    rounds = first..<(first + count)
  }

  private static func number(_ rest: inout ArraySlice<String>, _ option: String) throws(Mistake) -> Int {
    guard let text = rest.popFirst(), let number = Int(text), (0..<1 << 40).contains(number) else {
      throw Mistake(description: "\(option) needs a whole number from 0")
    }
    return number
  }

  static let help = """
    Damages templates at random, and has the parsers and rules of synth validate look at them.

    USAGE
      template-fuzzer [OPTION…] [TEMPLATE…]

    It begins with the samples of all rules and the templates given, in JSON. Each round makes an input of its own
    number and the seed alone, in JSON or YAML, damaged as a value, as a text or both. A crash, 10 seconds without an
    end, a finding that is nowhere in the text, or memory of more than 50 times the input ends the run and tells the
    round, which --round does again.

    OPTIONS
      --rounds N   how many rounds (default: 100000)
      --first N    the first round (default: 0), for several processes side by side
      --round N    this round alone
      --seed N     another sequence of inputs (default: 1)
      --print      print the inputs instead of checking them
      --save DIR   write the input with which something is wrong to DIR as round-N.json or .yaml

    EXIT CODES
      0  nothing was wrong
      1  something was
      2  the arguments are wrong
    """
}
