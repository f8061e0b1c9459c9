/// State machines of Step Functions.
@_exported public import StrataIdentity
@_exported public import StrataMessaging
@_exported public import StrataObservability
@_exported public import StrataTables
