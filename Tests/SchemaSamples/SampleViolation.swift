import StrataJSON

/// One change that makes a sample wrong.
struct SampleViolation {
  /// The rules that can be broken.
  enum Kind: String, CaseIterable {
    case required, choice, dependent, together, unknown, count, unique, type, scalar
    case range, length, pattern, format, json, uri, enumeration
    /// A text that names something of AWS in another way than it's named.
    case awsFormat = "aws-format"
    case readOnly = "read-only"
  }

  let kind: Kind
  /// The place that's wrong.
  let path: [String]
  /// What is put at which place; nil takes away what's there.
  let edits: [(path: [String], value: JSONValue?)]

  init(_ kind: Kind, _ path: [String], _ value: JSONValue?) {
    self.kind = kind
    self.path = path
    edits = [(path, value)]
  }

  init(_ kind: Kind, at path: [String], with members: [(name: String, value: JSONValue)]) {
    self.kind = kind
    self.path = path
    edits = members.map { (path + [$0.name], $0.value) }
  }

  init(_ kind: Kind, at path: [String], without names: [String]) {
    self.kind = kind
    self.path = path
    edits = names.map { (path + [$0], nil) }
  }

  /// The properties with the change made.
  func applied(to properties: JSONValue) -> JSONValue {
    edits.reduce(properties) { $0.replacing($1.path, with: $1.value) }
  }
}

/// Finds the changes that make a sample wrong.
///
/// Only rules that apply whichever alternatives are taken are broken, so that no other alternative can fit.
struct ViolationFinder {
  let properties: JSONValue
  /// Properties that only the service sets, with values that they could have.
  let readOnly: [(path: [String], value: JSONValue)]
  /// Makes values for properties that aren't there.
  let maker: SampleMaker

  /// Every violation of a sample, in the order of the places.
  func violations(of places: [SchemaSampler.Place]) -> [SampleViolation] {
    var found: [SampleViolation] = []
    for place in places {
      guard let value = properties.value(at: place.path) else { continue }
      switch value {
      case .object(let object): found += violations(of: object, place)
      case .array(let list): found += violations(of: list, place)
      case .string(let text): found += violations(of: text, place)
      case .integer, .double: found += rangeViolations(place)
      default: break
      }
      found += enumViolations(place) + typeViolations(place)
    }
    for (path, value) in readOnly where properties.value(at: path) == nil {
      found.append(SampleViolation(.readOnly, path, value))
    }
    return found
  }

  /// The first few of each kind, or some of all.
  static func chosen(
    _ all: [SampleViolation], isFull: Bool, _ random: inout SampleRandom
  ) -> [SampleViolation] {
    let kinds = Dictionary(grouping: all, by: \.kind)
    return SampleViolation.Kind.allCases.flatMap { kind -> [SampleViolation] in
      let violations = kinds[kind] ?? []
      return isFull ? random.choose(10, of: violations) : Array(violations.prefix(kind == .readOnly ? 1 : 3))
    }
  }
}
