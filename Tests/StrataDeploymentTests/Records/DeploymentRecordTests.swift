import StrataEnvironments
import StrataJSON
import Testing

@testable import StrataDeployment

/// The record of what was deployed.
@Suite struct DeploymentRecordTests {
  private let dev = Deployment(
    environment: "dev", deployedAt: "2025-11-04T12:00:00.000Z",
    stacks: [.init(name: "Shop", sha256: "abc")], profile: "dev",
    parameters: [.init(id: "ImageTag", text: "latest")], outputs: [.init(id: "Endpoint", text: "https://x/dev")])

  @Test func theFirstDeployment() throws {
    let folder = try RecordFolder()
    try folder.store.record(dev)
    #expect(
      folder.text(of: "deploy.json") == """
        {
          "dev": {
            "outputs": {
              "endpoint": "https://x/dev"
            },
            "parameters": {
              "imageTag": "latest"
            },
            "deployedAt": "2025-11-04T12:00:00.000Z",
            "stackName": "Shop",
            "stage": "dev"
          },
          "_format": 2,
          "_history": [
            {
              "environment": "dev",
              "outputs": {
                "endpoint": "https://x/dev"
              },
              "parameters": {
                "imageTag": "latest"
              },
              "deployedAt": "2025-11-04T12:00:00.000Z",
              "stackName": "Shop",
              "stage": "dev",
              "profile": "dev",
              "sha256": {
                "Shop": "abc"
              }
            }
          ]
        }

        """)
    let record = try folder.store.deployments()
    #expect(record.environments == ["dev"])
    #expect(record.value("endpoint", of: "dev") == "https://x/dev")
    #expect(record["_history"] == nil)
    #expect(record.history().count == 1)
  }

  @Test func anotherEnvironmentStaysAsItIs() throws {
    let folder = try RecordFolder()
    try folder.write(
      #"{"prod": {"endpoint": "https://x/prod", "imageTag": "0.6.3", "note": "by hand"}, "mine": {"a": 1}}"#,
      to: "deploy.json")
    try folder.store.record(dev)
    try folder.store.record(dev)
    let record = try folder.store.deployments()
    #expect(record.environments == ["prod", "mine", "dev"])
    #expect(record.value("note", of: "prod") == "by hand")
    #expect(record.history(of: ["dev"]).count == 2)
    #expect(record.history(of: ["prod"]).isEmpty)
    #expect(folder.files == ["deploy.json", "deploy.json.previous"])
  }

  @Test func severalStacks() {
    let deployment = Deployment(
      environment: "dev", deployedAt: "", stacks: [.init(name: "A", sha256: "1"), .init(name: "B", sha256: "2")],
      profile: "dev", parameters: [], outputs: [])
    #expect(deployment.json["stackName"] == nil)
    #expect(deployment.json["stackNames"] == ["A", "B"])
  }

  @Test(arguments: [
    (
      #"{"_format": 3}"#,
      """
      deploy.json:1:13: error: shop/deploy.json: the record was written by a newer version; expected format 2, given 3 \
      [invalid-profile]
        hint: use that version, or move the file away
      """
    ),
    (
      #"{"dev": "x"}"#,
      """
      deploy.json:1:9: error: shop/deploy.json: what was deployed to dev is damaged; expected an object, given text \
      [invalid-profile]
        hint: mend it, or move it away and record the deployments anew
      """
    ),
    (
      #"{"_history": [1]}"#,
      """
      deploy.json:1:14: error: shop/deploy.json: the history is damaged; expected a list of objects, given a list \
      [invalid-profile]
        hint: mend it, or move it away and record the deployments anew
      """
    ),
    (
      #"{"_format": "two"}"#,
      """
      deploy.json:1:13: error: shop/deploy.json: the record's format is damaged; expected format 2, given "two" \
      [invalid-profile]
        hint: mend it, or move it away and record the deployments anew
      """
    ),
    (
      #"{"_pending": {"dev": [{}]}}"#,
      """
      deploy.json:1:14: error: shop/deploy.json: what was to be deployed is damaged; expected for each environment a list \
      of stacks with their ids, given an object [invalid-profile]
        hint: mend it, or move it away and record the deployments anew
      """
    ),
  ])
  func aRecordThatCannotBeUsed(text: String, message: String) throws {
    let folder = try RecordFolder()
    try folder.write(text, to: "deploy.json")
    #expect(folder.mistakes { _ = try $0.deployments() } == [message])
    #expect(folder.mistakes { try $0.record(dev) } == [message])
    #expect(folder.text(of: "deploy.json") == text)
  }

  @Test func anOldRecordIsReadAndMigrated() throws {
    let folder = try RecordFolder()
    let old = #"""
      {"dev": {"endpoint": "https://x/dev", "imageTag": "1", "deployedAt": "2025", "stackName": "Shop", "stage": "dev"},
       "_format": 1, "_history": [{"environment": "dev", "endpoint": "https://x/dev", "imageTag": "1",
        "deployedAt": "2025", "stackName": "Shop", "stage": "dev", "profile": "mine", "sha256": {"Shop": "abc"}}]}
      """#
    try folder.write(old, to: "deploy.json")
    let record = try folder.store.deployments()
    #expect(folder.text(of: "deploy.json") == old)
    #expect(record.value("endpoint", of: "dev") == "https://x/dev")
    #expect(record.value("stackName", of: "dev") == "Shop")
    #expect(record.keys(of: "dev") == ["endpoint", "imageTag", "deployedAt", "stackName", "stage"])
    #expect(record.profile(of: "dev") == "mine")
    try folder.store.record(dev)
    let new = try folder.store.deployments()
    #expect(new.json["_format"] == 2)
    #expect(
      new.history().first == [
        "environment": "dev", "values": ["endpoint": "https://x/dev", "imageTag": "1"], "deployedAt": "2025",
        "stackName": "Shop", "stage": "dev", "profile": "mine", "sha256": ["Shop": "abc"],
      ])
    #expect(folder.text(of: "deploy.json.previous") == old)
  }

  @Test(arguments: ["Environment", "Stage", "Profile", "StackName", "DeployedAt", "Sha256", "Outputs", "Outcome"])
  func noValueTakesThePlaceOfAnother(id: String) throws {
    let folder = try RecordFolder()
    let value = Deployment.Value(id: id, text: "taken")
    try folder.store.record(
      Deployment(
        environment: "dev", deployedAt: "2025", stacks: [.init(name: "Shop", sha256: "abc")], profile: "mine",
        parameters: [value], outputs: [value]))
    let record = try folder.store.deployments()
    #expect(record.value(value.key, of: "dev") == "taken")
    #expect(record.profile(of: "dev") == "mine")
    #expect(record.history(of: ["dev"]).count == 1)
    let object = try #require(record["dev"])
    #expect(object["stage"] == "dev" && object["stackName"] == "Shop" && object["deployedAt"] == "2025")
  }

  @Test func whatIsUnderWayIsNoted() throws {
    let folder = try RecordFolder()
    func execution(_ number: Int) -> PendingExecution {
      PendingExecution(
        stack: "Shop", stackID: "arn:stack", changeSetID: "arn:set-\(number)", sha256: "abc", profile: "mine",
        startedAt: "2025")
    }
    try folder.store.record(dev)
    try folder.store.changeRecord { $0.expect(execution(1), of: "dev") }
    try folder.store.changeRecord { $0.expect(execution(2), of: "dev") }
    #expect(try folder.store.deployments().pending(of: "dev") == [execution(1), execution(2)])
    #expect(try folder.store.deployments().pending(of: "prod") == [])
    #expect(try folder.store.deployments().environments == ["dev"])
    try folder.store.changeRecord { $0.settle(["arn:set-1"], of: "dev") }
    #expect(try folder.store.deployments().pending(of: "dev") == [execution(2)])
    try folder.store.changeRecord { $0.settle(["arn:set-2"], of: "dev") }
    #expect(try folder.store.deployments().json["_pending"] == nil)
  }

  @Test func halfARecord() throws {
    let folder = try RecordFolder()
    try folder.write(#"{"dev": {"endp"#, to: "deploy.json")
    #expect(
      folder.mistakes { try $0.record(dev) }.first?.hasPrefix(
        "deploy.json:1:15: error: shop/deploy.json: the file isn't JSON") == true)
    #expect(folder.text(of: "deploy.json") == #"{"dev": {"endp"#)
  }
}
