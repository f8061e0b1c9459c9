import StrataLanguage

extension StackState {
  /// The border between two stacks that exports don't cross.
  enum Border {
    case accounts(StackEnvironment?, StackEnvironment?)
    case regions(StackEnvironment?, StackEnvironment?)

    var thing: String {
      switch self {
      case .accounts: "account"
      case .regions: "region"
      }
    }

    var other: String { name(\.0) }
    var own: String { name(\.1) }

    private func name(_ side: KeyPath<(StackEnvironment?, StackEnvironment?), StackEnvironment?>) -> String {
      switch self {
      case .accounts(let other, let own): (other, own)[keyPath: side]?.account ?? ""
      case .regions(let other, let own): (other, own)[keyPath: side]?.region ?? ""
      }
    }
  }

  /// The border between this stack and another whose values it uses; nil where both may be in one place.
  func border(to producer: StackState) -> Border? {
    if let other = producer.environment?.account, let own = environment?.account, other != own {
      return .accounts(producer.environment, environment)
    }
    if let other = producer.environment?.region, let own = environment?.region, other != own {
      return .regions(producer.environment, environment)
    }
    return nil
  }
}
