import Testing

@testable import StrataMigration

/// How resources are created and updated.
@Suite struct UpdatePolicyWriterTests {
  private func setting(_ key: String, _ yaml: String) throws -> String {
    let migration = try migrated(
      #"Resources: {Group: {Type: "AWS::AutoScaling::AutoScalingGroup", \#(key): \#(yaml)}}"#)
    return migration.body.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test(
    arguments: [
      (
        "{AutoScalingRollingUpdate: {PauseTime: PT5M, MaxBatchSize: 2}, UseOnlineResharding: true}",
        #".rollingGroup(maximumBatchSize: 2, pause: "PT5M").and(.onlineResharding)"#
      ),
      ("{AutoScalingReplacingUpdate: {WillReplace: true}}", ".replacingGroup"),
      (
        "{CodeDeployLambdaAliasUpdate: {ApplicationName: a, DeploymentGroupName: b}}",
        #".codeDeployAlias(application: "a", deploymentGroup: "b")"#
      ),
      // A text stays one, since nothing is known of what is taken here.
      (
        "{AutoScalingRollingUpdate: {MaxBatchSize: '2'}}", #".rollingGroup(maximumBatchSize: .raw("2"))"#
      ),
      (
        "{AutoScalingReplacingUpdate: {WillReplace: false}}",
        #".raw(["AutoScalingReplacingUpdate": ["WillReplace": false]])"#
      ),
      ("{AutoScalingRollingUpdate: {Own: 1}}", #".raw(["AutoScalingRollingUpdate": ["Own": 1]])"#),
      ("{}", ".raw([:])"),
    ])
  func updatePolicies(yaml: String, swift: String) throws {
    #expect(try setting("UpdatePolicy", yaml) == "group.updatePolicy = " + swift)
  }

  @Test(
    arguments: [
      ("{ResourceSignal: {Timeout: PT15M, Count: 1}}", #".signals(1, within: "PT15M")"#),
      (
        "{ResourceSignal: {Timeout: PT15M, Count: 1}, AutoScalingCreationPolicy: {MinSuccessfulInstancesPercent: 50}}",
        #".signals(1, within: "PT15M", minimumSuccessfulPercent: 50)"#
      ),
      ("{StartFleet: {Type: true}}", ".startFleet"),
      ("{ResourceSignal: {Count: 1}}", #".raw(["ResourceSignal": ["Count": 1]])"#),
    ])
  func creationPolicies(yaml: String, swift: String) throws {
    #expect(try setting("CreationPolicy", yaml) == "group.creationPolicy = " + swift)
  }
}
