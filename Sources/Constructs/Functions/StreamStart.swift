/// The record of a stream that reading begins with.
public enum StreamStart: String, Sendable, Hashable, CaseIterable {
  /// The oldest that is there.
  case oldest = "TRIM_HORIZON"
  /// The first that comes.
  case latest = "LATEST"
}

extension StreamStart: Decodable, ProfileChoice {
  /// Reads the name of a beginning, such as `latest`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
