/// Tables of DynamoDB.
@_exported public import StrataIdentity
