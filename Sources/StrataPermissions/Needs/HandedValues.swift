import StrataIsolation
import StrataJSON
import StrataTemplate
import StrataText

/// What a resource's properties name: other resources, ARNs that are written out, objects in buckets and regions.
///
/// Policies are left out: what they're about is no matter of who deploys them.
struct HandedValues {
  /// The places of other resources among the world's resources, each once, in order.
  private(set) var resources: [Int] = []
  /// The ARNs that are written out, with gaps for what isn't known.
  private(set) var arns: [Pattern] = []
  /// The regions that are written out beside the stack's own.
  private(set) var regions: Set<String> = []

  private let names: ResourceNames
  private let stack: Int

  /// The pairs of properties that name an object in a bucket.
  private static let objects = [("S3Bucket", "S3Key"), ("Bucket", "Key")]

  init(of resource: WorldResource, _ names: ResourceNames) {
    (self.names, stack) = (names, resource.stack)
    search(.object(resource.resource.properties))
    resources.removeAll { $0 == resource.index }
  }

  private mutating func search(_ value: JSONValue) {
    switch value {
    case .string: read(value)
    case .array(let elements): for element in elements { search(element) }
    case .object(let object):
      if value.isFunction {
        read(value)
        // What isn't understood of a function may still name something.
        for reference in TemplateReference.all(in: value) {
          names.world.resource(reference.target, in: stack).map { add($0.index) }
        }
        return
      }
      for (bucket, key) in Self.objects where object[key] != nil { object[bucket].map { addObjects(in: $0) } }
      if case .string(let region)? = object["Region"] { regions.insert(region) }
      for member in object where !PolicyProperties.names.contains(member.key) { search(member.value) }
    default: break
    }
  }

  private mutating func read(_ value: JSONValue) {
    for text in names.world.texts(of: value, in: stack) {
      for case .attribute(_, let target) in text.parts { add(target) }
      if case .literal(let first)? = text.parts.first, first.hasPrefix("arn:") {
        arns.append(names.pattern(text, in: stack, .possible, gaps: false))
      }
    }
  }

  /// Keys of objects change with what is in them, so that all of the bucket are meant.
  private mutating func addObjects(in bucket: JSONValue) {
    for text in names.world.texts(of: bucket, in: stack) {
      let name = names.pattern(text, in: stack, .possible, gaps: false)
      arns.append(Pattern(literal: "arn:\(names.partition(of: stack)):s3:::") + name + Pattern(glob: "/*"))
    }
  }

  private mutating func add(_ index: Int) {
    if !resources.contains(index) { resources.append(index) }
  }
}
