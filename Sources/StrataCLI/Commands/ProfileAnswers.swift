import StrataEnvironments
import StrataJSON

/// Values for a profile that were given on the command line or by a person.
struct ProfileAnswers {
  let system: System
  let console: Console
  /// The profile that the values go into, as far as it's there.
  private let base: ProfileChain
  private(set) var values = JSONObject()

  /// Takes `KEY=VALUE`; `KEY=-` takes the value from standard input.
  ///
  /// - Throws: ``UsageError`` for what has another form; ``CommandError`` for a sensitive value that others could see.
  init(_ arguments: [String], for base: ProfileChain, of system: System, console: Console) throws {
    self.system = system
    self.console = console
    self.base = base
    var usedInput = false
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
        throw UsageError("\"\(argument)\" isn't of the form KEY=VALUE")
      }
      let key = String(argument[..<equals])
      var text = String(argument[argument.index(after: equals)...])
      if text == "-" {
        if usedInput { throw UsageError("standard input is one value only") }
        usedInput = true
        text = try input(for: key)
      } else if isSensitive(key) {
        throw CommandError(
          "\(key) is sensitive, and others see the arguments of a command",
          hint: "say \(key)=- and give the value on standard input")
      }
      values[key] = .string(text)
    }
  }

  private func isSensitive(_ key: String) -> Bool { system.inspection(of: base).holdsSensitive(key) }

  /// Takes a value from standard input: from a person, who isn't shown it, or to the end of a pipe.
  private func input(for key: String) throws -> String {
    if let ask = console.ask {
      guard let line = try ask("\(key): ", isSensitive(key)) else { throw Interruption() }
      return line
    }
    var bytes = console.readInput()
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError("standard input isn't text in UTF-8, which \(key) has to be")
    }
    if text.isEmpty, isSensitive(key) { throw CommandError("standard input is empty, and \(key) has to be something") }
    return text
  }

  /// The keys that the system knows.
  var possibleKeys: [String] { system.inspection(of: base).possibleKeys }

  /// Asks what a new profile needs and wasn't given, and what no question of the system's is about.
  ///
  /// - Parameter preview: Makes the profile of the values that there are.
  /// - Throws: ``CommandError`` where nobody can be asked.
  mutating func completeKeys(_ preview: (JSONObject) throws -> ProfileChain) throws {
    while true {
      let inspection = system.inspection(of: try preview(values))
      let missing = inspection.missingKeys.filter { values[$0] == nil }
      if missing.isEmpty { return }
      guard let ask = console.ask else { throw Self.needs(missing) }
      for key in missing {
        var answer = ""
        while answer.isEmpty {
          guard let line = try ask("\(key): ", inspection.holdsSensitive(key)) else { throw Interruption() }
          answer = line
        }
        values[key] = .string(answer)
      }
    }
  }

  private static func needs(_ keys: [String]) -> CommandError {
    CommandError(
      "the profile needs \(keys.map { "\($0)=VALUE" }.joined(separator: ", "))",
      hint: "give them behind the profile's name, sensitive ones as KEY=- and on standard input; on a terminal, "
        + "you would be asked")
  }

  /// Asks the system's questions to which a new profile has no answer yet.
  ///
  /// - Parameters:
  ///   - profile: The new profile's name.
  ///   - inherited: The object it inherits; nil where it inherits nothing.
  ///   - asksAgain: Whether what each profile answers itself is asked, though it's inherited; true unless given.
  /// - Throws: ``CommandError`` where nobody can be asked.
  mutating func complete(_ profile: String, inherited: JSONObject?, asksAgain: Bool = true) throws {
    var missing: [String] = []
    for question in system.form.questions where values[question.key] == nil {
      if inherited?[question.key] != nil, !(question.isAskedAgain && asksAgain) { continue }
      let suggestion = question.suggestion(for: profile)
      guard let ask = console.ask else {
        if let suggestion {
          values[question.key] = .string(suggestion)
        } else if !(system.committed != nil && isSensitive(question.key)) {
          missing.append(question.key)
        }
        continue
      }
      let offered = suggestion ?? inherited?[question.key]?.string
      let isHidden = isSensitive(question.key)
      let prompt =
        offered.map { isHidden ? "\(question.text): " : "\(question.text) [\($0)]: " } ?? "\(question.text): "
      var answer = ""
      while answer.isEmpty {
        guard let line = try ask(prompt, isHidden) else { throw Interruption() }
        answer = line.isEmpty ? offered ?? "" : line
      }
      values[question.key] = .string(answer)
    }
    if !missing.isEmpty { throw Self.needs(missing) }
    if !asksAgain { return }
    for (key, text) in system.form.derived where values[key] == nil {
      let own = values
      values[key] = system.form.fill(text, profile: profile) { (own[$0] ?? inherited?[$0])?.string }.map(
        JSONValue.string)
    }
  }
}

extension Console {
  /// Asks once whether to go on.
  ///
  /// - Throws: ``CommandError`` where the answer is no, or nobody can be asked.
  func confirm(_ question: String, yes: Bool) throws {
    if yes { return }
    guard let ask else {
      throw CommandError("this asks before it goes on, and there is nobody to ask", hint: "say --yes")
    }
    let answer = try ask("\(question) [y/N] ", false)?.lowercased()
    guard answer == "y" || answer == "yes" else { throw CommandError("nothing was done") }
  }
}
