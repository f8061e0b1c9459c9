import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A value is one of those that AWS had for it, such as the types of instances, when the lists were made.
///
/// AWS adds families of instances and versions, so one that isn't listed is worth a look and no error.
struct ListedValueRule: TemplateRule {
  let about = RuleDescription(
    "unlisted-value", .error,
    reason: "a service refuses an instance type, an engine or a version that it doesn't have, as a misspelled one",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html",
    good: ListedValueRule.sample("t3.micro"), bad: ListedValueRule.sample("t3.mircro"))

  func check(_ template: TemplateContents) -> [Finding] {
    let facts = DatedFacts.embedded
    var lists: [String: Set<String>] = [:]
    var seen: Set<JSONPointer> = []
    func places(of type: String) -> [DatedFacts.Place]? {
      let places = facts.places(of: type)
      return places.isEmpty ? nil : places
    }
    return template.resources(withEachType: places).flatMap { resource, places -> [Finding] in
      places.flatMap { place -> [Finding] in
        guard let name = listName(of: place, resource, facts) else { return [] }
        let texts = resource.texts(at: place.path, in: template)
        if texts.isEmpty { return [] }
        let list = lists[name] ?? Set(facts.values(name))
        lists[name] = list
        if list.isEmpty { return [] }
        return texts.compactMap { text, pointer -> Finding? in
          if Self.isListed(text, list) || !seen.insert(pointer).inserted { return nil }
          return Finding(
            about.id, "\(Wording.quoted(text)) isn't known for \(place.path.last { $0 != "*" } ?? "")",
            severity: Self.isSurelyWrong(text, list, in: name) ? .error : .warning, at: pointer,
            expected: "one of those that there were on \(facts.date)",
            hint: Suggestion.hint(for: text, in: list.sorted()))
        }
      }
    }
  }

  /// The name of the list that holds; nil where that depends on what isn't known.
  private func listName(
    of place: DatedFacts.Place, _ resource: TemplateResource, _ facts: DatedFacts
  ) -> String? {
    guard let key = place.keys.first else { return place.list }
    guard let value = resource[key]?.string else { return nil }
    var name = "\(place.list) \(value.lowercased())"
    for key in place.keys.dropFirst() {
      guard let value = resource[key]?.string else { break }
      let narrower = "\(name) \(value.lowercased())"
      if facts.values(narrower).isEmpty { break }
      name = narrower
    }
    return name
  }

  private static func isListed(_ value: String, _ list: Set<String>) -> Bool {
    if value.isEmpty || value.contains(bytesOf: "{{resolve:") || list.contains(value) { return true }
    let lowercased = value.lowercased()
    // A version may be the beginning of others: 8.0 of 8.0.40.
    return list.contains { $0.lowercased() == lowercased || $0.hasPrefix("\(value).") }
  }

  /// Whether a value can hardly have come since: an engine, or another size of instances that are known.
  private static func isSurelyWrong(_ value: String, _ list: Set<String>, in name: String) -> Bool {
    if name.hasSuffix("-engine") { return true }
    guard !name.contains("-version"), let dot = value.lastIndex(of: ".") else { return false }
    return list.contains { $0.hasPrefix(value[...dot]) }
  }

  private static func sample(_ type: String) -> JSONValue {
    ["Host": ["Type": "AWS::EC2::Instance", "Properties": ["ImageId": "ami-12345678", "InstanceType": .string(type)]]]
  }
}
