import StrataFindings
import StrataJSON
import StrataTemplate
import Synchronization

/// The resources of the templates before, for who checks many templates that have the same: what is in them, and where rules
/// that look at each by itself found nothing.
///
/// Each is known by the bytes of all that such a rule may depend on, which are compared, so that none is taken for another.
/// The oldest are forgotten.
final class CleanResources: Sendable {
  /// Resources by their ids.
  private typealias Known = [String: [KnownResource]]

  private struct Memory {
    var recent: Known = [:]
    var older: Known = [:]
    var recentByteCount = 0
    /// The first template, with the resources at which something was found: most apps have no other, and then nothing is
    /// made of it.
    var first: (template: TemplateContents, found: Set<String>)?
    var hasSeenOne = false
    /// The number of each context that was met.
    var contexts: [[UInt8]: Int] = [:]
    var contextCount = 0
  }

  private let memory = Mutex(Memory())
  private let mostBytes: Int

  /// The most contexts that are known at a time.
  private static let mostContexts = 64

  /// The most resources of one id that are known at a time, as each of them is compared.
  private static let mostOfOneID = 16

  /// Makes a memory without anything in it.
  ///
  /// - Parameter mostBytes: About how many bytes are kept, 2 MB unless given.
  init(mostBytes: Int = 2_000_000) { self.mostBytes = mostBytes }

  /// What is known of a template's resources before it's checked.
  struct Look {
    /// The template, of which it needn't be found out again what is in resources that are known.
    fileprivate(set) var template: TemplateContents
    /// Whether each resource needn't be looked at; none where all are.
    fileprivate(set) var isKnown: [Bool] = []
    fileprivate var others: [Other] = []
    fileprivate var isFirst = false
  }

  /// A resource that is to be looked at.
  fileprivate struct Other {
    let position: Int
    let surroundings: KnownResource.Surroundings
    let met: KnownResource?
  }

  /// Looks which resources of a template are known; nil where it has loops, whose resources stand elsewhere.
  func look(at template: TemplateContents) -> Look? {
    if template.hasExpandedLoops || template.hasLoops { return nil }
    let (isFirst, first) = memory.withLock { memory in
      defer { (memory.hasSeenOne, memory.first) = (true, nil) }
      return (!memory.hasSeenOne, memory.first)
    }
    if isFirst { return Look(template: template, isFirst: true) }
    if let first { keep(look(atResourcesOf: first.template), butFor: first.found) }
    return look(atResourcesOf: template)
  }

  /// Learns that nothing was found at the other resources, but for those at which something was.
  func learn(_ look: Look, _ findings: some Sequence<Finding>) {
    var found: Set<String> = []
    for finding in findings {
      // What isn't at a resource may be about any.
      guard let tokens = finding.pointer?.tokens, tokens.count > 1, tokens[0] == "Resources" else { return }
      found.insert(tokens[1])
    }
    if look.isFirst {
      memory.withLock { $0.first = (look.template, found) }
    } else if !look.others.isEmpty {
      keep(look, butFor: found)
    }
  }

  private func look(atResourcesOf template: TemplateContents) -> Look {
    let (recent, older) = memory.withLock { ($0.recent, $0.older) }
    let resources = template.everyResource
    let met = resources.map { Self.met($0, in: recent) ?? Self.met($0, in: older) }
    var look = Look(template: template.knowing(met.map { $0?.survey }))
    let context = number(ofContext: ResourceContext.bytes(of: template))
    let ends = look.template.referenceEnds
    look.isKnown = [Bool](repeating: false, count: resources.count)
    for (position, resource) in resources.enumerated() {
      let references = look.template.references(ofResourceAt: position)
      let known = met[position]
      let isClean = known?.clean.contains { surroundings in
        surroundings.context == context
          && surroundings.targets.elementsEqual(ends[references].lazy.map { Self.type(of: $0, in: resources) })
      }
      if isClean == true {
        look.isKnown[position] = true
        if recent[resource.logicalID] == nil, let known { again(known, resource.logicalID) }
      } else {
        let targets = ends[references].map { Self.type(of: $0, in: resources) }
        look.others.append(
          Other(position: position, surroundings: .init(context: context, targets: targets), met: known))
      }
    }
    return look
  }

  private static func met(_ resource: TemplateResource, in known: Known) -> KnownResource? {
    known[resource.logicalID]?.first { $0.image.isImage(of: resource.object) }
  }

  private static func type(of ends: ReferenceEnds, in resources: [TemplateResource]) -> String {
    ends.target.map { resources[$0].type } ?? ""
  }

  /// Keeps a resource of long ago as one that was just met.
  private func again(_ resource: KnownResource, _ logicalID: String) {
    memory.withLock { add(resource, logicalID, to: &$0) }
  }

  private func keep(_ look: Look, butFor found: Set<String>) {
    let template = look.template
    let parameters = template.section("Parameters")
    let kept = look.others.map { other -> (logicalID: String, known: KnownResource) in
      let resource = template.everyResource[other.position]
      let met =
        other.met
        ?? KnownResource(
          image: ResourceImage(resource.object), survey: template.survey(ofResourceAt: other.position), clean: [])
      let isClean =
        !found.contains(resource.logicalID) && !Self.mayNameOthers(other.position, in: template, parameters)
        // As a function it would have to stand alone.
        && !resource.logicalID.isFunctionName
      return (resource.logicalID, isClean ? met.with(other.surroundings) : met)
    }
    memory.withLock { memory in
      for (logicalID, known) in kept { add(known, logicalID, to: &memory) }
    }
  }

  /// Whether a resource names what the template hasn't written, which modules and transforms of others may make.
  private static func mayNameOthers(_ position: Int, in template: TemplateContents, _ parameters: JSONObject) -> Bool {
    let range = template.references(ofResourceAt: position)
    return zip(template.references[range], template.referenceEnds[range]).contains { reference, ends in
      switch reference.kind {
      case .condition, .mapping: false
      case .ref, .attribute, .substitution, .dependency:
        ends.target == nil && parameters[reference.target] == nil && !reference.target.hasPrefix("AWS::")
      }
    }
  }

  private func add(_ resource: KnownResource, _ logicalID: String, to memory: inout Memory) {
    if memory.recentByteCount + resource.byteCount > mostBytes / 2 {
      (memory.older, memory.recent, memory.recentByteCount) = (memory.recent, [:], 0)
    }
    var same = memory.recent[logicalID] ?? []
    if let position = same.firstIndex(where: { $0.image.bytes == resource.image.bytes }) {
      memory.recentByteCount -= same[position].byteCount
      same[position] = resource
    } else {
      if same.count == Self.mostOfOneID { memory.recentByteCount -= same.removeFirst().byteCount }
      same.append(resource)
    }
    memory.recent[logicalID] = same
    memory.recentByteCount += resource.byteCount
  }

  private func number(ofContext bytes: [UInt8]) -> Int {
    memory.withLock { memory in
      if let known = memory.contexts[bytes] { return known }
      if memory.contexts.count == Self.mostContexts { memory.contexts = [:] }
      // No number is given twice, so that what is kept of a forgotten context is just never met again.
      memory.contextCount += 1
      memory.contexts[bytes] = memory.contextCount
      return memory.contextCount
    }
  }
}
