/// Buckets and repositories of images.
@_exported public import StrataIdentity
