import StrataJSON
import StrataTemplate

/// The templates of the parts of a stack, at each step.
struct PartTemplates {
  /// A value that goes across, and the name by which.
  struct Crossing {
    /// The place among the graph's values.
    let value: Int
    let outputID: String
    /// The name of the export.
    let name: String
    /// Whether an output that is there already exports it.
    let isThere: Bool
  }

  let crossing: [Crossing]

  private let contents: TemplateContents
  private let graph: SplitGraph
  private let part: [Int]
  private let names: [String]
  private let home: Int
  private let imports: [SharedValue: JSONValue]

  init(_ contents: TemplateContents, graph: SplitGraph, part: [Int], names: [String], home: Int) {
    (self.contents, self.graph, self.part, self.names, self.home) = (contents, graph, part, names, home)
    var outputIDs = Set(contents.section("Outputs").keys)
    let exported = Self.exported(contents.section("Outputs"))
    crossing = graph.values.indices.compactMap { place in
      let value = graph.values[place]
      guard value.readers.contains(where: { part[$0] != part[value.producer] }) else { return nil }
      if let there = exported[value.exported] {
        return Crossing(value: place, outputID: there.outputID, name: there.name, isThere: true)
      }
      let naming = ExportNaming(
        stack: names[part[value.producer]], logicalID: value.shared.resource, attribute: value.shared.attribute)
      var (outputID, name) = (naming.outputID, naming.name)
      // Two attributes may differ only in what a name can't have.
      while !outputIDs.insert(outputID).inserted {
        outputID += "2"
        name += "-2"
      }
      return Crossing(value: place, outputID: outputID, name: name, isThere: false)
    }
    var imports: [SharedValue: JSONValue] = [:]
    for crossing in crossing {
      let value = graph.values[crossing.value]
      let imported: JSONValue = .object([IntrinsicFunction.importValue.name: .string(crossing.name)])
      imports[value.shared] =
        value.isList
        ? .object([IntrinsicFunction.split.name: [.string(ExportNaming.listSeparator), imported]]) : imported
    }
    self.imports = imports
  }

  /// The outputs that export a value as it is, by the value.
  private static func exported(_ outputs: JSONObject) -> [JSONValue: (outputID: String, name: String)] {
    var exported: [JSONValue: (outputID: String, name: String)] = [:]
    for output in outputs {
      if let value = output.value["Value"], let name = output.value["Export"]?["Name"]?.string, exported[value] == nil {
        exported[value] = (output.key, name)
      }
    }
    return exported
  }

  // MARK: Steps

  /// The template of a part before anything is moved; nil where nothing is to be deployed.
  func update(_ number: Int) -> Template? {
    if number == home {
      let added = exports(of: number)
      return added.isEmpty ? nil : Template(adding(added, to: contents.json))
    }
    if !hasPlaceholder(number) { return nil }
    return Template(assembled(number, resources: [placeholderID: Self.placeholder], outputs: [:]))
  }

  /// The template of a part as the refactoring takes it.
  func refactoring(_ number: Int) -> Template {
    var resources = resources(of: number)
    if number == home {
      // No parameter, condition or mapping may change.
      var json = contents.json.object ?? [:]
      json["Resources"] = .object(resources)
      json["Outputs"] = outputs(of: number).isEmpty ? nil : .object(outputs(of: number))
      return Template(.object(json))
    }
    if hasPlaceholder(number) { resources[placeholderID] = Self.placeholder }
    return Template(assembled(number, resources: resources, outputs: outputs(of: number)))
  }

  /// The template of a part with what it needs and nothing else.
  func final(_ number: Int) -> Template {
    guard number == home else {
      return Template(assembled(number, resources: resources(of: number), outputs: outputs(of: number)))
    }
    var json = refactoring(number).json.object ?? [:]
    let needs = PartNeeds(of: json, in: contents)
    for section in PartNeeds.sections where json[section] != nil {
      let needed = needs.members(of: section)
      json[section] = needed.isEmpty ? nil : .object(needed)
    }
    json["Metadata"] = json["Metadata"].map { Self.interface($0, showing: needs) }
    return Template(.object(json))
  }

  // MARK: What is in them

  private func resources(of number: Int) -> JSONObject {
    let foreign = graph.resources.indices.filter { part[$0] != number }.map { graph.resources[$0].logicalID }
    let rewriter = ImportRewriter(imports, foreign: Set(foreign))
    return JSONObject(
      graph.resources.indices.filter { part[$0] == number }.map { place in
        (graph.resources[place].logicalID, rewriter.rewritten(.object(graph.resources[place].object)))
      })
  }

