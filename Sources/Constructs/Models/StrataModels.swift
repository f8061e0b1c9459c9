/// Permissions to use the models of Amazon Bedrock.
@_exported public import StrataIdentity
