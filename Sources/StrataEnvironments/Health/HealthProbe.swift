import StrataLanguage

/// A check of an environment's health.
///
/// `synth health` asks it: is the environment there, and does it do its work?
///
/// ```swift
/// System(
///   "shop", environments: [.required("production")], profiles: "Profiles",
///   health: [.address(output: "Endpoint", path: "/health"), .alarms, .runningTasks], declareShop)
/// ```
public struct HealthProbe: Sendable, Hashable {
  /// The things that can be asked.
  package enum Kind: Sendable, Hashable {
    case address(Address)
    case alarms
    case runningTasks
  }

  /// The address that is asked, and the answer that is good.
  package struct Address: Sendable, Hashable {
    /// The place that an address is at.
    package enum Place: Sendable, Hashable {
      /// An address that is known beforehand.
      case url(String)
      /// A path behind the value of an output of the environment's stacks.
      case output(id: String, path: String)
    }

    package let place: Place
    /// The HTTP status codes that are good.
    package let status: ClosedRange<Int>
    /// The time that the whole answer may take.
    package let timeout: Duration
  }

  package let kind: Kind

  /// The line that declared it; nil where it takes nothing that could be wrong.
  let site: CallSite?

  private init(_ kind: Kind, _ site: CallSite? = nil) {
    (self.kind, self.site) = (kind, site)
  }

  /// A check whether an address answers as it should, from where the tool runs.
  ///
  /// A redirection is an answer like any other, and isn't followed. Of HTTPS, the certificate is checked. It's asked by the
  /// `curl` command, with `GET`.
  ///
  /// - Parameters:
  ///   - url: The address, which begins with `https://` or `http://`.
  ///   - status: The HTTP status codes that are good, of 100 to 599; 200 to 299 unless given.
  ///   - timeout: The time that the whole answer may take, 1 to 300 s; 10 s unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The check.
  public static func address(
    _ url: String, status: ClosedRange<Int> = 200...299, within timeout: Duration = .seconds(10),
    file: String = #filePath, line: Int = #line
  ) -> HealthProbe {
    HealthProbe(
      .address(Address(place: .url(url), status: status, timeout: timeout)), CallSite(file: file, line: line))
  }

  /// A check whether an address that is known only after deployment answers as it should, from where the tool runs.
  ///
  /// - Parameters:
  ///   - output: The id of the environment's output whose value is the address, as it's given where that is declared. A
  ///     value without `https://` or `http://` gets `https://`.
  ///   - path: The path behind that, such as `/health`; none unless given.
  ///   - status: The HTTP status codes that are good, of 100 to 599; 200 to 299 unless given.
  ///   - timeout: The time that the whole answer may take, 1 to 300 s; 10 s unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The check.
  public static func address(
    output: String, path: String = "", status: ClosedRange<Int> = 200...299, within timeout: Duration = .seconds(10),
    file: String = #filePath, line: Int = #line
  ) -> HealthProbe {
    HealthProbe(
      .address(Address(place: .output(id: output, path: path), status: status, timeout: timeout)),
      CallSite(file: file, line: line))
  }

  /// A check that no alarm in the environment's stacks is on.
  ///
  /// An alarm that has too little data isn't on, as for CloudFormation's rollback triggers:
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-rollback-triggers.html>. Where the
  /// environment has no alarm, nothing is known.
  public static let alarms = HealthProbe(.alarms)

  /// A check that as many tasks run as are wanted, of each service of containers in the environment's stacks.
  ///
  /// A service that is being rolled out isn't well yet. Where the environment has no service, nothing is known.
  public static let runningTasks = HealthProbe(.runningTasks)

  /// The check in a few words, as messages and records have it.
  package var name: String {
    switch kind {
    case .alarms: "alarms"
    case .runningTasks: "running tasks"
    case .address(let address):
      switch address.place {
      case .url(let url): "address \(WebAddress.shown(url))"
      case .output(let id, let path): "address \(id)\(path)"
      }
    }
  }
}
