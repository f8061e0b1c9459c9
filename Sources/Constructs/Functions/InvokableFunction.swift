/// A function of Lambda that can be invoked: one of this app or an ``ImportedFunction``.
public protocol InvokableFunction: EventTarget {
  /// The ARN by which it's invoked.
  var arn: StringValue { get }

  /// The permission to invoke it.
  var invoking: Permission { get }
}

extension InvokableFunction {
  /// A function.
  public var eventTargetKind: EventTargetKind { .function }

  /// The ARN by which it's invoked.
  public var eventTargetARN: StringValue { arn }

  /// The statement by which it's invoked, and no other version of it.
  public var eventSendingStatements: [Statement] { FunctionAccess.invoking(arn, qualifiers: false).statements }
}
