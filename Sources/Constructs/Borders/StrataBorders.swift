/// What keeps environments of one account apart: boundaries of roles, and roles that deploy one environment.
@_exported public import StrataIdentity
