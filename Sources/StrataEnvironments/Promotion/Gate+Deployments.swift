extension Gate {
  /// A gate that is open where the release runs in an environment now.
  ///
  /// That it runs in the environment it's promoted from is asked of every promotion, whether this is said or not.
  ///
  /// - Parameter environment: The environment, which comes before the one that is promoted to.
  /// - Returns: The gate.
  public static func deployed(in environment: String) -> Gate {
    Gate("deployed in \(environment)", of: [environment]) { evidence in
      guard let deployed = evidence.deployments[environment] else {
        return .refused("nothing is recorded as deployed to \(environment)")
      }
      let release = ReleaseDigest.short(evidence.release)
      guard deployed.release == evidence.release else {
        return .refused("\(environment) runs \(ReleaseDigest.short(deployed.release)), not \(release)")
      }
      return .passed("\(environment) has run \(release) since \(deployed.since)")
    }
  }

  /// A gate that is open where the environment that the release is taken from has been healthy with it for some time.
  ///
  /// What counts are the answers of `synth health` about the release that runs there, from its deployment on, since the
  /// last of them that wasn't healthy. The gate is open where the first and the last of those are as far apart as asked
  /// for, and the last is no more than an hour old. One answer is enough where no time is asked for.
  ///
  /// - Parameter time: The time for which it has to have been healthy; zero or more.
  /// - Returns: The gate.
  public static func healthy(for time: Duration) -> Gate {
    let words = PassedTime.words(time)
    let mistake = Mistake(expected: "zero or more", given: words)
    return Gate("healthy for \(words)", mistake: time < .zero ? mistake : nil) { HealthyStretch($0).verdict(for: time) }
  }
}
