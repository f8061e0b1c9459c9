import StrataEnvironments
import StrataFindings
import StrataJSON

/// `synth profile show`.
enum ProfileShowCommand {
  static let command = Command(
    "show", of: .profile, operands: [.system, .profile],
    summary: "print a profile as JSON, with what it inherits and without what is sensitive",
    details: [
      "Values of keys that the system doesn't know are masked as well: a misspelled key",
      "may hold a secret. What is wrong with the profile is printed behind it.",
    ],
    options: [.profiles, .committed, .samples], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let name = invocation.profile
    let (store, isSample) = try system.store(invocation.source)
    let inspection = try system.inspection(of: name, in: store)
    invocation.console.output(Report.text(of: masked(inspection)))
    invocation.console.report(inspection.mistakes + (isSample ? inspection.unknownKeys : inspection.warnings))
    // In the repository alone, there is none.
    if store.committed == nil { return ExitCode(isWell: inspection.mistakes.isEmpty) }
    for secret in inspection.missingSecrets {
      guard let key = secret.pointer?.tokens.first else { continue }
      let command = "\(invocation.tool.name) profile set \(system.name) \(name) \(key)=-"
      invocation.console.note("\(secret.sentence); \(command) puts it into your own folder")
    }
    return ExitCode(isWell: inspection.mistakes.isEmpty)
  }

  /// The profile without what nobody may see.
  static func masked(_ inspection: ProfileInspection) -> JSONValue {
    func masked(_ value: JSONValue, at pointer: JSONPointer) -> JSONValue {
      switch value {
      case .object(let object):
        return .object(JSONObject(object.map { ($0.key, masked($0.value, at: pointer.appending($0.key))) }))
      case .array(let elements):
        return .array(elements.enumerated().map { masked($0.element, at: pointer.appending($0.offset)) })
      default: return inspection.isShown(pointer) ? value : .string("\(Sensitive(""))")
      }
    }
    return masked(.object(inspection.chain.merged), at: JSONPointer())
  }
}
