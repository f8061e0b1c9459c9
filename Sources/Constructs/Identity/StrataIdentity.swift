/// Roles, policies, keys and secrets.
@_exported public import StrataConstructs
