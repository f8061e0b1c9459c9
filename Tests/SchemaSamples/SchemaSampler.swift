import StrataFacts
import StrataJSON

/// Makes properties of a resource type that keep to its schema.
struct SchemaSampler {
  /// Why some value can't be made.
  struct Failure: Error {
    let path: [String]
    let reason: String
  }

  /// A value that was made, and what it was made from.
  struct Place {
    let path: [String]
    let shape: SampleShape
  }

  let facts: ResourceFacts
  /// Whether optional properties are wanted too.
  let isFull: Bool
  /// Which of the alternatives are taken: the first ones, the second ones and so on, and later any.
  let attempt: Int
  var random: SampleRandom
  var texts: TextSampler
  /// Every value made, an object before its properties.
  var places: [Place] = []
  /// What was left out although it's optional, and why.
  var omissions: [Failure] = []
  var path: [String] = []
  /// The nodes of the objects being made, which tell where a schema goes in cycles.
  var open: [SchemaNode] = []
  /// The number of optional properties that may still be made.
  var budget = 600
  let readOnly: Set<[String]>
  /// Whether what is said of a list's elements is meant of the first ones as well, of which more is said.
  ///
  /// By the letter of JSON Schema it isn't, but those who write such schemas mean it.
  var isStrict = false

  /// Makes properties.
  mutating func sampleProperties() throws(Failure) -> JSONObject {
    let value = try sample(fixed: [facts.root], chosen: [], wanting: .object)
    return value.object ?? [:]
  }

  /// Makes a value for nodes.
  mutating func sample(
    fixed: [SchemaNode], chosen: [SchemaNode], wanting: SchemaTypes = []
  ) throws(Failure) -> JSONValue {
    guard path.count < 40 else { throw Failure(path: path, reason: "the schema goes in cycles") }
    let shape = shape(fixed: fixed, chosen: chosen)
    places.append(Place(path: path, shape: shape))
    if let values = shape.values { return try pick(of: values) }
    let start = places.count
    switch wanting.isEmpty ? kind(of: shape) : wanting {
    case .object:
      let marks = shape.nodes.filter { $0.object != nil }
      open += marks
      defer { open.removeLast(marks.count) }
      return .object(try object(shape))
    case .list:
      let list = try list(shape)
      if list.isEmpty { places.removeSubrange(start...) }
      return .array(list)
    case .integer, .number: return try number(shape)
    case .boolean: return .bool(random.below(2) == 0 || !isFull)
    default: return .string(try text(shape))
    }
  }

  private mutating func shape(fixed: [SchemaNode], chosen: [SchemaNode]) -> SampleShape {
    var random = random
    let attempt = attempt
    let shape = SampleShape(fixed: fixed, chosen: chosen, facts: facts) { count in
      attempt < 6 ? attempt % count : random.below(count)
    }
    self.random = random
    return shape
  }

  /// The kind of value to make, where several would do.
  private mutating func kind(of shape: SampleShape) -> SchemaTypes {
    let types = shape.types
    let hasProperties = shape.objects.contains { !$0.names.isEmpty || !$0.patterns.isEmpty }
    let likely: [SchemaTypes] = hasProperties ? [.object] : shape.lists.isEmpty ? [] : [.list]
    if types.isEmpty { return likely.first ?? (shape.numbers.isEmpty ? .string : .integer) }
    let kinds: [SchemaTypes] = likely + [.string, .integer, .number, .boolean, .list, .object]
    let fitting = kinds.filter { types.contains($0) }
    return fitting.isEmpty ? .string : fitting[attempt < 2 ? 0 : random.below(fitting.count)]
  }

  private mutating func pick(of values: [JSONValue]) throws(Failure) -> JSONValue {
    guard !values.isEmpty else { throw Failure(path: path, reason: "the nodes allow no common value") }
    return values[attempt == 0 && !isFull ? 0 : random.below(values.count)]
  }
}
