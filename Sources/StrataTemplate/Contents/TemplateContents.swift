public import StrataJSON

/// The contents of a finished template: its sections, its resources by id, and what refers to what.
///
/// Whoever looks into a template, to check, to compare or to test it, does it through this.
public struct TemplateContents: Sendable {
  /// The template, with what its loops expand to in their places, where their lists are known.
  public let json: JSONValue

  /// The resources, in the order of the template; what isn't an object with a type is left out.
  public private(set) var resources: [TemplateResource]

  /// All resources, also those that ``leavingOut(_:)`` takes out of ``resources``.
  package let everyResource: [TemplateResource]

  /// Whether ``leavingOut(_:)`` took a resource out of ``resources``, for each of all; none where none is.
  private var leftOut: [Bool] = []

  /// The size of the template's file in bytes, where it's known.
  public let byteCount: Int?

  /// What is known of the stack beside its template.
  package let deployment: TemplateDeployment

  /// The values that its parameters are given, by name.
  package var given: [String: String] { deployment.parameters }

  /// The names that the resources of environments follow.
  package let names: TemplateNames

  /// The types of the resources, each once.
  package var resourceTypes: ResourceTypes { lazyTypes.made }

  private let loops: LoopExpansion?
  private let indexes: [String: Int]
  private var lazyTypes: Lazily<ResourceTypes>
  private let lazyEveryType: Lazily<ResourceTypes>
  private var walked: Lazily<(survey: TemplateSurvey, references: References)>
  /// What was found but in the resources that are left out; nil where none are.
  private var walkedRest: Lazily<(survey: TemplateSurvey, references: References)>?
  private var lazyPolicies: Lazily<(policies: [PlacedPolicy], statements: [PolicyStatement])>

  /// The conditions, read once for all who ask what they can be.
  let conditionGraph: Lazily<ConditionGraph>

  /// Looks through a template.
  ///
  /// - Parameters:
  ///   - written: The template.
  ///   - byteCount: The size of its file in bytes; unknown unless given.
  public init(_ written: JSONValue, byteCount: Int? = nil) {
    self.init(written, byteCount: byteCount, expandingLoops: true)
  }

  /// Looks through a stack's template.
  ///
  /// - Parameters:
  ///   - written: The template.
  ///   - byteCount: The size of its file in bytes.
  ///   - deployment: What is known of the stack beside.
  package init(_ written: JSONValue, byteCount: Int?, deployment: TemplateDeployment) {
    self.init(written, byteCount: byteCount, expandingLoops: true, deployment: deployment)
  }

  package init(
    _ written: JSONValue, byteCount: Int? = nil, expandingLoops: Bool, deployment: TemplateDeployment = .unknown
  ) {
    self.deployment = deployment
    names = TemplateNames(written)
    loops =
      expandingLoops && written.hasLanguageExtensions && LoopExpansion.hasLoops(written) ? LoopExpansion(written) : nil
    let json = loops?.json ?? written
    self.json = json
    self.byteCount = byteCount
    let resources = (json["Resources"]?.object ?? [:]).compactMap { member in
      member.value.object.flatMap { TemplateResource(logicalID: member.key, object: $0) }
    }
    let indexes = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.resources = resources
    everyResource = resources
    self.indexes = indexes
    let lazyTypes = Lazily { ResourceTypes(of: resources) }
    (self.lazyTypes, lazyEveryType) = (lazyTypes, lazyTypes)
    conditionGraph = Lazily { ConditionGraph(json) }
    walked = Self.walk(json, writtenAs: loops?.source, indexes, knowing: [])
    lazyPolicies = Self.policies(in: resources)
  }

  private static func walk(
    _ json: JSONValue, writtenAs source: JSONValue?, _ indexes: [String: Int], knowing known: [ResourceSurvey?]
  ) -> Lazily<(survey: TemplateSurvey, references: References)> {
    Lazily {
      var walk = TemplateWalk(readsTexts: true, knowing: known)
      walk.visit(template: json)
      return (TemplateSurvey(walk, writtenAs: source), References(walk.references, among: indexes, in: walk.extents))
    }
  }

