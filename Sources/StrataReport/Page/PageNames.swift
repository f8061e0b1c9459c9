import StrataText

/// The names by which links lead to things in the page, each of which is there once.
struct PageNames {
  private var taken: Set<String> = []
  private var resources: [Key: String] = [:]

  private struct Key: Hashable {
    let system: Int
    let place: ReportedPlace
  }

  /// Names all resources, in their order, so that the same contents always have the same links.
  init(_ contents: ReportContents) {
    for (index, system) in contents.systems.enumerated() {
      for stack in system.stacks {
        for resource in stack.resources {
          let place = ReportedPlace(stack: stack.name, logicalID: resource.logicalID)
          resources[Key(system: index, place: place)] = name("resource", stack.name, resource.logicalID)
        }
      }
    }
  }

  /// The name of a resource; nil where the page hasn't got it.
  ///
  /// - Parameters:
  ///   - place: The resource.
  ///   - system: The place of its system among the systems.
  /// - Returns: The name.
  func of(_ place: ReportedPlace, in system: Int) -> String? { resources[Key(system: system, place: place)] }

  /// A name made of words, which no other thing gets.
  mutating func name(_ words: String...) -> String {
    let base = words.map(Self.plain).joined(separator: "-")
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// The longest part of a name that is taken over.
  private static let longest = 80

  /// A word as it may stand in a link without being escaped.
  private static func plain(_ word: String) -> String {
    String(decoding: word.utf8.prefix(longest).map { $0.isASCIIAlphanumeric ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }
}
