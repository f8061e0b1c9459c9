/// Functions of Lambda, and what invokes them.
@_exported public import StrataIdentity
@_exported public import StrataMessaging
@_exported public import StrataNetwork
@_exported public import StrataObservability
@_exported public import StrataStorage
@_exported public import StrataTables
