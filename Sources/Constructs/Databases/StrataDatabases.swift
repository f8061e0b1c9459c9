/// Databases of RDS and Aurora.
@_exported public import StrataIdentity
@_exported public import StrataNetwork
@_exported public import StrataObservability
