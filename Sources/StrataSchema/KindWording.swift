package import StrataFacts

/// Says what to do with a value that is of another kind than what belongs somewhere.
package enum KindWording {
  /// The hint for what yields one of some kinds where others are wanted, if there's a way from one to the other.
  package static func hint(for given: SchemaTypes, as wanted: SchemaTypes) -> String? {
    if given == .list, wanted.contains(.string) { return "choose one by Fn::Select, or join them by Fn::Join" }
    if given == .string, wanted == .list { return "write it in a list" }
    return nil
  }
}
