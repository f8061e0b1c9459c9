import StrataFacts
import StrataIsolation
import StrataTemplate
import StrataText

/// The ARNs on which an action is needed for a resource: its own, those of what it's made with, and else all of a type.
///
/// A class, as what was looked up for one resource is asked again for the next.
final class ActionArns {
  let names: ResourceNames
  private let facts = ActionFacts.embedded
  private var known: [String: ActionFact?] = [:]
  private var forms: [Place: [Pattern]] = [:]

  /// A type of resources, as an action names it, in a stack.
  private struct Place: Hashable {
    let service: String
    let type: String
    let stack: Int
  }

  init(_ names: ResourceNames) { self.names = names }

  /// What is known of an action; nil where IAM's reference doesn't have it.
  func fact(_ action: String) -> ActionFact? {
    if let fact = known[action] { return fact }
    let fact = facts.action(action)
    known[action] = .some(fact)
    return fact
  }

  /// The ARNs that a type of resources has in a stack's place, with gaps for the rest.
  private func patterns(_ type: String, of service: String, in stack: Int) -> [Pattern] {
    let place = Place(service: service, type: type, stack: stack)
    if let patterns = forms[place] { return patterns }
    let patterns = facts.arnFormats(ofResourceType: type, service: service).map { pattern($0, in: stack) }
    forms[place] = patterns
    return patterns
  }

  /// An ARN as policies have it, and whether it tells a resource from others of its type.
  struct Target: Hashable {
    let arn: String
    let isNarrowed: Bool

    /// Everything, for an action about nothing in particular.
    static let nothing = Target(arn: "*", isNarrowed: true)
  }

  /// The most types of resources that are named each by itself where none of them is known.
  private static let fewTypes = 12

  /// The ARNs on which an action is needed.
  ///
  /// - Parameters:
  ///   - action: What is known of the action.
  ///   - type: The resource's type.
  ///   - own: The resource's own ARNs.
  ///   - others: The ARNs of what its properties name.
  ///   - stack: The place of its stack.
  /// - Returns: The ARNs, each once, in the order of the reference.
  func targets(of action: ActionFact, for type: String, own: [Pattern], others: [Pattern], in stack: Int) -> [Target] {
    if action.resources.isEmpty { return [.nothing] }
    if action.service == "apigateway", let paths = ApiGatewayPaths.of(type, action.name) {
      let start = "arn:\(names.partition(of: stack)):apigateway:\(Self.text(names.region(of: stack)))::/"
      return paths.flatMap { ["\(start)\($0)", "\(start)\($0)/*"] }.map { Target(arn: $0, isNarrowed: false) }
    }
    var (known, open): ([Target], [Target]) = ([], [])
    for type in action.resources {
      for whole in patterns(type.type, of: action.service, in: stack) {
        let fallback = Target(arn: Self.text(whole), isNarrowed: false)
        // What the resource itself is comes before what it's made with.
        var found = fitting(own, whole, action.service)
        if found.isEmpty { found = fitting(others, whole, action.service) }
        if found.isEmpty {
          open.append(fallback)
        } else {
          // What is known of ids is no more than that of their type, of which the reference says more.
          known += found.map(Self.text).map { arn in
            Glob.covers(arn, fallback.arn) ? fallback : Target(arn: arn, isNarrowed: true)
          }
        }
      }
    }
    // Who reads or tags a resource is about that one alone, of whichever type it is.
    if [.list, .read, .tagging].contains(action.access), !known.isEmpty { open = [] }
    if open.count > Self.fewTypes { open = [everything(of: open.map(\.arn))] }
    var seen: Set<String> = []
    return (known + open).filter { seen.insert($0.arn).inserted }
  }

  /// All that ARNs of a service have in common before what they name.
  private func everything(of arns: [String]) -> Target {
    let fields = arns.map { $0.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false) }
    let common = (0..<5).map { place in
      let values = Set(fields.map { $0.count > place ? $0[place] : "*" })
      return values.count == 1 ? String(values.first ?? "*") : "*"
    }
    let slash = fields.allSatisfy { $0.count > 5 && $0[5].hasPrefix("/") } ? "/" : ""
    return Target(arn: common.joined(separator: ":") + ":\(slash)*", isNarrowed: false)
  }

  /// Those ARNs that a format of the reference may be, without those of what is in a thing that is meant itself.
  private func fitting(_ arns: [Pattern], _ whole: Pattern, _ service: String) -> [Pattern] {
    let met = arns.filter { $0.meets(whole) }
    return met.filter { arn in
      !met.contains { other in
        guard other.elements.count < arn.elements.count, arn.elements.starts(with: other.elements) else { return false }
        // Groups of logs are meant by both forms of their ARN.
        return service != "logs" || arn.elements[other.elements.count] != .byte(UInt8(ascii: ":"))
      }
    }
  }

  /// A format of the reference with what is known of a stack's place, and gaps for the rest.
  private func pattern(_ format: String, in stack: Int) -> Pattern {
    var pattern = Pattern([])
    for (index, piece) in format.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = piece.firstIndex(of: "}") else {
        pattern.append(Pattern(glob: piece))
        continue
      }
      switch piece[..<end] {
      case "{Partition": pattern.append(Pattern(literal: names.partition(of: stack)))
      case "{Region": pattern.append(names.places.region(of: stack).map { Pattern(literal: $0) } ?? .anySegment)
      case "{Account": pattern.append(names.places.account(of: stack).map { Pattern(literal: $0) } ?? .anySegment)
      default: pattern.append(.anySegment)
      }
      pattern.append(Pattern(glob: piece[piece.index(after: end)...]))
    }
    return pattern
  }

  /// A pattern as policies write it, in which an account that nobody knows is any.
  static func text(_ pattern: Pattern) -> String {
    var text = Pattern(
      pattern.elements.map { element in
        if case .byte(let byte) = element, byte < 0x20 { return .segment }
        return element
      }
    ).description
    while text.contains(bytesOf: "**") { text = text.replacing("**", with: "*") }
    return text
  }
}
