/// The constructs about names on the internet: zones, records and certificates.
@_exported public import StrataConstructs
