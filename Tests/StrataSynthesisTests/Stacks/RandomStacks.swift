import StrataLanguage
import TestSupport

/// An app of stacks that use each other, and change each other, as a seed has it.
struct RandomStacks {
  /// The kinds of what is declared, of which each may come anywhere.
  private enum Step: CaseIterable {
    case resource, output, scopeTag, resourceTag, condition, content, nested, wait, depend, finalizer, weak, accepted
    case raw, laterProperty, laterResource, laterID, laterCondition, laterDependency, laterTag, laterMove, appTag
    case innerStack, mistake, repeatedID, letGo
  }

  private var random: SplitMix64
  private var values: [StringValue] = []
  private var resources: [Resource] = []
  private var scopes: [Scope] = []
  private var count = 0
  private let app: AppScope
  private let holdsNothing: Bool
  private let sharesNothing: Bool

  private init(_ app: AppScope, seed: UInt64) {
    self.app = app
    random = SplitMix64(seed: seed)
    holdsNothing = random.below(3) == 0
    sharesNothing = random.below(3) == 0
  }

  /// The app of a seed.
  static func app(_ seed: UInt64) -> App {
    App("random") { app in
      var stacks = RandomStacks(app, seed: seed)
      if stacks.random.below(4) == 0 { app.tags["team"] = "blue" }
      for _ in 0..<2 + stacks.random.below(7) { stacks.addStack() }
      if stacks.random.below(12) == 0 { app.tags["late"] = "yes" }
    }
  }

  private mutating func addStack() {
    count += 1
    if sharesNothing { values = [] }
    let scope = app.stack("Stack\(count)") { $0 }
    fill(scope)
  }

  /// Declares a stack within the closure that another is declared by.
  private mutating func addInnerStack() {
    count += 1
    let name = "Stack\(count)"
    app.stack("\(name)Outer") { outer in
      fill(app.stack(name) { $0 })
      fill(outer)
    }
  }

  private mutating func fill(_ scope: Scope) {
    addResource(in: scope)
    for _ in 0..<1 + random.below(6) { take(random.pick(Step.allCases), in: scope) }
    if !holdsNothing, random.below(3) == 0 { scopes.append(scope) }
  }

  private mutating func id(_ prefix: String) -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  private mutating func value() -> StringValue {
    values.isEmpty || random.below(4) == 0 ? "text" : random.pick(values)
  }

  @discardableResult
  private mutating func addResource(in scope: Scope) -> Resource {
    let resource = Resource(
      id("Thing"), type: random.pick(["Acme::Test::Thing", "Acme::Test::Other"]), in: scope,
      tagging: random.below(2) == 0 ? .list() : nil, properties: ["DisplayName": .value(value())])
    values.append(random.below(2) == 0 ? resource.ref : resource.attribute("Arn"))
    if !holdsNothing, random.below(3) == 0 { resources.append(resource) }
    return resource
  }

  private mutating func take(_ step: Step, in scope: Scope) {
    switch step {
    case .resource: for _ in 0..<1 + random.below(4) { addResource(in: scope) }
    case .output: scope.output(id("Out"), value())
    case .scopeTag: Scope(id("Part"), in: scope).tags["owner"] = value()
    case .resourceTag: addResource(in: scope).scope.tags["owner"] = value()
    case .condition:
      let parameter = scope.parameter(id("Flag"))
      values.append(parameter)
      addResource(in: scope).condition = scope.condition(id("Is"), .equals(parameter, "yes"))
    case .content:
      let source = addResource(in: scope)
      let other = resources.isEmpty ? source : random.pick(resources)
      let resource = addResource(in: scope)
      resource.identifiedByContent(of: [source, other], values: [.value(value())])
    case .nested:
      values.append(
        scope.nested(id("Inner")) { inner in
          inner.output("Given", value())
          return addResource(in: inner).ref
        })
    case .wait: addResource(in: scope).wait(for: resources.isEmpty ? addResource(in: scope) : random.pick(resources))
    case .depend: addResource(in: scope).depends(on: addResource(in: scope))
    case .finalizer:
      let (id, late) = (id("Late"), value())
      scope.atFinalization { Resource(id, type: "Acme::Test::Late", in: scope, properties: ["V": .value(late)]) }
    case .weak: scope.output(id("Weak"), value().weak())
    case .accepted: addResource(in: scope).accept(.strata("unknown-property"), because: "It's a test")
    case .raw: scope.raw(id("Raw"), in: "Outputs", ["Value": .value(value())])
    case .mistake: scope.report("a mistake", severity: random.below(9) == 0 ? .error : .warning)
    case .repeatedID: if random.below(9) == 0 { Resource("Same", type: "Acme::Test::Thing", in: scope) }
    case .innerStack: if count < 30 { addInnerStack() }
    case .appTag: if random.below(12) == 0 { app.tags["topic"] = value() }
    case .letGo: (resources, scopes) = ([], [])
    case .laterProperty, .laterResource, .laterID, .laterCondition, .laterDependency, .laterTag, .laterMove:
      change(step, in: scope)
    }
  }

  /// Changes what was declared earlier, where a construct of it is held.
  private mutating func change(_ step: Step, in scope: Scope) {
    guard !resources.isEmpty, !scopes.isEmpty else { return }
    let (resource, place) = (random.pick(resources), random.pick(scopes))
    switch step {
    case .laterProperty: resource.rawProperties["Added"] = random.below(4) == 0 ? .value(value()) : "text"
    case .laterResource: addResource(in: place)
    case .laterID: resource.keep(logicalID: id("Kept"))
    case .laterCondition:
      resource.condition = resource.scope.condition(id("Late"), .equals("a", "b"))
    case .laterDependency: resource.depends(on: place)
    case .laterTag: place.tags["later"] = value()
    case .laterMove: resource.moved(from: id("Former"))
    default: break
    }
  }
}
