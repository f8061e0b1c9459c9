/// Firewalls before what answers requests.
@_exported public import StrataIdentity
@_exported public import StrataNetwork
@_exported public import StrataObservability
