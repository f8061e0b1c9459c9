import StrataDiff
import StrataEnvironments
import StrataIsolation

/// What the process ends with, the same for all commands.
enum ExitCode: Int32, CaseIterable {
  case success = 0
  case finding = 1
  case usage = 2
  case grave = 3
  case undecided = 4
  /// As shells have it for a process that an interrupt ended.
  case interrupted = 130

  /// What it stands for, in lines for the table in the help.
  var meaning: [String] {
    switch self {
    case .success: ["all is well"]
    case .finding:
      [
        "something was found: a finding, a mistake, a difference, or input that's refused;",
        "what was to be written stays as it was",
      ]
    case .usage: ["the arguments are wrong"]
    case .grave:
      [
        "grave: access is wider, data is at risk, a protection is gone, an environment",
        "touches another, or a gate refuses",
      ]
    case .undecided: ["an answer was asked for, and what is known doesn't decide it"]
    case .interrupted: ["somebody interrupted"]
    }
  }

  /// The table of some exit codes, in the order of their numbers, in lines.
  static func table(of codes: [ExitCode] = allCases) -> [String] {
    codes.flatMap { code in
      code.meaning.enumerated().map { index, line in
        let number = index == 0 ? "\(code.rawValue)" : ""
        return String(repeating: " ", count: 5 - number.count) + number + "  " + line
      }
    }
  }

  init(_ verdict: Verdict) {
    switch verdict {
    case .same: self = .success
    case .different: self = .finding
    case .grave: self = .grave
    }
  }

  init(_ verdict: IsolationReport.Verdict) {
    switch verdict {
    case .proven, .accepted: self = .success
    case .undecided: self = .undecided
    case .broken: self = .grave
    }
  }

  init(_ outcome: GateEvaluation.Outcome) {
    switch outcome {
    case .passed: self = .success
    case .refused: self = .grave
    case .undecided: self = .undecided
    }
  }

  /// `success` where something holds, and `finding` where it doesn't.
  init(isWell: Bool) { self = isWell ? .success : .finding }
}
