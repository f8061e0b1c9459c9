/// Topics and queues.
@_exported public import StrataIdentity
@_exported public import StrataObservability
