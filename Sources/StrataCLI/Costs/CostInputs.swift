import StrataCost
import StrataEnvironments
import StrataFindings
import StrataLanguage
import StrataText

/// What costs are counted with: prices, the region of stacks that don't say theirs, and what the options say beside.
struct CostInputs {
  /// The options that it's read from.
  static let options: [OptionSyntax] = [.prices, .region, .hours, .freeTier]

  /// The files of prices that were named.
  private let lists: [PriceList]
  let region: String
  let options: EstimateOptions
  /// The day, such as `2026-11-29`.
  let today: String

  /// Reads options.
  ///
  /// - Parameter invocation: The command as it was called.
  /// - Throws: ``UsageError`` for a region that there isn't, and for hours that no month has; `Finding` where a file of prices
  ///   can't be read, and for what is wrong in one.
  init(_ invocation: Invocation) throws {
    if let name = invocation.value(.region), Region(name) == nil {
      throw UsageError.unknown("region", name, nearest: Suggestion.nearest(to: name, in: Region.known))
    }
    region = invocation.value(.region) ?? CostedStack.usualRegion
    var hours = EstimateOptions().hoursPerMonth
    if let text = invocation.value(.hours) {
      guard let number = FixedDecimal(text), number > .zero, number <= FixedDecimal(744) else {
        throw UsageError(
          "\(OptionSyntax.hours.name) takes a number above 0 and up to 744, not \(text.isEmpty ? "\"\"" : text)")
      }
      hours = number
    }
    options = EstimateOptions(hoursPerMonth: hours, hasFreeTier: invocation.has(.freeTier))
    today = String(invocation.console.now().prefix(10))
    lists = try invocation.values(.prices).map(PriceFile.read)
  }

  /// The prices of what isn't a system's: those that come along, and those of the files that were named over them.
  var prices: PriceTable { lists.reduce(.shipped) { $0.adding($1) } }

  /// The prices of a system, which may have files of its own.
  ///
  /// - Throws: `Finding` where one of those can't be read, and for what is wrong in it.
  func prices(of member: SystemAssembly) throws(Finding) -> PriceTable { try member.prices(under: lists) }

  /// What is to be said of stacks whose region isn't known.
  func note(on name: String, withoutRegion stacks: [String]) -> String? {
    if stacks.isEmpty { return nil }
    let names = OperandName.alternatives(stacks.map(displayable), "and")
    return "\(displayable(name)): the region of \(names) isn't known, and taken to be \(region); "
      + "\(OptionSyntax.region.name) names another"
  }

  /// What is to be said of files, which don't tell their region.
  func noteOnFiles(_ name: String) -> String {
    "\(displayable(name)): the region isn't known, and taken to be \(region); \(OptionSyntax.region.name) names another"
  }
}
