import StrataTemplate

/// A resource that was met in a template.
final class KnownResource: Sendable {
  /// What the rules that look at each resource by itself depend on beside it.
  struct Surroundings: Sendable, Equatable {
    /// The number that stands for the rest of the template.
    let context: Int
    /// The types of what the resource refers to, in the order in which it does; an empty text for what is no resource.
    let targets: [String]
  }

  let image: ResourceImage
  let survey: ResourceSurvey
  /// The surroundings in which nothing was found at it, of which the last are kept.
  let clean: [Surroundings]
  /// About how many bytes of memory it takes.
  let byteCount: Int

  /// The most surroundings that are kept.
  private static let mostSurroundings = 8
  /// The bytes that an object of this class and its place take beside what is in it.
  private static let ownByteCount = 160

  init(image: ResourceImage, survey: ResourceSurvey, clean: [Surroundings]) {
    (self.image, self.survey, self.clean) = (image, survey, clean)
    byteCount = clean.reduce(image.bytes.count + survey.byteCount + Self.ownByteCount) {
      $0 + ($1.targets.count + 3) * MemoryLayout<String>.stride
    }
  }

  /// The same in more surroundings.
  func with(_ surroundings: Surroundings) -> KnownResource {
    KnownResource(image: image, survey: survey, clean: clean.suffix(Self.mostSurroundings - 1) + [surroundings])
  }
}
