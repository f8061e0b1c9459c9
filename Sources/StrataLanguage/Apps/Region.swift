import StrataText

/// A region of AWS, by its name.
///
/// A profile has one as text, such as `"eu-central-1"`, and is refused where there is no such region.
public struct Region: Sendable, Hashable, CustomStringConvertible {
  /// The name, such as `eu-central-1`.
  public let name: String

  /// Takes the name of a region that is known, or gives nil.
  public init?(_ name: String) {
    guard Self.known.contains(name) else { return nil }
    self.name = name
  }

  /// The name.
  public var description: String { name }

  /// The names of all regions that are known, of all partitions.
  ///
  /// See [AWS Regions](https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html).
  public static let known: [String] = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
    "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
    "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "eu-central-1",
    "eu-central-2", "eu-isoe-west-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
    "eusc-de-east-1", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1",
    "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-iso-west-1", "us-isob-east-1",
    "us-isob-west-1", "us-isof-east-1", "us-isof-south-1", "us-west-1", "us-west-2",
  ]
}

extension Region: Decodable, ProfileValue {
  package static var profileForm: String { #"the name of a region, such as "eu-central-1""# }

  /// Reads the name of a region.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    if let region = Region(name) {
      self = region
    } else if (decoder as? any ProfileDecoder)?.value == nil, decoder is any ProfileDecoder {
      self.name = Self.known[decoder.usesOtherStandIns ? 1 : 0]
    } else {
      throw UnknownRegion(name: name)
    }
  }
}

/// There's no region of a name.
struct UnknownRegion: Error, CustomStringConvertible {
  let name: String

  /// The hint at what is meant, where that can be guessed.
  var hint: String {
    Suggestion.hint(for: name, in: Region.known) ?? "the name is one such as eu-central-1"
  }

  var description: String { "there is no region \"\(name)\" that is known here; \(hint)" }
}
