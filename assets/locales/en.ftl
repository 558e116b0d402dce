# Every text of Counterpoint, in English. One message a line; the code names them by their keys.

## Words of the field
kind-claim = Claim
kind-premise = Premise
kind-rebuttal = Rebuttal
kind-main-claim = Main claim
relation-support = Because:
relation-rebut = But:
relation-undercut = The step fails:
relation-rephrase = In other words:
relation-with = together with:
locator = { $source }, par. { NUMBER($paragraph, useGrouping: "false") }
outline-again = (see above)

## What is wrong with a file
problem-line = Line { NUMBER($line, useGrouping: "false") }:
problem-syntax = the text is damaged here ({ $detail }). What is whole after it was read.
problem-truncated = the file ends in the middle. What comes before was read.
problem-encoding = bytes that are not UTF-8 were replaced by a mark.
problem-element = this element cannot be read and was left out ({ $detail }).
problem-field = “{ $detail }” cannot be read; it is empty now.
problem-number = “{ $detail }” is no whole number on the canvas; the nearest one is used.
problem-unknown-kind = “{ $detail }” is a kind this version does not know. It is kept in the file.
problem-too-much-unknown = fields of a newer version are too long to keep.
problem-newer = Written by a newer Counterpoint (format { $version }). What this one does not know is kept.
rejected-missing = { $id } is not there
rejected-exists = { $id } is there already
rejected-in-use = { $id } still uses it
rejected-circular = it would rest on itself
rejected-no-premise = it has no premise
rejected-too-much = there may be at most { $limit } { $what }
repair-renamed = two elements are called { $id }; the second is { $other } now, links stay with the first.
repair-left-out = { $id } was left out: { $why }.
repair-side = { $id } named the side { $other }, which is not there; it has none now.
repair-citation = { $id } cited { $other }, which cannot be used; that citation was left out.
repair-premise = the step { $id } named the premise { $other }, which is not there; it goes on without it.
repair-text = a text of { $id } was cut to { $limit } characters.
repair-list = { $id } listed more than { $limit } things of one kind; the rest was left out.
unreadable-too-large = It is larger than { $limit } MB, the most that a map may be.
unreadable-too-deep = It nests deeper than { $limit } levels, which no map does.
unreadable-empty = It is empty.
unreadable-utf16 = It is written as UTF-16. Save it as UTF-8 and open it again.
unreadable-not-a-map = It is not a Counterpoint map.
unreadable-needs-newer = It needs a newer Counterpoint (format { $version }). Your file is untouched.
unreadable-too-many = It has more than { $limit } elements of one kind, the most that a map may have.
