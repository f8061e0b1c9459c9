import StrataJSON
import StrataTemplate

/// Something shared that an environment runs, as what must be written for it to run something else.
struct SharedCode {
  /// What is shared; of a bucket only the object that is run, where it's named, and the bucket itself.
  let target: PermissionTarget
  /// The actions, in small letters, by which it comes to hold something else.
  let actions: Set<String>
  /// Why it isn't sure that it's run; nil where it is.
  let doubt: Undecided?
  private let place: WorldPlace
  /// That it's run, in words.
  private let words: String

  /// The actions that change what a resource holds, by its type.
  static let writing: [String: [String]] = [
    "AWS::ECR::Repository": ["ecr:BatchDeleteImage", "ecr:DeleteRepository", "ecr:PutImage", "ecr:ReplicateImage"],
    "AWS::S3::Bucket": [
      "s3:DeleteBucket", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutLifecycleConfiguration", "s3:PutObject",
      "s3:ReplicateDelete", "s3:ReplicateObject",
    ],
  ]

  /// What a use is of; for each of the texts that an object's key may be.
  static func all(_ use: ResourceUse, _ permissions: PermissionProver) -> [SharedCode] {
    let whole = permissions.targets[use.target]
    guard let keys = keys(of: use, permissions) else { return [SharedCode(use, whole, permissions)] }
    return keys.map { SharedCode(use, whole.holding(possible: $0.possible, certain: $0.certain), permissions) }
  }

  private init(_ use: ResourceUse, _ target: PermissionTarget, _ permissions: PermissionProver) {
    let world = permissions.world
    self.target = target
    // Whoever may write its policy may do all the rest.
    let opening = BecomingEdge.writing.filter { $0.types.contains(target.type) }.flatMap(\.needs).flatMap(\.actions)
    actions = Set(((Self.writing[target.type] ?? []) + opening).map { $0.lowercased() })
    place = WorldPlace(stack: world.resources[use.holder].stack, use.pointer)
    words = "\(world.words(use.holder)) \(use.edge.words) \(world.words(use.target))"
    doubt =
      use.certainty == .same
      ? nil
      : Undecided(
        "it isn't known whether \(words), or something else",
        remedy: "name it by Ref, Fn::GetAtt or Fn::ImportValue, or give its parameter AllowedValues", places: [place])
  }

  /// The keys that a bucket's name stands beside; nil where the key isn't told apart.
  private static func keys(
    of use: ResourceUse, _ permissions: PermissionProver
  ) -> [(possible: Pattern, certain: Pattern)]? {
    let holder = permissions.world.resources[use.holder]
    guard let depth = use.pointer.tokens.lastIndex(of: "S3Bucket") else { return nil }
    let key = JSONPointer(use.pointer.tokens[..<depth] + ["S3Key"])
    guard let value = permissions.world.stacks[holder.stack].contents.json[key] else { return nil }
    let names = permissions.names
    return PlacedValue(value: value, pointer: key).elements.flatMap { element in
      permissions.world.texts(of: element.value, in: holder.stack).map { text in
        (
          names.pattern(text, in: holder.stack, .possible, gaps: false),
          names.pattern(text, in: holder.stack, .certain, gaps: false)
        )
      }
    }
  }

  // MARK: In words

  func joined(_ witness: Witness) -> Witness {
    Witness(
      actor: witness.actor, becoming: witness.becoming, action: witness.action, reached: witness.reached,
      places: witness.places + [place], words: "\(witness.words), and \(words)")
  }

  func joined(_ doubt: Undecided) -> Undecided {
    let reason = doubt.places.contains(place) ? doubt.reason : "\(doubt.reason), and \(words)"
    return Undecided(reason, remedy: doubt.remedy, places: doubt.places + [place])
  }

  func unknownWriter(_ grant: Grant, _ permissions: PermissionProver) -> Undecided {
    Undecided(
      "whom \(permissions.describe(grant.rule)) lets in isn't known before deployment",
      remedy: "name the principal by its ARN", places: [grant.rule.place])
  }
}

extension DataEdge {
  /// Whether resources of a type run what another resource holds.
  static func runsCode(_ type: String) -> Bool { table[type]?.contains { $0.edge.kind == .code } ?? false }
}

extension PermissionTarget {
  /// The bucket, of whose objects only those with some keys count.
  fileprivate func holding(possible: Pattern, certain: Pattern) -> PermissionTarget {
    func narrowed(_ arns: [Pattern], _ key: Pattern) -> [Pattern] {
      arns.map { arn in
        guard arn.elements.last == .many else { return arn }
        return Pattern(Array(arn.elements.dropLast())) + key
      }
    }
    return PermissionTarget(self, possible: narrowed(self.possible, possible), certain: narrowed(self.certain, certain))
  }
}
