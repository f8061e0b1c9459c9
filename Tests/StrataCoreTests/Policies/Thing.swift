import StrataCore

/// A resource with one property, for the findings about it.
enum Thing {
  static func declare(in scope: Scope, _ value: AnyValue) {
    Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Value": value])
  }
}
