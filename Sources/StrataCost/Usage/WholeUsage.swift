import StrataFindings

/// Usage that is of an environment as a whole, and not of one of its resources: the data that goes to the internet.
enum WholeUsage {
  /// What stands for the environment where usage has the path of a resource.
  static let name = "*"

  /// The environments of which something is stated as a whole, each with what that costs.
  ///
  /// - Parameters:
  ///   - usage: What is stated.
  ///   - places: The resources that there are.
  /// - Returns: What costs it, and what is wrong: an environment in several regions, each of which has prices of its own.
  static func charged(
    _ usage: Usage, among places: [ResourcePlace]
  ) -> (resources: [ChargedResource], findings: [Finding]) {
    var resources: [ChargedResource] = []
    var findings: [Finding] = []
    var seen: Set<String?> = []
    for entry in usage.entries where entry.resource == name && seen.insert(entry.environment).inserted {
      let own = places.filter { entry.environment == nil || $0.environment == entry.environment }
      // All that it uses may be shared with others.
      let regions = Set((own.isEmpty ? places : own).map(\.region)).sorted()
      guard let region = regions.first else { continue }
      if regions.count > 1 {
        findings.append(
          Finding(
            .invalidUsage, "data leaves several regions, each with prices of its own, and can't be stated in one",
            site: entry.site, expected: "stacks in one region", given: regions.joined(separator: ", ")))
      }
      let place = ResourcePlace(
        stack: nil, logicalID: name, path: name, type: name, environment: entry.environment, region: region)
      resources.append(ChargedResource(place, charges: [.used(.dataOut, .internet)]))
    }
    return (resources, findings)
  }
}
