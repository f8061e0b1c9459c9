/// Trails, budgets, backups and stack sets.
@_exported public import StrataIdentity
@_exported public import StrataMessaging
@_exported public import StrataObservability
@_exported public import StrataStorage
@_exported public import StrataTables
