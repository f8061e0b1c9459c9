import StrataJSON
import StrataTemplate

/// Writes as bytes all that a rule which looks at each resource by itself may depend on.
struct ResourceImageWriter: ~Copyable {
  private var buffer = ByteBuffer()

  /// The bytes written last.
  var bytes: [UInt8] { buffer.bytes }

  /// A number that is the same for the same bytes.
  var number: Int {
    buffer.withUnsafeBytes { bytes in
      var hasher = Hasher()
      hasher.combine(bytes: bytes)
      return hasher.finalize()
    }
  }

  /// Whether the bytes written last are some others.
  func isEqual(to other: [UInt8]) -> Bool {
    buffer.withUnsafeBytes { bytes in other.withUnsafeBytes { bytes.isEqual(to: $0) } }
  }

  /// Writes a resource.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - targets: The types of what it refers to, in the order in which it does.
  ///   - context: The number that stands for the rest of the template.
  mutating func write(_ resource: TemplateResource, targets: [String], context: Int) {
    buffer.removeAll()
    add(context)
    add(resource.logicalID)
    add(targets.count)
    for target in targets { add(target) }
    add(.object(resource.object))
  }

  /// Writes the rest of a template, and what is known beside it.
  mutating func writeContext(of template: TemplateContents) {
    buffer.removeAll()
    for section in template.json.object ?? [:] where !Self.sectionsWithoutMeaning.contains(section.key) {
      add(section.key)
      add(section.value)
    }
    let deployment = template.deployment
    add(deployment.account ?? "")
    add(deployment.isAnybodys ? 1 : 0)
    add(deployment.boundaries.count)
    for (name, boundary) in deployment.boundaries.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      add(name)
      add(boundary)
    }
    for (name, value) in deployment.parameters.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      add(name)
      add(value)
    }
  }

  /// The sections that say nothing of a resource, or that aren't its context but what it's part of.
  private static let sectionsWithoutMeaning: Set = ["Description", "Metadata", "Outputs", "Resources"]

  // Each value has its kind in front, and its length, so that no two are written alike.

  private mutating func add(_ value: JSONValue) {
    switch value {
    case .null: buffer.append(0)
    case .bool(let flag): buffer.append(flag ? 1 : 2)
    case .integer(let number):
      buffer.append(3)
      add(Int(number))
    case .double(let number):
      buffer.append(4)
      add(Int(truncatingIfNeeded: number.bitPattern))
    case .number(let number):
      buffer.append(5)
      add(number.text)
    case .string(let text):
      buffer.append(6)
      add(text)
    case .array(let elements):
      buffer.append(7)
      add(elements.count)
      for element in elements { add(element) }
    case .object(let object):
      buffer.append(8)
      add(object.count)
      for member in object {
        add(member.key)
        add(member.value)
      }
    }
  }

  private mutating func add(_ text: String) {
    add(text.utf8.count)
    buffer.append(text)
  }

  private mutating func add(_ number: Int) {
    if let small = UInt8(exactly: number), small < .max {
      buffer.append(small)
    } else {
      buffer.append(.max)
      withUnsafeBytes(of: number) { buffer.append(contentsOf: $0) }
    }
  }
}