  /// The same template for who knows already what is in some of its resources.
  ///
  /// - Parameter surveys: What is in each resource, or nil where that isn't known.
  /// - Returns: The contents.
  package func knowing(_ surveys: [ResourceSurvey?]) -> TemplateContents {
    var contents = self
    contents.walked = Self.walk(json, writtenAs: loops?.source, indexes, knowing: surveys)
    return contents
  }

  /// What is in a resource, for who meets the same one again.
  package func survey(ofResourceAt index: Int) -> ResourceSurvey {
    let (survey, references) = walked.made
    let extent = survey.extents[index]
    return ResourceSurvey(
      references: Array(references.all[extent.references]), functions: Array(survey.functions[extent.functions]),
      traits: extent.traits, dynamicReferences: extent.dynamicReferences, hasNull: extent.hasNull)
  }

  /// The positions of what a resource refers to among all ``references``.
  package func references(ofResourceAt index: Int) -> Range<Int> { walked.made.survey.extents[index].references }

  private static func policies(
    in resources: [TemplateResource]
  ) -> Lazily<(policies: [PlacedPolicy], statements: [PolicyStatement])> {
    Lazily {
      let policies = PlacedPolicy.all(in: resources)
      return (policies, PolicyStatement.all(in: policies))
    }
  }

  /// The same template for who looks at each resource by itself, and needn't look at some.
  ///
  /// - Parameter isLeftOut: Whether one of ``everyResource`` isn't among ``resources`` any more, nor among those of a type,
  ///   the types and the policies, and what is in it isn't among ``references`` and functions; by its id, by what refers to
  ///   it, and among ``everyResource`` it's found as before.
  /// - Returns: The contents.
  package func leavingOut(_ isLeftOut: [Bool]) -> TemplateContents {
    if !isLeftOut.contains(true) { return self }
    var contents = self
    let leftOut = leftOut.isEmpty ? isLeftOut : zip(leftOut, isLeftOut).map { $0 || $1 }
    let resources = zip(everyResource, leftOut).compactMap { $1 ? nil : $0 }
    contents.leftOut = leftOut
    contents.resources = resources
    contents.lazyTypes = Lazily { ResourceTypes(of: resources) }
    contents.lazyPolicies = Self.policies(in: resources)
    contents.walkedRest = Lazily { [walked] in
      let (survey, references) = walked.made
      return (survey.leavingOut(leftOut), references.leavingOut(survey.extents, where: leftOut))
    }
    return contents
  }

  /// Whether a resource isn't among ``resources`` because ``leavingOut(_:)`` took it out.
  package func isLeftOut(_ logicalID: String) -> Bool {
    leftOut.isEmpty ? false : indexes[logicalID].map { leftOut[$0] } ?? false
  }

  /// The types of all resources, also of those that are left out, each once.
  package var everyType: ResourceTypes { lazyEveryType.made }

  /// The type of each resource, with its id, also of those that are left out.
  package var types: [(logicalID: String, type: String)] { everyResource.map { ($0.logicalID, $0.type) } }

  /// Everything that the template refers to, in the order of the template.
  public var references: [TemplateReference] { (walkedRest ?? walked).made.references.all }

  /// The resources that references lead from and to, in the order of ``references``.
  package var referenceEnds: [ReferenceEnds] { (walkedRest ?? walked).made.references.ends }

  /// The policies whose form is known, in the order of the template; those written as text aren't among them.
  package var policies: [PlacedPolicy] { lazyPolicies.made.policies }

  /// The statements of all policies, in the order of the template.
  package var policyStatements: [PolicyStatement] { lazyPolicies.made.statements }

  /// What hardly any template has in it, and what rules needn't look for where it isn't.
  package var survey: TemplateSurvey { (walkedRest ?? walked).made.survey }

  private struct References: Sendable {
    let all: [TemplateReference]
    let ends: [ReferenceEnds]
    /// The resources that each resource refers to or waits for.
    let uses: Lazily<[[Int]]>

    /// Takes references with their ends, among resources of some number, of which two may have one id.
    private init(_ all: [TemplateReference], _ ends: [ReferenceEnds], of count: Int) {
      (self.all, self.ends) = (all, ends)
      uses = Lazily {
        var uses = [[Int]](repeating: [], count: count)
        for ends in ends {
          if let source = ends.source, let target = ends.target { uses[source].append(target) }
        }
        return uses
      }
    }

