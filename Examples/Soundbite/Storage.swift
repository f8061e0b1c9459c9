import Strata
import StrataGovernance

/// The part storage: the audio.
struct Storage {
  let audio: Bucket

  init(_ profile: SoundbiteProfile, _ infra: Infra, in scope: Scope) {
    audio = Bucket(
      "Audio", in: scope, expiresAfter: profile.audio,
      // What is deleted after weeks isn't worth moving.
      storage: profile.audio == nil
        ? .moving(.to(.standardIA, after: .days(30)), .to(.glacierInstant, after: .days(90))) : .standard,
      cors: profile.sites.map { .allow($0) }, accessLogs: infra.accessLogs, key: infra.key,
      deletionPolicy: profile.fate)
    if infra.accessLogs == nil {
      audio.resource.accept(.checkov("CKV_AWS_18"), because: "Who asked for what is logged from the tier medium on")
    }
    if profile.security == .full {
      Trail("Trail", in: scope, of: [audio], name: scope.named("audio-trail"), key: infra.key)
      BackupPlan("Backups", in: scope, of: [audio], name: scope.named("audio"), key: infra.key)
    }
    scope.output("AudioBucket", audio.name)
  }
}
