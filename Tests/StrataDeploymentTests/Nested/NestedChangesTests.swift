import StrataFiles
import StrataJSON
import StrataLanguage
import StrataTemplate
import Testing

@testable import StrataDeployment

/// What a change set would do within nested stacks.
@Suite struct NestedChangesTests {
  private static func id(_ name: String) -> String {
    "arn:aws:cloudformation:eu-west-1:111122223333:changeSet/\(name)/1"
  }

  private static func change(
    _ action: String, _ id: String, _ type: String = "AWS::SNS::Topic", changeSet: String? = nil
  ) -> JSONValue {
    var change: JSONObject = [
      "Action": .string(action), "LogicalResourceId": .string(id), "ResourceType": .string(type),
    ]
    change["ChangeSetId"] = changeSet.map { .string(Self.id($0)) }
    return ["ResourceChange": .object(change)]
  }

  private static func nested(_ action: String, _ id: String, changeSet: String? = nil) -> JSONValue {
    change(action, id, "AWS::CloudFormation::Stack", changeSet: changeSet)
  }

  /// A template with topics, which are of environments by their names.
  private static func template(_ topics: [String: JSONValue], _ environments: JSONValue = [:]) -> Template {
    Template([
      "Metadata": ["Strata::Environments": environments],
      "Resources": .object(
        JSONObject(
          topics.sorted { $0.key < $1.key }.map { name, policy in
            var topic: JSONObject = ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": policy]]
            topic["DeletionPolicy"] = policy == "kept" ? "Retain" : nil
            return (name, .object(topic))
          })),
    ])
  }

  /// The changes that CloudFormation tells of, by the pages of each change set.
  private func changes(
    _ answer: JSONValue, pages: [String: [JSONValue]] = [:], new: [String: Template] = [:],
    deployed: [String: Template] = [:], owner: String? = nil
  ) throws -> [ChangeSet.Change] {
    let aws = AwsClient(
      run: { program in
        let words = program.arguments
        func value(_ option: String) -> String? { words.firstIndex(of: option).map { words[$0 + 1] } }
        let id = value("--change-set-name") ?? ""
        let name = String(id.split(separator: "/").dropFirst().first ?? "")
        let page = value("--next-token").flatMap(Int.init) ?? 0
        let all = pages[name] ?? []
        var answer: JSONObject = ["ChangeSetId": .string(id), "Status": "CREATE_COMPLETE"]
        answer["Changes"] = all.isEmpty ? [] : all[page]
        answer["NextToken"] = page + 1 < all.count ? .string("\(page + 1)") : nil
        return .init(status: 0, output: try JSONValue.object(answer).bytes(), errors: "")
      }, wait: { _ in })
    return try NestedChanges(aws: aws, new: new, deployed: deployed).changes(in: answer) { _ in owner }
  }

  private func texts(_ changes: [ChangeSet.Change]) -> [String] { changes.map(\.text) }

  @Test func theChangeSetOfANestedStackSaysWhatChangesInIt() throws {
    let found = try changes(
      ["Changes": [Self.nested("Modify", "Work", changeSet: "work"), Self.change("Add", "Topic")]],
      pages: [
        "work": [
          [Self.change("Add", "DevTopic")],
          [Self.nested("Modify", "Inner", changeSet: "inner"), Self.change("Remove", "ProdTopic")],
        ],
        "inner": [[Self.change("Modify", "Deep")]],
      ],
      new: ["Work": Self.template(["DevTopic": ""], ["dev": ["Dev*"]])],
      deployed: ["Work": Self.template(["ProdTopic": ""], ["prod": ["Prod*"]])])
    #expect(
      texts(found) == [
        "Add     Work/DevTopic  AWS::SNS::Topic  of dev", "Modify  Work/Inner  AWS::CloudFormation::Stack",
        "Remove  Work/ProdTopic  AWS::SNS::Topic  of prod", "Modify  Work/Inner/Deep  AWS::SNS::Topic",
      ])
  }

  @Test func whatIsWithinIsOfWhoTheNestedStackIsOf() throws {
    let found = try changes(
      ["Changes": [Self.nested("Modify", "ProdWork", changeSet: "work")]],
      pages: ["work": [[Self.change("Modify", "Topic")]]], owner: "prod")
    #expect(found.map(\.environment) == ["prod"])
  }

  @Test func allThatIsInARemovedStackGoesWithIt() throws {
    let found = try changes(
      ["Changes": [Self.nested("Remove", "Work")]],
      deployed: [
        "Work": Self.template(["ProdTopic": "", "Topic": "kept"], ["prod": ["Prod*"]]),
        "Work/Inner": Self.template(["Deep": ""]), "Workshop": Self.template(["Other": ""]),
      ])
    #expect(
      texts(found) == [
        "Remove  Work/ProdTopic  AWS::SNS::Topic  of prod",
        "Remove  Work/Topic  AWS::SNS::Topic  leaves the stack and stays", "Remove  Work/Inner/Deep  AWS::SNS::Topic",
      ])
  }

  /// Something that knows no change sets of nested stacks names none.
  @Test func withoutAChangeSetTemplatesSayWhatDiffers() throws {
    let found = try changes(
      ["Changes": [Self.nested("Modify", "Work")]],
      new: ["Work": Self.template(["A": "1", "DevB": "2", "New": "3"], ["dev": ["Dev*"]])],
      deployed: ["Work": Self.template(["A": "1", "DevB": "1", "Old": "3"], ["dev": ["Dev*"]])])
    #expect(
      texts(found) == [
        "Remove  Work/Old  AWS::SNS::Topic", "Modify  Work/DevB  AWS::SNS::Topic  of dev",
        "Add     Work/New  AWS::SNS::Topic",
      ])
  }

  /// What another environment has may not change by a deployment that doesn't upload its templates.
  @Test func allDifferencesAreKnownWithoutAChangeSet() {
    let aws = AwsClient(run: { _ in throw CancellationError() }, wait: { _ in })
    let changes = NestedChanges(
      aws: aws,
      new: [
        "ProdWork": Self.template(["A": "2"], ["prod": ["*"]]), "ProdWork/Inner": Self.template(["B": "1", "C": "1"]),
      ],
      deployed: [
        "ProdWork": Self.template(["A": "1"], ["prod": ["*"]]), "ProdWork/Inner": Self.template(["B": "1"]),
      ]
    ).differences
    #expect(
      texts(changes) == [
        "Modify  ProdWork/A  AWS::SNS::Topic  of prod", "Add     ProdWork/Inner/C  AWS::SNS::Topic",
      ])
    #expect(ChangeSet(changes).touching(otherThan: "dev").map(\.logicalID) == ["ProdWork/A"])
  }

  @Test func anAnswerAboutAnotherChangeSetIsNone() {
    let aws = AwsClient(
      run: { _ in .init(status: 0, output: Array(#"{"ChangeSetId": "other", "Changes": []}"#.utf8), errors: "") },
      wait: { _ in })
    var text = ""
    do {
      _ = try NestedChanges(aws: aws, new: [:], deployed: [:])
        .changes(in: ["Changes": [Self.nested("Modify", "Work", changeSet: "work")]]) { _ in nil }
    } catch { text = "\(error)" }
    #expect(text.contains("its answer isn't about the change set \(Self.id("work"))"))
  }
}
