import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A task of a state machine gets its resource from what is put in for its placeholder.
struct StateResourceRule: TemplateRule {
  let about = RuleDescription(
    "state-resource", .error,
    reason: "Step Functions refuses a task whose resource is no ARN, as a placeholder that nothing is put in for",
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html",
    good: StateResourceRule.sample(["Work": "arn:aws:states:::sqs:sendMessage"]),
    bad: StateResourceRule.sample(["Wrok": "arn:aws:states:::sqs:sendMessage"]))

  func check(_ template: TemplateContents) -> [Finding] {
    StateMachineProperties.all(in: template).flatMap { TaskPlaceholder.all(in: $0.resource) }.map {
      finding(
        "nothing is put in for the resource of the state \($0.state)", at: $0.place,
        expected: "an ARN, or a member \($0.name) of DefinitionSubstitutions", given: Wording.quoted($0.resource),
        hint: Suggestion.hint(for: $0.name, in: $0.given))
    }
  }

  private static func sample(_ substitutions: JSONValue) -> JSONValue {
    let states = #"{"Send": {"Type": "Task", "Resource": "${Work}", "End": true}}"#
    return [
      "Machine": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/machine",
          "DefinitionString": .string(#"{"StartAt": "Send", "States": \#(states)}"#),
          "DefinitionSubstitutions": substitutions,
        ],
      ]
    ]
  }
}
