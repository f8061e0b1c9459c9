import StrataDiff
import StrataEnvironments
import StrataJSON
import StrataPipeline
import StrataReleases
import StrataTemplate

/// Finds out what of a stack isn't as it was deployed.
struct DriftReader {
  let artifact: StackArtifact
  let live: DeployedStack?
  private(set) var drift: StackDrift

  private let environment: String
  private let places: TemplatePlaces
  private let detection: DriftDetection
  /// The id of CloudFormation's look; nil where there's none.
  private var detectionID: String?

  /// Holds a stack against what is recorded of it.
  ///
  /// - Parameters:
  ///   - artifact: The stack as synthesized.
  ///   - live: The stack as it is; nil where it isn't deployed.
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - places: The places that its resources come from.
  /// - Throws: ``RecordError`` where records aren't right, ``ProfileError`` where `deploy.json` isn't.
  init(
    of artifact: StackArtifact, _ live: DeployedStack?, target: DeploymentTarget, aws: AwsClient, places: TemplatePlaces
  ) throws {
    (self.artifact, self.live, self.places) = (artifact, live, places)
    environment = target.environment.name
    detection = DriftDetection(
      client: StackClient(name: artifact.name, aws: aws, id: live?.id), patience: Patience().drift)
    drift = StackDrift(artifact.name)
    if let records = target.records {
      try compare(with: records)
    } else {
      compare(with: try target.store.deployments())
    }
  }

  private var name: String { artifact.name }

  /// The environments that the stack has something of, and the one that is asked about.
  private var environments: [String] { [environment] + (live?.environments.names ?? []).filter { $0 != environment } }

  // MARK: What was deployed

  private mutating func compare(with records: SystemRecords) throws {
    // Who shares a stack deployed it last, be it another environment.
    var stacks = LiveStacks(
      environment: environment, history: try records.chain(of: environment).read(), templates: records.templates)
    for environment in environments.dropFirst() {
      let history = try records.chain(of: environment).read()
      guard let known = history.latest(of: name) else { continue }
      if stacks.history.latest(of: name).map({ $0.record.event.time < known.record.event.time }) ?? true {
        stacks = LiveStacks(environment: environment, history: history, templates: records.templates)
      }
    }
    let stack: LiveStack?
    do throws(DeploymentError) {
      stack = try stacks.recordedStack(name, live)
    } catch {
      drift.refusal = error
      return
    }
    guard let stack else { return }
    let basis = "record \(stack.record.number) of \(stack.environment)"
    drift.parameters = stack.changedParameters.map(\.text)
    if try stack.hasRecordedTemplate() { return }
    guard let template = try stack.recordedTemplate() else {
      drift.otherTemplate = "its template isn't that of \(basis), which isn't kept: \(stack.shownDigests)"
      return
    }
    do throws(DifferenceError) {
      let difference = try TemplateDifference(
        from: template, to: stack.live.template.json, constructs: constructs
      ).asDeployed
      // That it's written otherwise is no difference.
      if !difference.isEmpty { drift.template = .init(basis: basis, difference: difference) }
    } catch {
      drift.otherTemplate = "its template isn't that of \(basis), and they can't be compared: \(error)"
    }
  }

