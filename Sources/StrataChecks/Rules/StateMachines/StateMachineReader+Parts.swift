import StrataJSON
import StrataTemplate
import StrataText

/// States that have states in them: Parallel and Map.
///
/// See [Parallel state](https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html) and
/// [Map state](https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html).
extension StateMachineReader {
  // MARK: Parallel

  mutating func checkBranches(of state: DefinitionObject, _ language: StateLanguage?, _ part: Part) {
    if state.presence(of: "Branches") == .no {
      add(.form, state.place.pointer, "a Parallel state must have branches", expected: "a member Branches")
    }
    for branches in state.values(of: "Branches") {
      guard let list = branches.value.array else {
        add(.form, branches, "Branches must be a list", expected: "a list of branches", given: branches.value)
        continue
      }
      if list.isEmpty {
        add(.form, branches, "a Parallel state must have branches", expected: "one or more", given: branches.value)
      }
      for element in branches.elements { read(element, "a branch", inner(of: part, language)) }
    }
  }

  private mutating func read(_ place: PlacedValue, _ what: String, _ part: Part) {
    guard let known = place.known else { return }
    if let machine = DefinitionObject(place) {
      read(machine, part)
    } else {
      add(.form, place, "\(what) must be an object", expected: "an object with StartAt and States", given: known)
    }
  }

  // MARK: Map

  mutating func checkMap(_ state: DefinitionObject, _ language: StateLanguage?, _ part: Part) {
    let names = ["ItemProcessor", "Iterator"]
    let given = names.filter { state.presence(of: $0) == .yes }
    if given.count == 2 {
      add(
        .form, state.place.pointer, "a Map state can't have both ItemProcessor and Iterator",
        expected: "ItemProcessor", hint: "remove Iterator")
    } else if names.allSatisfy({ state.presence(of: $0) == .no }) {
      add(
        .form, state.place.pointer, "a Map state must say what is done with each item",
        expected: "a member ItemProcessor")
    }
    for name in names {
      for value in state.values(of: name) {
        var inner = inner(of: part, language)
        inner.hasProcessor = true
        let mode = DefinitionObject(value).map { processor($0) } ?? .inline
        if case .distributed(let isExpress) = mode {
          inner.isExpress = isExpress
          if part.isExpress == true {
            add(
              .form, value.pointer, "an express execution can't start others for the items of a Map state",
              expected: "the mode INLINE", hint: "make the state machine a STANDARD one")
          }
          checkDistributed(state, language)
        } else if mode == .inline {
          checkInline(state)
        }
        read(value, name, inner)
      }
    }
  }

  private enum Mode: Equatable {
    case inline
    /// With an execution for each item, which is an express one or isn't, or nobody knows.
    case distributed(isExpress: Bool?)
    case unknown
  }

  private mutating func processor(_ processor: DefinitionObject) -> Mode {
    switch processor.presence(of: "ProcessorConfig") {
    case .no: return .inline
    case .maybe: return .unknown
    case .yes: break
    }
    guard let value = processor.value(of: "ProcessorConfig") else { return .unknown }
    guard let config = DefinitionObject(value) else {
      add(.form, value, "ProcessorConfig must be an object", expected: "an object", given: value.value)
      return .unknown
    }
    let known = ["ExecutionType", "Mode"]
    for name in config.members.keys where !known.contains(name) && !name.isFunctionName && !name.isOpen {
      add(
        .form, value.pointer.appending(name), "ProcessorConfig has no \(name)", expected: "Mode and ExecutionType",
        hint: Suggestion.hint(for: name, in: known))
    }
    for (name, values) in [("Mode", ["INLINE", "DISTRIBUTED"]), ("ExecutionType", ["STANDARD", "EXPRESS"])] {
      for value in config.values(of: name) { check(value, name, StateField(form: .oneOf(values)), in: .jsonPath) }
    }
    if config.presence(of: "Mode") == .no { return .inline }
    guard config.presence(of: "Mode") == .yes, let mode = config.value(of: "Mode")?.knownText else { return .unknown }
    let type = config.value(of: "ExecutionType")?.knownText
    if mode == "DISTRIBUTED" {
      if config.presence(of: "ExecutionType") == .no {
        add(
          .form, value.pointer, "it must be said of which type the executions for the items are",
          expected: "a member ExecutionType, STANDARD or EXPRESS")
      }
      return .distributed(isExpress: type.map { $0 == "EXPRESS" })
    }
    return mode == "INLINE" ? .inline : .unknown
  }

  /// What an inline Map state can't do, and what it leaves without effect.
  private static let distributed: [(name: String, isRefused: Bool)] = [
    ("ItemBatcher", true), ("ItemReader", true), ("ResultWriter", true), ("Label", false),
    ("ToleratedFailureCount", false), ("ToleratedFailureCountPath", false), ("ToleratedFailurePercentage", false),
    ("ToleratedFailurePercentagePath", false),
  ]

  private mutating func checkInline(_ state: DefinitionObject) {
    for (name, isRefused) in Self.distributed where state.presence(of: name) == .yes {
      add(
        .form, state.place.pointer.appending(name), "a Map state in the mode INLINE has no \(name)",
        expected: "the mode DISTRIBUTED", hint: "set Mode and ExecutionType in the ProcessorConfig of ItemProcessor",
        isWarning: !isRefused)
    }
  }

