import StrataTemplate

extension TypeCost {
  static let storage = [
    TypeCost("S3::Bucket") { bucket throws(Undecided) in try bucket.bucketCharges },
    TypeCost("EFS::FileSystem") { _ in [.used(.fileStorage, .storage)] },
    TypeCost("Backup::BackupVault") { _ in [.used(.vaultStorage, .storage)] },
  ]
}

extension UsageQuantity {
  fileprivate static let infrequent = UsageQuantity("rarely used storage", .gigabytes)
  fileprivate static let retrieval = UsageQuantity("rarely used reads", .gigabytes)
  fileprivate static let oneZone = UsageQuantity("one-zone storage", .gigabytes)
  fileprivate static let instant = UsageQuantity("instantly retrieved storage", .gigabytes)
  fileprivate static let archived = UsageQuantity("archived storage", .gigabytes)
  fileprivate static let deeplyArchived = UsageQuantity("deeply archived storage", .gigabytes)
  fileprivate static let objects = UsageQuantity("objects", .count("objects"))
}

extension CostedResource {
  /// The charges of a bucket: of the standard class, and of those that its rules move objects to.
  fileprivate var bucketCharges: [Charge] {
    get throws(Undecided) {
      var charges: [Charge] = [
        .used(.objectStorage, .storage), .used(.objectWrites, .writes), .used(.objectReads, .reads),
      ]
      for storageClass in try transitions {
        switch storageClass {
        case "STANDARD_IA":
          charges += [.used(.infrequentStorage, .infrequent), .used(.infrequentReads, .retrieval)]
        case "INTELLIGENT_TIERING": charges.append(.used(.tieredObjects, .objects))
        case "ONEZONE_IA": charges.append(.used(.oneZoneStorage, .oneZone))
        case "GLACIER_IR": charges.append(.used(.instantStorage, .instant))
        case "GLACIER": charges.append(.used(.archiveStorage, .archived))
        case "DEEP_ARCHIVE": charges.append(.used(.deepArchiveStorage, .deeplyArchived))
        default: charges.append(.undecided(.objectStorage, "what objects of the class \(storageClass) cost isn't read"))
        }
      }
      return charges
    }
  }

  /// The classes that rules move objects to, sorted.
  private var transitions: [String] {
    get throws(Undecided) {
      var classes: Set<String> = []
      for (rule, _) in try properties.elements("LifecycleConfiguration/Rules") {
        for path in ["Transitions", "NoncurrentVersionTransitions"] {
          for (transition, _) in try rule.elements(path) { classes.insert(try transition.text("StorageClass")) }
        }
        for path in ["Transition", "NoncurrentVersionTransition"] where rule.has(path) != .never {
          classes.insert(try rule.text("\(path)/StorageClass"))
        }
      }
      return classes.sorted()
    }
  }
}