  /// The constructs and lines of the stack's resources.
  private var constructs: [String: String] {
    Dictionary(
      artifact.origins.compactMap { origin in places[origin.logicalID].map { (origin.logicalID, "\($0)") } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Holds the stack against the digests in `deploy.json`, where no templates are kept.
  private mutating func compare(with record: DeploymentRecord) {
    let last = record.history(of: environments).last { entry in
      (entry["outcome"] == nil || entry["outcome"] == "completed") && entry["sha256"]?[name]?.string != nil
    }
    guard let live, let last, let digest = last["sha256"]?[name]?.string else {
      if live != nil {
        drift.unknown.append("what was deployed to \(name) last isn't recorded, so that its template isn't compared")
      }
      return
    }
    let given = LiveStack.digest(of: live.template)
    if given == digest { return }
    drift.otherTemplate =
      "its template isn't the one that was deployed at \(last["deployedAt"]?.string ?? ""), which isn't kept: expected "
      + "\(digest.prefix(12)), given \(given.prefix(12))"
  }

  // MARK: What CloudFormation finds

  /// Lets CloudFormation begin to look at the resources.
  mutating func begin() {
    guard let live, drift.refusal == nil else { return }
    if live.status.isInProgress {
      drift.unknown.append("\(name) is being changed, and CloudFormation doesn't look at it: \(live.status.text)")
      return
    }
    do {
      detectionID = try detection.begin()
    } catch {
      failed(error)
    }
  }

  /// Waits until CloudFormation has looked at the resources, and takes what it found.
  mutating func end(_ progress: (String) -> Void) {
    guard let live, let detectionID else { return }
    do {
      let name = name
      if let reason = try detection.end(
        of: detectionID,
        progress: {
          progress("\(name): CloudFormation looks whether its resources are as its template says")
        })
      {
        drift.unknown.append("CloudFormation couldn't look at all of \(name): \(reason)")
      }
      take(try detection.findings(), live, listed: try detection.client.resources())
    } catch {
      failed(error)
    }
  }

  private mutating func failed(_ error: any Error) {
    let reason: String
    switch error {
    case let failure as AwsClient.Failure where failure.isUnknownOperation:
      // The same for all stacks, so that it's said once.
      drift.unknown.append(
        "whether resources are as their templates say isn't known: this aws command is too old to ask for it: update it"
      )
      return
    case let failure as AwsClient.Failure where failure.isDenied:
      reason = "it needs the permission \(failure.permission): \(failure.message)"
    default: reason = "\(error)"
    }
    drift.unknown.append("whether the resources of \(name) are as its template says isn't known: \(reason)")
  }

  private mutating func take(_ findings: [ResourceDrift], _ live: DeployedStack, listed: [JSONValue]) {
    let owners = live.environments
    func isOwn(_ id: String) -> Bool { owners.environment(of: id).map { $0 == environment } ?? true }
    let own = findings.filter { isOwn($0.logicalID) }
    let hidden = HiddenProperties(live.template)
    var (before, after) = (JSONObject(), JSONObject())
    for finding in own where finding.status == .modified || finding.status == .deleted {
      before[finding.logicalID] = finding.resource(hidden.concealed(finding.expected ?? [:], of: finding.logicalID))
      guard finding.status == .modified else { continue }
      after[finding.logicalID] = finding.resource(hidden.concealed(finding.actual ?? [:], of: finding.logicalID))
    }
    var difference: TemplateDifference?
    do throws(DifferenceError) {
      difference = try TemplateDifference(
        from: ["Resources": .object(before)], to: ["Resources": .object(after)], constructs: constructs
      ).asFound
    } catch {
      drift.unknown.append("what CloudFormation found of \(name) can't be compared: \(error)")
    }
    drift.resources = difference.flatMap { $0.isEmpty ? nil : $0 }
    for finding in own where finding.status == .modified {
      let shown = difference?.resources.first { $0.logicalID == finding.logicalID }?.changes.map(\.pointer.tokens) ?? []
      for pointer in finding.differences {
        let place = ["Properties"] + pointer.tokens
        if shown.contains(where: { $0.starts(with: place) || place.starts(with: $0) }) { continue }
        drift.opaque.append(
          .init(
            logicalID: finding.logicalID, path: pointer.tokens.joined(separator: "/"), place: places[finding.logicalID])
        )
      }
    }
    for finding in own where finding.status == .unknown {
      drift.unknown.append(
        "whether \(finding.logicalID) of \(name) is as its template says isn't known: "
          + (finding.reason ?? "CloudFormation gives no reason"))
    }
    let checked = Set(own.filter(\.isChecked).map(\.logicalID))
    drift.unchecked = Self.unchecked(
      listed.filter { isOwn($0["LogicalResourceId"]?.string ?? "") }, besides: checked)
  }

  /// The resources that nobody looked at, by their types.
  private static func unchecked(_ listed: [JSONValue], besides checked: Set<String>) -> [StackDrift.Unchecked] {
    var types: [String: [String]] = [:]
    for resource in listed {
      guard let id = resource["LogicalResourceId"]?.string, !checked.contains(id) else { continue }
      types[resource["ResourceType"]?.string ?? "", default: []].append(id)
    }
    return types.sorted { $0.key < $1.key }.map { StackDrift.Unchecked(type: $0.key, logicalIDs: $0.value.sorted()) }
  }
}

extension ResourceDrift {
  /// Whether CloudFormation looked at it, or was to.
  fileprivate var isChecked: Bool {
    switch status {
    case .inSync, .modified, .deleted, .unknown: true
    case .notChecked, .unsupported: false
    }
  }

  /// The resource as a template would have it.
  fileprivate func resource(_ properties: JSONValue) -> JSONValue {
    ["Type": .string(type), "Properties": properties]
  }
}
