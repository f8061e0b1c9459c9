/// The data that resources of a type hold.
package enum HeldData {
  /// The data, as in `its objects`; nil for a type that holds none.
  package static func contents(ofType type: String) -> String? { StatefulTypes.entry(of: type)?.contents }
}
