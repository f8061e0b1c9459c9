import StrataEnvironments
import StrataLanguage
import StrataOutput

extension Invocation {
  /// The environments of a system that weren't asked for; none where all are taken.
  ///
  /// Of their own stacks nothing is written, compared or removed.
  func otherEnvironments(than system: PreparedSystem) -> OtherEnvironments {
    let wanted = values(.environments)
    if wanted.isEmpty { return .none }
    let declared = tool.systems.first { $0.name == system.app.name }?.environments ?? []
    return OtherEnvironments(than: wanted + values(.dropEnvironment), among: declared.map(\.name))
  }
}
