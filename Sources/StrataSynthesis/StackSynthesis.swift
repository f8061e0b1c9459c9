import StrataJSON
import StrataLanguage

/// A stack on its way from what was declared to its template.
final class StackSynthesis {
  let state: StackState
  /// The run that this stack is part of, which holds it.
  unowned let synthesis: Synthesis
  /// The indexes of the resources whose ids are being made from content.
  var resourcesBeingIdentified = Set<Int>()
  /// What other stacks read of this one, and what those around this one read.
  var exports = ExportTable()
  /// What this one reads of the stacks around it.
  var imports = ImportTable()
  var usesLanguageExtensions = false
  var usesMacros = false
  /// Whether keys of templates are in the template, which are known when those are made.
  var hasTemplateKeys = false
  /// The places in profiles that values were read from.
  var valueOrigins: [ValuePlace: ValueOrigin] = [:]
  /// The boundaries of the environments that have something here, by the ARNs that roles name them by.
  var boundaries: [String: JSONValue] = [:]
  /// Whether the template is made, and what it was made of is gone.
  private(set) var isFinished = false

  init(_ state: StackState, in synthesis: Synthesis) {
    self.state = state
    self.synthesis = synthesis
  }

  /// Lets go of what was declared.
  func finish() {
    isFinished = true
    exports = ExportTable()
    imports = ImportTable()
    valueOrigins = [:]
    boundaries = [:]
    if !synthesis.isLeftToEnd { state.dismantle() }
  }
}
