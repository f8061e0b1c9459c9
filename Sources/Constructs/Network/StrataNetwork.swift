/// Networks, security groups and load balancers.
@_exported public import StrataConstructs
@_exported public import StrataIdentity
@_exported public import StrataObservability
@_exported public import StrataStorage
