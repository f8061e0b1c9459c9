/// Parameters of Systems Manager.
@_exported public import StrataIdentity