    /// Finds the ends of references.
    ///
    /// - Parameters:
    ///   - all: The references.
    ///   - resources: The position of the resource of each id.
    ///   - extents: What was found in each resource.
    init(_ all: [TemplateReference], among resources: [String: Int], in extents: [ResourceExtent]) {
      var ends: [ReferenceEnds] = []
      ends.reserveCapacity(all.count)
      func add(_ references: Range<Int>, of source: Int?) {
        for index in references { ends.append(ReferenceEnds(source: source, target: resources[all[index].target])) }
      }
      for (source, extent) in extents.enumerated() {
        add(ends.count..<extent.references.lowerBound, of: nil)
        add(extent.references, of: source)
      }
      add(ends.count..<all.count, of: nil)
      self.init(all, ends, of: extents.count)
    }

    /// The same without those of some resources.
    ///
    /// - Parameters:
    ///   - extents: What was found in each resource.
    ///   - isLeftOut: Whether that of a resource is left out.
    /// - Returns: The others.
    func leavingOut(_ extents: [ResourceExtent], where isLeftOut: [Bool]) -> References {
      let ranges = extents.lazy.map(\.references)
      return References(
        all.leavingOut(ranges, where: isLeftOut), ends.leavingOut(ranges, where: isLeftOut), of: extents.count)
    }
  }

  /// Whether a resource is made after one of others, by what it refers to or waits for, if only through others.
  package func waits(_ resource: TemplateResource, forAnyOf others: Set<String>) -> Bool {
    var wanted = [Bool](repeating: false, count: everyResource.count)
    for other in others { if let index = indexes[other] { wanted[index] = true } }
    return firstDependency(of: resource) { wanted[$0] } != nil
  }

  /// All resources that a resource refers to or waits for, if only through others.
  package func allDependencies(of resource: TemplateResource) -> Set<String> {
    var found: Set<String> = []
    _ = firstDependency(of: resource) { index in
      found.insert(everyResource[index].logicalID)
      return false
    }
    return found
  }

  /// The first of the resources that one waits for, if only through others, which is wanted; each is asked for once.
  private func firstDependency(of resource: TemplateResource, where isWanted: (Int) -> Bool) -> Int? {
    guard let start = indexes[resource.logicalID] else { return nil }
    let uses = walked.made.references.uses.made
    var pending = [start]
    var seen = [Bool](repeating: false, count: everyResource.count)
    while let next = pending.popLast() {
      for target in uses[next] where !seen[target] {
        if isWanted(target) { return target }
        seen[target] = true
        pending.append(target)
      }
    }
    return nil
  }

  /// The position of the resource of an id among all.
  package func position(of logicalID: String) -> Int? { indexes[logicalID] }

  /// The resource of an id.
  public func resource(_ logicalID: String) -> TemplateResource? { indexes[logicalID].map { everyResource[$0] } }

  /// The resources of a type.
  public func resources(of type: String) -> [TemplateResource] { resourceTypes.byType[type] ?? [] }

  /// All resources of a type, also those that are left out.
  package func everyResource(of type: String) -> [TemplateResource] { everyType.byType[type] ?? [] }

  /// The resources of some types, in the order of the template.
  package func resources(ofAnyOf types: some Sequence<String>) -> [TemplateResource] {
    let byType = resourceTypes.byType
    let types = types.filter { byType[$0] != nil }
    // Mostly they're of one, and are gathered already.
    if types.count > 1 { return resources.filter { types.contains($0.type) } }
    return types.first.flatMap { byType[$0] } ?? []
  }

  /// Whether there's a resource of one of some types.
  package func hasResources(ofAnyOf types: some Sequence<String>) -> Bool {
    let byType = resourceTypes.byType
    return types.contains { byType[$0] != nil }
  }

  /// The resources of some types, in the order of the template.
  ///
  /// - Parameter isWanted: Whether resources of a type are wanted; each type is asked for once.
  /// - Returns: The resources.
  package func resources(ofTypesWhere isWanted: (String) -> Bool) -> [TemplateResource] {
    let types = resourceTypes
    let wanted = types.names.map(isWanted)
    guard let first = wanted.firstIndex(of: true) else { return [] }
    // Mostly they're of one, and are gathered already.
    if wanted.lastIndex(of: true) == first { return types.byType[types.names[first]] ?? [] }
    return zip(resources, types.ofResources).compactMap { wanted[$1] ? $0 : nil }
  }

