import StrataDiff
import StrataJSON
import Testing

/// Values across stacks, and the order in which they can go.
@Suite struct StackSetTests {
  private func producer(exports: Bool, _ extra: JSONObject = [:]) -> JSONValue {
    var outputs: JSONObject = ["Other": ["Value": "x"]]
    if exports {
      outputs["ExportJobs"] = [
        "Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": ["Fn::Sub": "${AWS::StackName}:Jobs"]],
      ]
    }
    var root: JSONObject = ["Outputs": .object(outputs)]
    for member in extra { root[member.key] = member.value }
    return template(["Jobs": ["Type": "AWS::SQS::Queue", "Properties": [:]]], root)
  }

  private func consumer(imports: String?) -> JSONValue {
    let value: JSONValue = imports.map { ["Fn::ImportValue": .string($0)] } ?? "none"
    return template(["Rule": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": value]]])
  }

  @Test func theLastUserGoesFirst() throws {
    let set = try StackSetDifference(
      old: ["Data": producer(exports: true), "Web": consumer(imports: "Data:Jobs")],
      new: ["Data": producer(exports: false), "Web": consumer(imports: nil)])
    #expect(
      set.conflicts.map(\.description)
        == ["the export Data:Jobs of Data is removed, and Web has to be deployed without it before"])
    #expect(set.steps?.map(\.description) == ["deploy Web", "deploy Data"])
    #expect(
      set.stepsKeepingExports?.map(\.description)
        == ["deploy Data, keeping ExportJobs", "deploy Web", "deploy Data"])
    let kept = set.templateKeepingExports(of: "Data")
    #expect(kept?["Outputs"]?["ExportJobs"] == producer(exports: true)["Outputs"]?["ExportJobs"])
    #expect(kept?["Outputs"]?["Other"] != nil)
    #expect(set.templateKeepingExports(of: "Web") == nil)
    #expect(
      set.text()
        == """
        Data
          - Outputs/ExportJobs  {"Export": {"Name": "${AWS::StackName}:Jobs"}, "Value": Jobs.Arn}
          1 outside the resources

        Web
          ~ Rule  AWS::SNS::Topic  changed in place
              ~ DisplayName: the export "Data:Jobs" → "none"
          1 changed

        exports
          the export Data:Jobs of Data is removed, and Web has to be deployed without it before
          this order works: deploy Web; then deploy Data
          or, with exports kept for one round: deploy Data, keeping ExportJobs; then deploy Web; then deploy Data

        """)
  }

  @Test func whereStacksWaitForEachOtherAnExportIsKept() throws {
    // Web stops using one export and starts using another, which isn't there yet.
    var outputs = producer(exports: false)["Outputs"]?.object ?? [:]
    outputs["New"] = ["Value": ["Ref": "Jobs"], "Export": ["Name": "Data:New"]]
    let set = try StackSetDifference(
      old: ["Data": producer(exports: true), "Web": consumer(imports: "Data:Jobs")],
      new: ["Data": producer(exports: false, ["Outputs": .object(outputs)]), "Web": consumer(imports: "Data:New")])
    #expect(
      set.steps?.map(\.description) == ["deploy Data, keeping ExportJobs", "deploy Web", "deploy Data"])
    #expect(set.steps == set.stepsKeepingExports)
  }

  @Test func whatIsStillUsedCannotGo() throws {
    let set = try StackSetDifference(
      old: ["Data": producer(exports: true), "Web": consumer(imports: "Data:Jobs")],
      new: ["Data": producer(exports: false), "Web": consumer(imports: "Data:Jobs")])
    #expect(
      set.conflicts.map(\.description)
        == ["the export Data:Jobs of Data is removed while Web uses it: keep it until none of them does"])
    #expect(set.steps == nil)
    #expect(set.verdict == .grave)
    #expect(set.text().hasSuffix("  no order of deployments works\n"))
  }

  @Test func theValueOfAnExportStays() throws {
    func data(_ fifo: JSONValue) -> JSONValue {
      template(
        ["Jobs": ["Type": "AWS::SQS::Queue", "UpdateReplacePolicy": "Retain", "Properties": ["FifoQueue": fifo]]],
        ["Outputs": ["Jobs": ["Value": ["Ref": "Jobs"], "Export": ["Name": "Jobs"]]]])
    }
    let set = try StackSetDifference(
      old: ["Data": data(false), "Web": consumer(imports: "Jobs")],
      new: ["Data": data(true), "Web": consumer(imports: "Jobs")])
    #expect(set.conflicts.map(\.event) == [.changed])
    #expect(
      set.conflicts.first?.description
        == "the export Jobs of Data is changed while Web uses it: export the new value under another name, and remove "
        + "this one when none of them uses it")
  }

  @Test func stacksThatGoAreDeletedInOrder() throws {
    let set = try StackSetDifference(
      old: ["Data": producer(exports: true), "Web": consumer(imports: "Data:Jobs")], new: [:])
    #expect(set.steps?.map(\.description) == ["delete Web", "delete Data"])
    #expect(set.stepsKeepingExports == nil)
    let made = try StackSetDifference(
      old: [:], new: ["Data": producer(exports: true), "App": consumer(imports: "Data:Jobs")])
    #expect(made.steps?.map(\.description) == ["deploy Data", "deploy App"])
    #expect(made.conflicts.isEmpty)
  }

  @Test func anUnchangedSetIsEmpty() throws {
    let stacks = ["Data": producer(exports: true), "Web": consumer(imports: "Data:Jobs")]
    let set = try StackSetDifference(old: stacks, new: stacks)
    #expect(set.isEmpty)
    #expect(set.verdict == .same)
    #expect(set.text() == "Data: no difference\n\nWeb: no difference\n")
  }

  @Test func aDamagedStackIsNamed() {
    #expect {
      try StackSetDifference(old: ["Data": ["Resources": []]], new: [:])
    } throws: {
      "\($0)" == "the old template of Data isn't one at /Resources: expected an object, given a list"
    }
  }
}
