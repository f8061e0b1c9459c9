internal import StrataS3
import StrataText

extension Bucket {
  /// The storage that objects lie in as time goes by: at hand, moved by age, or moved by S3 as they're used.
  ///
  /// These exclude each other: what has gone to intelligent tiering never reaches Standard-IA.
  public struct Storage: Sendable {
    fileprivate enum Kind: Sendable {
      case standard
      case moving([Move])
      case tiering(archive: Duration?, deepArchive: Duration?)
    }

    fileprivate let kind: Kind

    /// Objects stay at hand.
    public static let standard = Storage(kind: .standard)

    /// Objects move to cheaper storage by their age, from which reading costs more.
    ///
    /// See [Transitions](https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html).
    public static func moving(_ moves: Move...) -> Storage { .moving(moves) }

    /// Objects move by their age, in moves that aren't written out.
    package static func moving(_ moves: [Move]) -> Storage { Storage(kind: .moving(moves)) }

    /// S3 moves objects by how they're used, and back when they're asked for.
    ///
    /// - Parameters:
    ///   - archive: The time without use after which they're archived, 90 to 730 days, so that reading takes hours; never
    ///     unless given.
    ///   - deepArchive: The time without use after which they're archived deeply, 180 to 730 days, so that reading takes
    ///     up to two days; never unless given.
    /// - Returns: The storage.
    ///
    /// See [Intelligent tiering](https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html).
    public static func intelligentTiering(archive: Duration? = nil, deepArchive: Duration? = nil) -> Storage {
      Storage(kind: .tiering(archive: archive, deepArchive: deepArchive))
    }
  }

  /// A move of objects to cheaper storage.
  public struct Move: Sendable {
    /// A class of storage, each cheaper to keep and dearer to read than the one before.
    public enum Class: String, Sendable, Hashable, CaseIterable {
      /// At hand, for what is read less than once a month.
      case standardIA = "STANDARD_IA"
      /// At hand in one zone, which may be lost with it.
      case oneZoneIA = "ONEZONE_IA"
      /// At hand, for what is read once a quarter.
      case glacierInstant = "GLACIER_IR"
      /// Archived: reading takes minutes to hours.
      case glacier = "GLACIER"
      /// Archived: reading takes up to two days.
      case deepArchive = "DEEP_ARCHIVE"

      fileprivate var isAtHand: Bool { self == .standardIA || self == .oneZoneIA }
    }

    fileprivate let target: Class
    fileprivate let age: Duration

    /// Moves objects of an age.
    ///
    /// - Parameters:
    ///   - target: The class that they move to.
    ///   - age: Their age in whole days, at least 30 for Standard-IA and One Zone-IA, and 30 more before they move on.
    /// - Returns: The move.
    public static func to(_ target: Class, after age: Duration) -> Move { Move(target: target, age: age) }
  }
}

extension Bucket.Storage {
  /// The rules that move objects.
  func rules(expiringAfter lifetime: Duration?, _ declaration: Declaration) -> [S3.Bucket.Rule] {
    switch kind {
    case .standard: return []
    case .tiering:
      return [
        .init(
          status: .enabled, id: "IntelligentTiering",
          transitions: [.init(storageClass: .intelligentTiering, transitionInDays: 0)])
      ]
    case .moving(let moves):
      Self.check(moves, expiringAfter: lifetime, declaration)
      return [
        .init(
          status: .enabled, id: "Move",
          transitions: ListValue(
            moves.map { move in
              let least = move.target.isAtHand ? 30 : 0
              return .init(
                storageClass: .literal(move.target.rawValue),
                transitionInDays: declaration.days(move.age, in: least...2_147_483_647, property: "storage"))
            }))
      ]
    }
  }

  /// Reports moves that aren't in order, or that come too soon after each other.
  private static func check(
    _ moves: [Bucket.Move], expiringAfter lifetime: Duration?, _ declaration: Declaration
  ) {
    let order = Bucket.Move.Class.allCases
    for (move, next) in zip(moves, moves.dropFirst()) {
      if (order.firstIndex(of: next.target) ?? 0) <= (order.firstIndex(of: move.target) ?? 0) {
        declaration.report(
          "objects move to cheaper storage only", property: "storage",
          expected: "a class behind \(move.target.rawValue): \(order.map(\.rawValue).joined(separator: ", "))",
          given: next.target.rawValue)
      } else if next.age < move.age + (move.target.isAtHand ? .days(30) : .zero) {
        let least = move.age + (move.target.isAtHand ? .days(30) : .zero)
        declaration.report(
          "objects must lie in \(move.target.rawValue) for \(move.target.isAtHand ? "30 days" : "a while") before they move on",
          property: "storage", expected: "\(next.target.rawValue) after \(least.inWords) or more",
          given: next.age.inWords)
      }
    }
    if moves.isEmpty {
      declaration.report(
        "there must be a move", property: "storage", expected: "one such as .to(.standardIA, after: .days(30))",
        given: "none", hint: "say .standard where objects stay")
    }
    if let last = moves.last, let lifetime, lifetime <= last.age {
      declaration.report(
        "objects must move before they're deleted", property: "expiresAfter", expected: "more than \(last.age.inWords)",
        given: lifetime.inWords)
    }
  }

  /// The tiers in which S3 archives what nobody uses; nil where there are none.
  func tiering(_ declaration: Declaration) -> ListValue<S3.Bucket.IntelligentTieringConfiguration>? {
    guard case .tiering(let archive, let deep) = kind, archive != nil || deep != nil else { return nil }
    if let archive, let deep, deep <= archive {
      declaration.report(
        "objects must be archived before they're archived deeply", property: "storage",
        expected: "more than \(archive.inWords)", given: deep.inWords)
    }
    let tiers: [(S3.Bucket.AccessTier, Duration, Int)] = [
      archive.map { (.archiveAccess, $0, 90) }, deep.map { (.deepArchiveAccess, $0, 180) },
    ].compactMap { $0 }
    return [
      .init(
        id: "Archive", status: .enabled,
        tierings: ListValue(
          tiers.map { tier, age, least in
            .init(accessTier: tier, days: declaration.days(age, in: least...730, property: "storage"))
          }))
    ]
  }
}

extension Bucket.Move.Class: Decodable, ProfileChoice {
  /// Reads the name of a class, such as `glacier`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