  // MARK: Distributed

  /// See [Distributed mode](https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html).
  private mutating func checkDistributed(_ state: DefinitionObject, _ language: StateLanguage?) {
    for label in state.values(of: "Label") {
      guard let text = label.knownText else { continue }
      let forbidden = text.unicodeScalars.first {
        $0.value <= 0x20 || "?*<>{}[]:;,\\|^~$#%&`\"".unicodeScalars.contains($0)
      }
      if !(1...40).contains(text.unicodeScalars.count) || forbidden != nil {
        add(
          .form, label, "this can't be a label",
          expected: "1 to 40 characters, without spaces, brackets and ?*:;,\\|^~$#%&`\"",
          given: label.value)
      }
    }
    let seconds = StateField.whole(1...262_144)
    for value in state.values(of: "ItemBatcher") {
      guard let batcher = fields(of: value, "ItemBatcher", Self.batcher) else { continue }
      for (name, field) in [("MaxItemsPerBatch", StateField.whole(1...Int64.max)), ("MaxInputBytesPerBatch", seconds)] {
        for value in batcher.values(of: name) { check(value, name, field, in: language) }
      }
      for name in ["MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath"] {
        for value in batcher.values(of: name) { check(value, name, .path(.reference), in: .jsonPath) }
      }
      for value in batcher.values(of: "BatchInput") { checkTemplate(value, "BatchInput", language) }
      let sizes = Self.batcher.filter { $0 != "BatchInput" }
      if sizes.allSatisfy({ batcher.presence(of: $0) == .no }) {
        add(
          .form, value.pointer, "it must be said how large batches are",
          expected: "MaxItemsPerBatch or MaxInputBytesPerBatch")
      }
    }
    for value in state.values(of: "ItemReader") { checkReader(value, language) }
    for value in state.values(of: "ResultWriter") {
      guard let writer = fields(of: value, "ResultWriter", Self.writer) else { continue }
      checkStorage(writer, ["s3:putObject"], language)
    }
  }

  private static let batcher = [
    "BatchInput", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", "MaxItemsPerBatch", "MaxItemsPerBatchPath",
  ]
  private static let writer = ["Arguments", "Parameters", "Resource", "WriterConfig"]
  private static let reader = ["Arguments", "ItemsPointer", "Parameters", "ReaderConfig", "Resource"]

  /// The fields of an object of a Map state, whose names are looked at.
  private mutating func fields(of value: PlacedValue, _ what: String, _ known: [String]) -> DefinitionObject? {
    guard let object = DefinitionObject(value) else {
      add(.form, value, "\(what) must be an object", expected: "an object", given: value.value)
      return nil
    }
    for name in object.members.keys where !known.contains(name) && !name.isFunctionName && !name.isOpen {
      add(
        .form, value.pointer.appending(name), "\(what) has no \(name)", expected: known.joined(separator: ", "),
        hint: Suggestion.hint(for: name, in: known))
    }
    return object
  }

  private mutating func checkReader(_ value: PlacedValue, _ language: StateLanguage?) {
    guard let reader = fields(of: value, "ItemReader", Self.reader) else { return }
    if reader.presence(of: "Resource") == .no {
      add(.form, value.pointer, "it must be said where the items are read from", expected: "a member Resource")
    }
    checkStorage(reader, ["s3:getObject", "s3:listObjectsV2"], language)
    for value in reader.values(of: "ReaderConfig") {
      guard let config = DefinitionObject(value) else { continue }
      let types = ["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"]
      for value in config.values(of: "InputType") {
        check(value, "InputType", StateField(form: .oneOf(types)), in: .jsonPath)
      }
      for value in config.values(of: "CSVHeaderLocation") {
        check(value, "CSVHeaderLocation", StateField(form: .oneOf(["FIRST_ROW", "GIVEN"])), in: .jsonPath)
      }
      for value in config.values(of: "MaxItems") { check(value, "MaxItems", .whole(0...100_000_000), in: language) }
      if config.value(of: "CSVHeaderLocation")?.knownText == "GIVEN", config.presence(of: "CSVHeaders") == .no {
        add(.form, value.pointer, "the headers must be given", expected: "a member CSVHeaders")
      }
    }
  }

  private mutating func checkStorage(_ object: DefinitionObject, _ actions: [String], _ language: StateLanguage?) {
    for resource in object.place["Resource"]?.alternatives ?? [] {
      guard let text = OpenText.marked(resource.value) else { continue }
      let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      if parts.count == 6, actions.contains(String(parts[5])) || parts[5].contains(OpenText.mark) { continue }
      if text.isOpen, parts.count != 6 { continue }
      add(
        .task, resource.pointer, "a Map state can't do this with its items",
        expected: actions.map { "arn:aws:states:::\($0)" }.joined(separator: " or "), given: Self.given(text))
    }
    for name in ["Arguments", "Parameters"] {
      for value in object.values(of: name) { checkTemplate(value, name, language) }
    }
  }
}
