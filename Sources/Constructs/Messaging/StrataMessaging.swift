/// Topics and queues.
@_exported public import StrataIdentity
