import StrataJSON

/// Finds templates of one shape among others.
struct TemplateFamilies {
  /// The templates, those of one shape as one in the place of the first.
  private(set) var sources: [MigrationSource] = []
  /// The stacks of one shape that stay apart, with the reasons.
  private(set) var apart: [SeparateStacks] = []

  /// Takes templates.
  ///
  /// - Parameters:
  ///   - templates: The templates.
  ///   - package: The name of a system whose stacks' names have nothing in common.
  ///   - commands: The words that no system can be called.
  init(_ templates: [MigrationSource], package: String, besides commands: Set<String>) {
    var groups: [[MigrationSource]] = []
    for template in templates {
      let group = groups.firstIndex { TemplateDifferences(of: [$0[0], template]) != nil }
      if let group { groups[group].append(template) } else { groups.append([template]) }
    }
    var names = commands
    for group in groups {
      guard group.count > 1, let differences = TemplateDifferences(of: group) else {
        sources += group
        continue
      }
      do throws(TemplateFamily.Refusal) {
        var family = try TemplateFamily(group, differences, name: package)
        let base = family.name
        var number = 2
        while !names.insert(family.name.lowercased()).inserted {
          family.name = "\(base)-\(number)"
          number += 1
        }
        sources.append(family.source)
      } catch {
        sources += group
        apart.append(SeparateStacks(stacks: group.map(\.stack), reason: error.reason))
      }
    }
  }
}

/// Stacks of one shape that have functions of their own after all.
package struct SeparateStacks: Sendable {
  package let stacks: [String]
  /// Why profiles can't have what differs.
  package let reason: String
}
