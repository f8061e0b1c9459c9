import StrataDeployment
import StrataEnvironments
import StrataJSON
import Testing

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
  ])
  func aRecordThatCannotBeUsed(text: String, message: String) throws {
    let folder = try RecordFolder()
    try folder.write(text, to: "deploy.json")
    #expect(folder.mistakes { _ = try $0.deployments() } == [message])
    #expect(folder.mistakes { try $0.record(dev) } == [message])
    #expect(folder.text(of: "deploy.json") == text)
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
