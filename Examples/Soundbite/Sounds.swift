import Strata
import StrataGovernance
import StrataTables

/// The part database: what is known of each sound.
struct Sounds {
  let sounds: Table

  init(_ profile: SoundbiteProfile, _ infra: Infra, in scope: Scope) {
    sounds = Table(
      "Sounds", in: scope, partitionKey: "id", expiry: "expires",
      indexes: [.init("ByOwner", partitionKey: "owner", sortKey: "created")],
      isProtected: profile.security >= .high, name: scope.named("sounds"), key: infra.key,
      deletionPolicy: profile.fate)
    if profile.security == .full {
      Trail("Trail", in: scope, of: [sounds], name: scope.named("sounds-trail"), key: infra.key)
      BackupPlan("Backups", in: scope, of: [sounds], name: scope.named("sounds"), key: infra.key)
    }
    scope.output("SoundsTable", sounds.name)
  }
}
