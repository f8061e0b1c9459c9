/// Rules about events, schedules, and what they reach over the internet.
@_exported public import StrataIdentity
@_exported public import StrataMessaging
@_exported public import StrataObservability
