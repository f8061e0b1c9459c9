import Foundation
import StrataJSON

/// The actions of all services as policies name them, and whether each can be allowed on some resources alone.
struct ActionSet {
  /// A service, by the prefix of its actions.
  struct Service {
    let name: String
    /// Actions that are about no resource in particular.
    var free: [String] = []
    /// Actions that name a resource.
    var scoped: [String] = []
    /// The types of resources that each action is about.
    var types: [(action: String, types: [String])] = []
  }

  /// The services, sorted by name.
  let services: [Service]

  init(file: URL) throws(GeneratorError) {
    var services: [Service] = []
    for member in try SchemaSet.object(file) {
      var service = Service(name: member.key)
      guard let actions = member.value["Actions"]?.object else {
        throw GeneratorError(file: file.path, pointer: "/\(member.key)/Actions", "expected an object")
      }
      try Self.check(member.key, file, "/\(member.key)")
      for action in actions {
        let place = "/\(member.key)/Actions/\(action.key)"
        try Self.check(action.key, file, place)
        guard let about = action.value.object, about.keys.allSatisfy({ $0 == "Resources" }),
          let resources = about["Resources"]?.array ?? about["Resources"].map({ [$0] }) ?? [] as [JSONValue]?,
          resources.allSatisfy({ $0.string != nil })
        else {
          throw GeneratorError(file: file.path, pointer: place, "expected an object with Resources, a list of names")
        }
        service.types.append((action.key, resources.compactMap(\.string)))
        if resources.isEmpty { service.free.append(action.key) } else { service.scoped.append(action.key) }
      }
      service.free.sort(by: utf8Precedes)
      service.scoped.sort(by: utf8Precedes)
      services.append(service)
    }
    self.services = services.sorted { utf8Precedes($0.name, $1.name) }
  }

  /// A name mustn't have what separates names in the text, nor capital letters, which readers don't look for.
  private static func check(_ name: String, _ file: URL, _ place: String) throws(GeneratorError) {
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
    if !isName { throw GeneratorError(file: file.path, pointer: place, "expected a name in small letters") }
  }

  /// A line for each service: its name, its free actions and those that name a resource, separated by tabs.
  var text: String {
    services.map { service in
      [service.name, service.free.joined(separator: " "), service.scoped.joined(separator: " ")].joined(separator: "\t")
        + "\n"
    }.joined()
  }
}
