import StrataJSON
import StrataTemplate

/// Writes a construct in place of the resources that it makes.
struct LiftWriter {
  private let context: StackContext
  private let lift: Lift
  private let constant: Declared
  private var values: ValueWriter

  init(_ context: StackContext, _ lift: Lift, _ constant: Declared) {
    self.context = context
    self.lift = lift
    self.constant = constant
    values = ValueWriter(context, hint: constant.name, at: JSONPointer(["Resources", lift.id]))
  }

  /// The statements in the place of a resource: the declaration where it's the main one, and what is said afterwards.
  ///
  /// Nil where a part of it can't be written.
  mutating func statements(at id: String) -> [Statement]? {
    var statements: [Statement] = []
    if id == lift.id {
      guard let arguments = codes(lift.arguments) else { return nil }
      let call = Code.call(
        lift.construct, [Code(TextLiteral.line(id)), Code("in: scope")] + arguments, leading: 2)
      statements.append(Statement(constant: constant, code: call, comments: comments))
      context.services.insert(lift.module)
    }
    for setting in lift.settings where setting.growing ?? lift.id == id {
      context.declared.insert(constant.name)
      guard let name = context.reference(to: constant) else { return nil }
      let member = "\(name).\(setting.member)"
      switch setting.kind {
      case .call(let arguments):
        guard let arguments = codes(arguments) else { return nil }
        statements.append(Statement(code: .call(member, arguments)))
      case .assignment(let value):
        guard let value = code(value) else { return nil }
        statements.append(Statement(code: .sequence(Code("\(member) = "), value)))
      }
    }
    return values.statements + statements
  }

  /// The comments about all that the construct makes.
  private var comments: [String] {
    lift.resources.keys.sorted().flatMap { id in
      let place = JSONPointer(["Resources", id])
      return context.takeComments(at: place) + context.takeComments(below: place)
    }
  }

  private mutating func codes(_ arguments: [Lift.Argument]) -> [Code]? {
    var codes: [Code] = []
    for argument in arguments {
      guard let code = code(argument.value) else { return nil }
      codes.append(argument.label.map { .labeled($0, code) } ?? code)
    }
    return codes
  }

  private mutating func code(_ value: Lift.Value) -> Code? {
    switch value {
    case .swift(let text): return Code(text)
    case .call(let name, let arguments): return codes(arguments).map { .call(name, $0) }
    case .list(let values): return codes(values.map { .init(nil, $0) }).map(Code.array)
    case .dictionary(let members):
      guard let codes = codes(members.map { .init(nil, $0.value) }) else { return nil }
      return .dictionary(zip(members, codes).map { ($0.key, $1) })
    case .template(let value, let type, let place): return at(place) { $0.write(value, as: type) }
    case .statement(let value, let place):
      guard let object = value.object else { return nil }
      return at(place) { values in
        var trial = values
        let code = PolicyWriter(values).statement(object, &trial)
        if code != nil { values = trial }
        return code
      }
    case .construct(let id): return context.reference(to: context.values[id]).map { Code($0) }
    }
  }

  private mutating func at<Result>(_ place: JSONPointer, _ body: (inout ValueWriter) -> Result) -> Result {
    let outer = values.place
    values.place = place
    defer { values.place = outer }
    return body(&values)
  }
}
