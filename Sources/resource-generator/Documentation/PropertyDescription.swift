import StrataJSON
import StrataResourceModel

/// The sentences of a type's parameters, behind the names of their properties.
struct PropertyDescription: PropertyDocumentation {
  private let type: TypeFacts
  private let lookup: FactsLookup
  private let identifiers: IdentifierIndex
  private let replacing: ReplacementIndex
  private let maybeReplacing: ReplacementIndex
  private let deprecated: Set<String>

  init(_ type: TypeFacts, _ identifiers: IdentifierIndex) {
    self.type = type
    lookup = FactsLookup(root: type.root, definitions: type.definitions)
    self.identifiers = identifiers
    replacing = ReplacementIndex(type.paths("co"), in: lookup)
    maybeReplacing = ReplacementIndex(type.paths("cc"), in: lookup)
    deprecated = Set(type.paths("dp"))
  }

  /// What is told of a property, such as `, in seconds; 0 to 900`; nothing where nothing is known.
  func text(for name: String, _ node: JSONObject, of object: JSONObject, owner: PropertyOwner) -> String {
    let resolved = lookup.resolved(node)
    let required = object["r"]?.array?.compactMap(\.string) ?? []
    let description = FactsDescription(
      resolved, element: scalarElement(of: resolved), isRequired: required.contains(name))
    let kind = description.kind ?? identifier(name, resolved, owner: owner) ?? unit(name, resolved).map { "in \($0)" }
    var parts = description.parts + NeedsDescription.parts(for: name, of: object)
    if replacing.contains(name, of: owner) { parts.append("a change replaces the resource") }
    if maybeReplacing.contains(name, of: owner) { parts.append("some changes replace the resource") }
    if owner == .resource, deprecated.contains(name) { parts.append("deprecated by AWS") }
    return (kind.map { ", \($0)" } ?? "") + parts.map { "; \($0)" }.joined()
  }

  /// The facts about a list's elements, where they're texts or numbers.
  private func scalarElement(of node: JSONObject) -> JSONObject? {
    guard let items = node["i"]?.object.map(lookup.resolved), let letter = items["t"]?.string else { return nil }
    return ["s", "i", "n"].contains(letter) ? items : nil
  }

  /// The resource that a text names, or that each of a list does.
  private func identifier(_ name: String, _ node: JSONObject, owner: PropertyOwner) -> String? {
    let isList = node["t"] == "a"
    let text = isList ? scalarElement(of: node) : node
    guard text?["t"] == "s", text?["e"] == nil else { return nil }
    let own = type.paths("id")
    if owner == .resource, own == [name] { return nil }
    let single = isList && name.hasSuffix("s") ? String(name.dropLast()) : name
    guard let format = identifiers.format(of: single, in: type.service, except: owner == .resource ? type.name : nil)
    else { return nil }
    return FormatDescription.kind(givenBy: format, isList: isList)
  }

  private func unit(_ name: String, _ node: JSONObject) -> String? {
    guard node["t"] == "i" || node["t"] == "n" else { return nil }
    return node[PropertyNotes.key]?[PropertyNotes.unitKey]?.string ?? UnitDescription.unit(ofName: name)
  }
}
