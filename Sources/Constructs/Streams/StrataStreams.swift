/// Streams of Kinesis.
@_exported public import StrataIdentity
