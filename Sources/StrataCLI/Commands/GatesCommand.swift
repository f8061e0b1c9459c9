import StrataDeployment
import StrataEnvironments
import StrataJSON

/// `synth gates`, which `synth promote --gates-from` of other sources calls.
enum GatesCommand {
  static let command = Command(
    "gates", operands: [.system], summary: "",
    details: ["Reads what is known of a promotion from standard input, and prints what the gates say."], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let evidence: GateEvidence
    do {
      evidence = try GateEvidence(json: try JSONValue(parsing: invocation.console.readInput()))
    } catch {
      throw CommandError("standard input doesn't say what is known of a promotion: \(error)")
    }
    guard evidence.system == system.name else {
      throw CommandError("standard input is about the system \(evidence.system), not \(system.name)")
    }
    guard let promotion = try system.checkedPromotion() else {
      throw CommandError(
        "\(system.name) declares no promotion",
        hint: "declare one: System(…, promotion: Promotion([…]), …)", exitCode: .grave)
    }
    let step: Promotion.Step
    do {
      step = try promotion.step(from: evidence.from, to: evidence.to)
    } catch {
      throw CommandError("\(error)", exitCode: .grave)
    }
    invocation.console.output(Report.text(of: GateEvaluation(step, on: evidence).json))
    return .success
  }
}
