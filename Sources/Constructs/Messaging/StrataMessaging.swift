/// Topics.
@_exported public import StrataIdentity
