import StrataJSON
import StrataTemplate
import StrataText

/// The ARNs that a state machine is given, which must be of its own partition and, but for those of IAM, of its region.
///
/// See [ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
struct StateMachineArns {
  private(set) var faults: [StateMachineFault] = []
  private var partition: String?
  private var region: String?

  /// Compares what a machine is given.
  init(_ machine: StateMachineProperties, tasks: [(arn: String, pointer: JSONPointer)]) {
    for value in machine.resource.all(machine.role) { add(value, kind: .form) }
    let groups = machine.resource.all(machine.logging).flatMap { $0.each("Destinations") }
      .flatMap { $0.all("CloudWatchLogsLogGroup") }.flatMap { $0.all("LogGroupArn") }
    for value in groups { add(value, kind: .form) }
    for task in tasks { add(task.arn, at: task.pointer, kind: .task) }
    for value in machine.resource.all("EncryptionConfiguration").flatMap({ $0.all("KmsKeyId") }) {
      add(value, kind: .form)
    }
  }

  private mutating func add(_ value: PlacedValue, kind: StateMachineFault.Kind) {
    if let text = OpenText.marked(value.value) { add(text, at: value.pointer, kind: kind) }
  }

  private mutating func add(_ text: String, at pointer: JSONPointer, kind: StateMachineFault.Kind) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "arn" else { return }
    if !parts[1].isOpen, parts[1].hasPrefix("aws") {
      if let partition, partition != parts[1] {
        faults.append(
          StateMachineFault(
            kind: kind, pointer: pointer, message: "this is of another partition than what else the machine is given",
            expected: "arn:\(partition):…", given: "arn:\(parts[1]):…"))
        return
      }
      partition = parts[1]
    }
    guard !parts[3].isOpen, !parts[3].isEmpty, parts[2] != "iam" else { return }
    if let region, region != parts[3] {
      faults.append(
        StateMachineFault(
          kind: kind, pointer: pointer, message: "this is in another region than what else the machine is given",
          expected: region, given: parts[3]))
    } else {
      region = parts[3]
    }
  }
}
