package import StrataTemplate

/// The stacks that one is split into, and the templates on the way.
package struct StackSplit: Sendable {
  /// One of the stacks.
  package struct Part: Sendable {
    /// The name; the one that stays has the name of the stack that is split.
    package let name: String
    /// Whether there is no such stack yet.
    package let isNew: Bool
    /// The logical ids of the resources, in the order of the template.
    package let resources: [String]
    /// The template, once all is done.
    package let template: Template
    /// How much it has then of what it may have only so much of.
    package let uses: [QuotaUse]
  }

  /// A value that other parts read.
  package struct CrossingValue: Sendable {
    package let value: SharedValue
    /// The name of the part that has it.
    package let part: String
    /// The name of the export.
    package let export: String
    /// The resources that read it, by the names of their parts, in order.
    package let readers: [(part: String, resources: [String])]
  }

  /// A template for a stack, at one of the steps.
  package struct StackTemplate: Sendable {
    package let stack: String
    package let template: Template
  }

  /// The parts, each behind those that it reads of.
  package let parts: [Part]
  /// The values that go across, in the order of the template.
  package let values: [CrossingValue]
  /// The resources that can't be moved, with the reasons, in the order of the template.
  package let stays: [(resource: String, reason: String)]
  /// The first step: what is deployed before, so that the refactoring adds no parameter, condition or mapping.
  package let update: [StackTemplate]
  /// The second step: the templates of all parts as the refactoring takes them.
  package let refactoring: [StackTemplate]
  /// The third step: what is deployed once nothing needs what stood in for the resources, where that is anything.
  package let cleaning: [StackTemplate]

  /// The part that a resource is in; nil for one that isn't in the template.
  package func part(of resource: String) -> Part? { parts.first { $0.resources.contains(resource) } }

  /// Whether each part stays below a percentage of every quota, and on the way exceeds none that isn't exceeded before.
  func hasRoom(below percentage: Int, exceeding exceeded: Set<QuotaUse.Quota>) -> Bool {
    let refused = (update + refactoring).contains { step in
      TemplateContents(step.template.json).quotaUses.contains { $0.isExceeded && !exceeded.contains($0.quota) }
    }
    return !refused && parts.allSatisfy { part in !part.uses.contains { $0.isAtLeast(percent: percentage) } }
  }
}

extension StackSplit {
  /// Splits a stack.
  ///
  /// - Parameters:
  ///   - contents: What is in its template.
  ///   - stack: Its name.
  ///   - taken: The names that other stacks have.
  ///   - graph: Its resources.
  ///   - part: The number of each resource's part.
  ///   - count: The number of parts.
  ///   - home: The part that keeps the name; that with the most resources unless given.
  init(
    _ contents: TemplateContents, stack: String, taken: Set<String>, graph: SplitGraph, part: [Int], parts count: Int,
    home: Int?
  ) {
    let sizes = (0..<count).map { number in part.count { $0 == number } }
    let home = home ?? sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
    let names = Self.names(count, home: home, stack: stack, taken: taken)
    let writer = PartTemplates(contents, graph: graph, part: part, names: names, home: home)
    parts = (0..<count).map { number in
      let template = writer.final(number)
      let written = (try? template.bytes().count) ?? 0
      return Part(
        name: names[number], isNew: number != home,
        resources: part.indices.filter { part[$0] == number }.map { graph.resources[$0].logicalID },
        template: template,
        uses: TemplateContents(template.json, byteCount: template.sentByteCount(written: written)).quotaUses)
    }
    values = writer.crossing.map { crossing in
      let value = graph.values[crossing.value]
      let readers = Dictionary(grouping: value.readers.filter { part[$0] != part[value.producer] }) { part[$0] }
      return CrossingValue(
        value: value.shared, part: names[part[value.producer]], export: crossing.name,
        readers: readers.sorted { $0.key < $1.key }.map { number, readers in
          (names[number], readers.sorted().map { graph.resources[$0].logicalID })
        })
    }
    stays = graph.stays.sorted { $0.key < $1.key }.map { (graph.resources[$0.key].logicalID, $0.value) }
    update = (0..<count).compactMap { number in
      writer.update(number).map { StackTemplate(stack: names[number], template: $0) }
    }
    refactoring = (0..<count).map { StackTemplate(stack: names[$0], template: writer.refactoring($0)) }
    cleaning = zip(parts, refactoring).compactMap { part, step in
      part.template == step.template ? nil : StackTemplate(stack: part.name, template: part.template)
    }
  }

  /// The names of the parts: the stack's own, and the same with a number for each new one.
  private static func names(_ count: Int, home: Int, stack: String, taken: Set<String>) -> [String] {
    var number = 1
    return (0..<count).map { part in
      if part == home { return stack }
      repeat { number += 1 } while taken.contains("\(stack)-\(number)")
      return "\(stack)-\(number)"
    }
  }
}