  /// The outputs of a part, with its exports.
  private func outputs(of number: Int) -> JSONObject {
    let own = contents.section("Outputs").filter { output in
      (graph.outputs[output.key].map { part[$0] } ?? home) == number
    }
    return JSONObject(own.map { ($0.key, $0.value) } + exports(of: number))
  }

  private func exports(of number: Int) -> [(String, JSONValue)] {
    crossing.filter { !$0.isThere && part[graph.values[$0.value].producer] == number }.map { crossing in
      let value = graph.values[crossing.value]
      var output = JSONObject()
      output["Condition"] = graph.resources[value.producer].object["Condition"]
      output["Value"] = value.exported
      output["Export"] = ["Name": .string(crossing.name)]
      return (crossing.outputID, .object(output))
    }
  }

  private func adding(_ outputs: [(String, JSONValue)], to json: JSONValue) -> JSONValue {
    var object = json.object ?? [:]
    var section = object["Outputs"]?.object ?? [:]
    for (key, value) in outputs { section[key] = value }
    object["Outputs"] = .object(section)
    return .object(object)
  }

  /// The template of a new stack, with the sections that its resources need.
  private func assembled(_ number: Int, resources: JSONObject, outputs: JSONObject) -> JSONValue {
    let needs = needs(of: number)
    var json: JSONObject = ["AWSTemplateFormatVersion": "2010-09-09"]
    json["Transform"] = contents.json["Transform"]
    let metadata = (contents.json["Metadata"]?.object ?? [:]).filter { $0.key.hasPrefix("Strata::") }
    if !metadata.isEmpty { json["Metadata"] = .object(JSONObject(metadata.map { ($0.key, $0.value) })) }
    for section in PartNeeds.sections {
      let needed = needs.members(of: section)
      if !needed.isEmpty { json[section] = .object(needed) }
    }
    json["Resources"] = .object(resources)
    if !outputs.isEmpty { json["Outputs"] = .object(outputs) }
    return .object(json)
  }

  private func needs(of number: Int) -> PartNeeds {
    PartNeeds(
      of: ["Resources": .object(resources(of: number)), "Outputs": .object(outputs(of: number))], in: contents)
  }

  /// Whether a new stack has to be there before the refactoring, which adds no parameter, condition or mapping.
  private func hasPlaceholder(_ number: Int) -> Bool { number != home && !needs(of: number).isEmpty }

  /// What stands in a stack that has nothing else yet, as none may be empty.
  ///
  /// It costs nothing and does nothing.
  private static let placeholder: JSONValue = ["Type": "AWS::CloudFormation::WaitConditionHandle"]

  private var placeholderID: String {
    var id = "Placeholder"
    while contents.resource(id) != nil { id += "2" }
    return id
  }

  /// The metadata with the parameters in it that a part still has.
  private static func interface(_ metadata: JSONValue, showing needs: PartNeeds) -> JSONValue {
    let key = "AWS::CloudFormation::Interface"
    guard var object = metadata.object, var interface = object[key]?.object else { return metadata }
    let shown = Set(needs.members(of: "Parameters").keys)
    interface["ParameterGroups"] = interface["ParameterGroups"]?.array.map { groups in
      .array(
        groups.compactMap { group in
          guard var object = group.object, let names = object["Parameters"]?.array else { return group }
          let kept = names.filter { $0.string.map(shown.contains) ?? true }
          object["Parameters"] = .array(kept)
          return kept.isEmpty ? nil : .object(object)
        })
    }
    interface["ParameterLabels"] = interface["ParameterLabels"]?.object.map { labels in
      .object(JSONObject(labels.filter { shown.contains($0.key) }.map { ($0.key, $0.value) }))
    }
    object[key] = .object(interface)
    return .object(object)
  }
}

extension SplitGraph.Value {
  /// The value of the output that exports it.
  fileprivate var exported: JSONValue {
    let value: JSONValue =
      if let attribute = shared.attribute {
        .object([IntrinsicFunction.getAtt.name: [.string(shared.resource), .string(attribute)]])
      } else {
        .object([IntrinsicFunction.ref.name: .string(shared.resource)])
      }
    return isList
      ? .object([IntrinsicFunction.join.name: [.string(ExportNaming.listSeparator), value]]) : value
  }
}
