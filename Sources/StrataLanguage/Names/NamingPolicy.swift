package import StrataFindings

/// The names that all of a system's things have in AWS: a pattern with places for the environment and the service.
///
/// ```swift
/// app.names = NamingPolicy("smartstack-{env}-{service}")
/// app.stack("compute", for: environment) { scope in  // smartstack-dev-compute
///   Queue("Jobs", in: scope, name: scope.name("jobs"))  // smartstack-dev-jobs
/// }
/// ```
///
/// Stacks of an environment are called by it as well. Names that AWS makes up begin with the stack's name, so that
/// they follow the policy too; those of secrets, state machines and parameters don't, and need one that is given. See
/// [Name type](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html).
///
/// All names have small letters: buckets and repositories take no others.
public struct NamingPolicy: Sendable {
  /// The pattern as it was given, such as `smartstack-{env}-{service}`.
  public let pattern: String

  /// The line that said the policy.
  package let site: CallSite

  /// The faults of the pattern, and of the one for parameters.
  package let mistakes: [Finding]

  private let parts: [Part]
  private let levels: [Part]

  enum Part: Sendable, Equatable {
    case text(String), environment, service
  }

  /// Makes a policy of a pattern; its mistakes are reported by the app that takes it.
  ///
  /// - Parameters:
  ///   - pattern: The pattern of all names, with `{env}` once and `{service}` at its end; beside them it has small
  ///     letters, digits and single hyphens.
  ///   - parameters: The path of an environment's parameters, with `{env}` once, such as `/smartstack/{env}`; that of
  ///     the pattern's own words unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(_ pattern: String, parameters: String? = nil, file: String = #filePath, line: Int = #line) {
    let names = PatternReader(pattern)
    self.pattern = pattern
    site = CallSite(file: file, line: line)
    parts = names.parts
    if let parameters {
      let paths = PatternReader(parameters)
      levels = paths.parts
      mistakes = names.mistakesInNames + paths.mistakesInPath
    } else {
      levels = Self.levels(of: names.parts)
      mistakes = names.mistakesInNames
    }
  }

  /// A path of what a pattern has beside the service: `/smartstack/{env}` of `smartstack-{env}-{service}`.
  private static func levels(of parts: [Part]) -> [Part] {
    var levels: [Part] = []
    for part in parts {
      switch part {
      case .text(let text):
        let word = text.split(separator: "-").joined(separator: "-")
        if !word.isEmpty { levels += [.text("/" + word)] }
      case .environment: levels += [.text("/"), .environment]
      case .service: break
      }
    }
    return levels
  }

  /// The names of one environment.
  package func names(of environment: String) -> EnvironmentNames {
    func text(_ parts: [Part]) -> String {
      parts.map { part in
        switch part {
        case .text(let text): text
        case .environment: environment
        case .service: ""
        }
      }.joined()
    }
    return EnvironmentNames(
      policy: pattern, environment: environment, prefix: text(parts), parameters: text(levels))
  }
}
