/// APIs of API Gateway in front of functions.
@_exported public import StrataAPI
@_exported public import StrataDomains
@_exported public import StrataFunctions
