import StrataDeployment
import StrataJSON
import StrataReleases
import StrataReport
import StrataText

/// How an environment is, in a line.
struct StatusLine {
  private let environment: String
  private let status: EnvironmentStatus?
  /// The time at which it was deployed; nil where nothing is.
  private let deployedAt: String?
  private let now: String
  /// What isn't right with its records.
  let problem: RecordError?

  /// Reads an environment's records, or what `deploy.json` has where none are kept.
  init(_ environment: String, of store: DeploymentStore, at now: String) throws {
    (self.environment, self.now) = (environment, now)
    guard let chain = store.records(of: environment)?.chain(of: environment) else {
      (status, problem) = (nil, nil)
      deployedAt = try store.profiles.deployments()[environment]?["deployedAt"]?.string
      return
    }
    do throws(RecordError) {
      let status = try EnvironmentStatus(chain)
      (self.status, problem) = (status, nil)
      // What isn't taken over yet.
      let old = status.inPlace == nil && status.attempt == nil
      deployedAt =
        status.inPlace?.event.time
        ?? (old ? try? store.deployments(of: [environment])[environment]?["deployedAt"]?.string : nil)
    } catch {
      (status, problem, deployedAt) = (nil, error, nil)
    }
  }

  /// Whether anything is known of it: that it's deployed, or that its records aren't right.
  var isKnown: Bool { deployedAt != nil || problem != nil }

  private var release: String {
    if problem != nil { return "its records aren't right" }
    guard deployedAt != nil else { return "nothing is deployed" }
    switch status?.inPlace?.event.release {
    case .release(let release)?: return String(release.digest.prefix(12))
    case .none(let absence)?: return "no release, since \(absence.reason)"
    case nil: return "no release is recorded"
    }
  }

  private var health: String {
    guard deployedAt != nil else { return "" }
    return status?.health?.event.health?.verdict.rawValue ?? "not asked"
  }

  private var age: String {
    guard let deployedAt else { return "" }
    return Age.text(since: deployedAt, at: now) ?? "at \(deployedAt)"
  }

  private var note: String {
    guard let attempt = status?.attempt else { return "" }
    let ago = Age.text(since: attempt.event.time, at: now) ?? "at \(attempt.event.time)"
    return "\(Self.words(for: attempt)) \(ago)"
  }

  /// The environment as a report has it, in which no time passes.
  ///
  /// - Parameter gates: The names of the gates before it.
  /// - Returns: The environment.
  func reported(gates: [String]) -> ReportedPromotion.Environment {
    var notes = problem.map { problem in problem.problems.map { "\($0)" } } ?? []
    if let attempt = status?.attempt { notes.append("\(Self.words(for: attempt)) at \(attempt.event.time)") }
    return ReportedPromotion.Environment(
      name: environment, release: release, health: health, time: deployedAt ?? "", notes: notes, gates: gates)
  }

  private static func words(for attempt: ReleaseRecord) -> String {
    "a later \(attempt.event.kind.rawValue) \(attempt.event.outcome == .failed ? "failed" : "wasn't carried out")"
  }

  /// The lines of a system, one below the other.
  static func table(of lines: [StatusLine], called system: String) -> String {
    let rows = lines.map { [$0.environment, displayable($0.release), $0.health, $0.age, $0.note] }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let texts = rows.map { row in
      let text = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return "  " + String(text.reversed().drop { $0 == " " }.reversed())
    }
    return ([system] + texts).joined(separator: "\n") + "\n"
  }

  /// The line for machines.
  var json: JSONValue {
    var object: JSONObject = ["environment": .string(environment)]
    if let problem {
      object["problems"] = .array(problem.problems.map { .string("\($0)") })
      return .object(object)
    }
    object["deployedAt"] = deployedAt.map(JSONValue.string) ?? .null
    if let deployedAt, let seconds = Age.seconds(since: deployedAt, at: now) {
      object["ageInSeconds"] = .integer(Int64(seconds))
    }
    guard deployedAt != nil else { return .object(object) }
    let inPlace = status?.inPlace
    object["release"] = inPlace?.event.release?.release.map { .string($0.digest) } ?? .null
    if case .none(let absence)? = inPlace?.event.release { object["noRelease"] = .string(absence.description) }
    object["health"] = .string(health)
    object["checkedAt"] = status?.health.map { .string($0.event.time) }
    object["record"] = inPlace.map { .string("\($0.name)") }
    object["kind"] = inPlace.map { .string($0.event.kind.rawValue) }
    object["person"] = inPlace?.event.person.map(JSONValue.string)
    if let attempt = status?.attempt {
      object["attempt"] = [
        "record": .string("\(attempt.name)"), "kind": .string(attempt.event.kind.rawValue),
        "outcome": .string(attempt.event.outcome.rawValue), "time": .string(attempt.event.time),
      ]
    }
    return .object(object)
  }
}
