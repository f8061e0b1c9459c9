import StrataJSON
import StrataTemplate
import StrataText

/// The parameters that resources read by names that no template declares.
struct ParameterPaths {
  /// A name, and where it's read.
  struct Reading: Sendable {
    let holder: Int
    let place: WorldPlace
    let name: String
  }

  /// The paths under which each environment keeps its parameters, as its templates say.
  let paths: [Int: Set<String>]
  let readings: [Int: [Reading]]

  init(_ world: IsolationWorld) {
    var paths: [Int: Set<String>] = [:]
    var readings: [Int: [Reading]] = [:]
    for resource in world.resources {
      guard let environment = resource.environment else { continue }
      if let names = world.stacks[resource.stack].contents.names.names(of: resource.logicalID) {
        paths[environment, default: []].insert(names.parameters)
      }
      let properties = JSONValue.object(resource.resource.properties)
      properties.forEachText(at: resource.resource.pointer().appending("Properties")) { text, pointer in
        for name in Self.names(in: text, at: pointer) {
          readings[environment, default: []].append(
            Reading(holder: resource.index, place: WorldPlace(stack: resource.stack, pointer), name: name))
        }
      }
    }
    (self.paths, self.readings) = (paths, readings)
  }

  /// The names of parameters that a text has CloudFormation or a task read.
  private static func names(in text: String, at pointer: JSONPointer) -> [String] {
    if pointer.tokens.last == "ValueFrom", text.hasPrefix("/") { return [text] }
    guard text.contains(bytesOf: "{{resolve:ssm") else { return [] }
    return text.split(separator: "{{resolve:").compactMap { piece in
      guard piece.hasPrefix("ssm"), let colon = piece.firstIndex(of: ":") else { return nil }
      return String(piece[piece.index(after: colon)...].prefix { $0 != ":" && $0 != "}" })
    }
  }
}
