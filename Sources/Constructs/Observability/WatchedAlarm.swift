/// An alarm whose state others look at: an ``Alarm``, a ``CompositeAlarm`` or an ``ImportedAlarm``.
public protocol WatchedAlarm {
  /// The alarm's ARN.
  var arn: StringValue { get }
}

extension WatchedAlarm {
  /// The rule that the alarm has gone off.
  public var isOff: AlarmRule { .state("ALARM", of: self) }

  /// The rule that all is well with the alarm.
  public var isFine: AlarmRule { .state("OK", of: self) }

  /// The rule that the alarm has no data.
  public var lacksData: AlarmRule { .state("INSUFFICIENT_DATA", of: self) }
}
