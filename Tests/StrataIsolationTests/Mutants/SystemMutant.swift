import StrataIsolation
import StrataJSON
import Testing

/// A system's templates with one place changed.
struct SystemMutant: Sendable, CustomTestStringConvertible {
  /// What is changed.
  enum Change: String, Sendable, CaseIterable {
    case denialDropped = "a Deny dropped"
    case resourceWidened = "a resource widened"
    case conditionDropped = "a condition dropped"
    case trustAdded = "a trust added"
    case groupOpened = "a security group opened"
    case networksPeered = "networks peered"
    case importSwapped = "the other's export imported"
  }

  /// Why a change opens nothing.
  enum Reason: String, Sendable, CaseIterable {
    case boundary = "the boundary of the role lets no more"
    case confined = "a condition confines it to the environment's own by a tag that AWS gives"
    case denied = "a Deny of the same policy closes it"
    case nothingAllowed = "no statement allows what was denied"
    case nothingThere = "the other environment has nothing of such a name"
    case transport = "how a request comes was denied, and nobody of the other environment is allowed any"
    case services = "a service may act for whoever names the resource, and nobody of the other environment does"
    case outside = "who is let in comes from outside of the templates"
    case noRoute = "no route leads from one network to the other"
    case otherAccount = "the other environment is in another account, which only both sides together open"
    case nobodyThere = "nothing is in the other network"
    case gateway = "a gateway in these subnets may send something on, which isn't decided"
    case nobodySends = "nothing in these subnets sends anything to an address there"
  }

  let change: Change
  let system: String
  /// The environment that might reach the other now.
  let from: String
  let to: String
  /// The place that is changed.
  let place: String
  /// Why it opens nothing; nil where it does open a way.
  let reason: Reason?
  /// The stacks of the two environments, and those that they share.
  let stacks: [IsolatedStack]

  var testDescription: String {
    "\(system), \(from) to \(to): \(change.rawValue), \(place): \(reason?.rawValue ?? "open")"
  }

  /// The verdict that there has to be.
  var expected: IsolationReport.Verdict {
    switch reason {
    case nil: .broken
    case .gateway: .undecided
    default: .proven
    }
  }

  /// The verdict on the ways from the one environment to the other; on those of packets where networks are changed, since the
  /// other's network is named to do so.
  var verdict: IsolationReport.Verdict {
    let pair = IsolationAnalysis(environments: [from, to], stacks: stacks).report().pair(from: 0, to: 1)
    let ways = (pair?.candidates ?? []).filter { change != .networksPeered || $0.candidate.kind == .network }
    return ways.map(\.verdict).max() ?? .proven
  }
}
