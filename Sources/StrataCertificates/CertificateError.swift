/// The reason why a certificate doesn't hold.
package struct CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// Says why.
  ///
  /// - Parameters:
  ///   - message: The fault in one sentence, without a full stop.
  ///   - place: The place in the certificate, such as `pairs/0`; none unless given.
  init(_ message: String, at place: String = "") {
    description = (place.isEmpty ? "" : "\(place): ") + message
  }
}
