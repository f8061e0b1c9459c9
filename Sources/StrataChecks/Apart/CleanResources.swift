import StrataFindings
import StrataJSON
import StrataTemplate
import Synchronization

/// The resources at which rules that look at each by itself found nothing, for who checks many templates that have the same.
///
/// Each is known by the bytes of all that such a rule may depend on, which are compared, so that none is taken for another.
/// The oldest are forgotten.
final class CleanResources: Sendable {
  fileprivate struct Image {
    let number: Int
    let bytes: [UInt8]
  }

  private struct Memory {
    var recent: [Int: [[UInt8]]] = [:]
    var older: [Int: [[UInt8]]] = [:]
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

  /// Makes a memory without anything in it.
  ///
  /// - Parameter mostBytes: The bytes that are kept, 2 MB unless given.
  init(mostBytes: Int = 2_000_000) { self.mostBytes = mostBytes }

  /// What is known of a template's resources before it's checked.
  struct Look {
    /// The resources that needn't be looked at.
    fileprivate(set) var known: Set<String> = []
    fileprivate var others: [(logicalID: String, image: Image)] = []
    fileprivate var first: TemplateContents?
  }

  /// Looks which resources of a template are known; nil where it has loops, whose resources stand elsewhere.
  func look(at template: TemplateContents) -> Look? {
    if template.hasExpandedLoops || template.hasLoops { return nil }
    let (isFirst, first) = memory.withLock { memory in
      defer { (memory.hasSeenOne, memory.first) = (true, nil) }
      return (!memory.hasSeenOne, memory.first)
    }
    if isFirst { return Look(first: template) }
    if let first { keep(look(atResourcesOf: first.template).others, butFor: first.found) }
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
    if let template = look.first {
      memory.withLock { $0.first = (template, found) }
    } else {
      keep(look.others, butFor: found)
    }
  }

  private func look(atResourcesOf template: TemplateContents) -> Look {
    var writer = ResourceImageWriter()
    writer.writeContext(of: template)
    let context = number(ofContext: writer.bytes)
    let types = template.types
    var targets = [[String]](repeating: [], count: types.count)
    for ends in template.referenceEnds {
      if let source = ends.source { targets[source].append(ends.target.map { types[$0].type } ?? "") }
    }
    var look = Look()
    for (resource, targets) in zip(template.resources, targets) {
      writer.write(resource, targets: targets, context: context)
      if isKnown(writer) {
        look.known.insert(resource.logicalID)
      } else {
        look.others.append((resource.logicalID, Image(number: writer.number, bytes: writer.bytes)))
      }
    }
    return look
  }

  private func isKnown(_ image: borrowing ResourceImageWriter) -> Bool {
    let number = image.number
    let (recent, older) = memory.withLock { ($0.recent[number], $0.older[number]) }
    for bytes in recent ?? [] where image.isEqual(to: bytes) { return true }
    for bytes in older ?? [] where image.isEqual(to: bytes) {
      memory.withLock { add(Image(number: number, bytes: bytes), to: &$0) }
      return true
    }
    return false
  }

  private func keep(_ images: [(logicalID: String, image: Image)], butFor found: Set<String>) {
    memory.withLock { memory in
      for (logicalID, image) in images where !found.contains(logicalID) { add(image, to: &memory) }
    }
  }

  private func add(_ image: Image, to memory: inout Memory) {
    if memory.recent[image.number]?.contains(image.bytes) == true { return }
    if memory.recentByteCount + image.bytes.count > mostBytes / 2 {
      (memory.older, memory.recent, memory.recentByteCount) = (memory.recent, [:], 0)
    }
    memory.recent[image.number, default: []].append(image.bytes)
    memory.recentByteCount += image.bytes.count
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
