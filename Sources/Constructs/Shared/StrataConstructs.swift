/// What constructs of all kinds share: units, names and the place of a declaration.
@_exported public import StrataLanguage