  /// The resources that have a text of some kind, in the order of the template, and maybe a few others.
  package func resources(having traits: TextTraits) -> [TemplateResource] {
    let survey = survey
    if survey.allTraits.isDisjoint(with: traits) { return [] }
    return resources.filter { resource in
      indexes[resource.logicalID].map { !survey.extents[$0].traits.isDisjoint(with: traits) } ?? false
    }
  }

  /// A section of the template, such as `Parameters`.
  public func section(_ name: String) -> JSONObject { json[name]?.object ?? [:] }

  /// The resource that a value is a reference to, by `Ref`, `Fn::GetAtt` or an `Fn::Sub` of nothing else.
  public func target(of value: JSONValue?) -> TemplateResource? {
    // A function made of the method would hold a copy of all this.
    guard let name = value?.referenceTarget?.name else { return nil }
    return resource(name)
  }

  /// Whether a section has a loop of the language extensions, which makes more than stands there.
  package var hasLoops: Bool {
    ["Conditions", "Outputs", "Resources"].contains { section($0).contains(where: \.key.isLoopName) }
  }

  /// The macros that process the template before CloudFormation does, but for those of AWS that only add functions.
  public var macros: [String] { json.transforms.filter { $0 != "AWS::LanguageExtensions" } }

  /// The macros that aren't AWS's own, each of which may rewrite all of the template.
  package var ownMacros: [String] { json.transforms.filter { !$0.hasPrefix("AWS::") } }

  /// Whether the template declares the transform of the language extensions.
  package var hasLanguageExtensions: Bool { json.hasLanguageExtensions }

  /// The template as it's written, with its loops.
  package var writtenJSON: JSONValue { loops?.source ?? json }

  /// The loops as they are written, wherever they stand; none without the transform of the language extensions.
  package var writtenLoops: [WrittenLoop] { loops?.loops ?? [] }

  /// The names that loops make twice, or that something else has.
  package var loopClashes: [LoopClash] { loops?.clashes ?? [] }

  /// The resources that loops make whose lists aren't known, as they're written: one for each member of a body.
  package var loopBodies: [PlacedResource] {
    if loops == nil { return [] }
    return section("Resources").filter(\.key.isLoopName).flatMap {
      PlacedResource.all(inLoop: $0.value, at: JSONPointer(["Resources", $0.key]))
    }
  }

  /// Whether there are loops in the template as it's written that are expanded in ``json``.
  package var hasExpandedLoops: Bool { loops != nil }

  /// The place as it's written of a place in ``json``, where loops have been expanded.
  package func written(_ pointer: JSONPointer) -> JSONPointer { loops?.written(pointer) ?? pointer }

  /// The pointer to the innermost value on the way that is there.
  package func existing(_ pointer: JSONPointer) -> JSONPointer {
    var pointer = pointer
    while !pointer.tokens.isEmpty, json[pointer] == nil { pointer.tokens.removeLast() }
    return pointer
  }
}

extension JSONValue {
  /// The names of the transforms that a template declares, in its section or beside its sections.
  fileprivate var transforms: [String] {
    [self["Transform"], self["Fn::Transform"]].compactMap(\.self).flatMap(\.transformNames)
  }

  /// The names of the transforms that a value names: a text, an object with a name, or a list of these.
  package var transformNames: [String] {
    switch self {
    case .string(let name): [name]
    case .array(let elements): elements.flatMap(\.transformNames)
    case .object(let object): object["Name"]?.string.map { [$0] } ?? []
    default: []
    }
  }

  /// Whether a macro is called somewhere in the value, by `Fn::Transform`.
  package var callsMacro: Bool {
    switch self {
    case .array(let elements): elements.contains(where: \.callsMacro)
    case .object(let object):
      object.contains { $0.key == IntrinsicFunction.transform.name || $0.value.callsMacro }
    default: false
    }
  }

  /// Whether a template declares the transform of the language extensions.
  fileprivate var hasLanguageExtensions: Bool { transforms.contains("AWS::LanguageExtensions") }
}
