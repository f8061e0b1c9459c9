import Strata
import StrataParameters
import StrataTables

/// The parts that an application uses.
struct Parts {
  let infra: Infra
  let storage: Storage
  let queue: JobQueue
  let database: Sounds
  let api: Api
}

/// The part compute: the services of the application, or what a local one may do in their place.
struct Compute {
  @discardableResult init(_ profile: SoundbiteProfile, _ parts: Parts, in scope: Scope) {
    guard profile.application == .deployed, let cluster = parts.infra.cluster else {
      declareLocal(profile, parts, in: scope)
      return
    }
    let image = ContainerImage.ecr(ImportedRepository(name: "soundbite"), tag: profile.version)
    let (fewest, most) = (profile.tasks.first ?? 1, profile.tasks.last ?? 1)
    func service(_ id: String, command: StringValue, port: Int? = nil, _ permissions: [Permission]) -> FargateService {
      FargateService(
        id, in: scope, cluster: cluster, image: image, cpu: .vcpu(0.5), memory: .gibibytes(1), port: port,
        healthCheck: port.map { _ in .http("/health") }, command: ["node", command],
        environment: parts.settings(profile), secrets: ["SIGNING_KEY": parts.api.signing],
        permissions: parts.common + permissions, scaling: .cpu(target: 0.7, tasks: fewest, upTo: most),
        logRetention: profile.logs, logKey: parts.infra.key)
    }
    let api = service("Api", command: "dist/main.js", port: 3_000, parts.asking)
    let worker = service("Worker", command: "dist/worker.js", parts.speaking)
    parts.api.listener?.route("Api", to: api, when: .path("/*"))
    watch(api, worker, profile, parts, in: scope)
  }
}

/// What an application on a developer's machine needs in place of services: a role that may do what they may, and a place
/// for what it writes.
private func declareLocal(_ profile: SoundbiteProfile, _ parts: Parts, in scope: Scope) {
  let output = LogGroup(
    "Output", in: scope, retention: profile.logs, key: parts.infra.key, deletionPolicy: profile.fate)
  let role = Role(
    "Application", in: scope, trusting: .arn("arn:\(.partition):iam::\(scope.account):root"),
    permissions: parts.common + parts.asking + parts.speaking + [parts.api.signing.reading, output.writing],
    name: scope.named("application"))
  scope.output("ApplicationRole", role.arn)
  scope.output("LogGroup", output.name)
}

extension Parts {
  /// The settings of the application, by the names that outputs have as lines of an environment.
  func settings(_ profile: SoundbiteProfile) -> NamedValues<StringValue> {
    [
      "ADDRESS": "https://\(profile.address)", "AUDIO_BUCKET": storage.audio.name, "JOBS_URL": queue.jobs.url,
      "SETTINGS_PATH": infra.settings.path, "SOUNDS_TABLE": database.sounds.name,
    ]
  }

  /// What the API and its workers may do both.
  var common: [Permission] { [database.sounds.readingAndWriting, infra.settings.reading] }

  /// What the API may do.
  var asking: [Permission] { [queue.jobs.sending, storage.audio.reading] }

  /// What workers may do.
  var speaking: [Permission] {
    // Polly knows no resource that a text would be.
    [queue.jobs.receiving, storage.audio.writing, .allow("polly:SynthesizeSpeech", on: "*")]
  }
}
