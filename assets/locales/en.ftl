# Every text of Counterpoint, in English. One message a line; the code names them by their keys.

## Words of the field
kind-claim = Claim
kind-premise = Premise
kind-rebuttal = Rebuttal
kind-main-claim = Main claim
relation-support = Because:
relation-backing = The step holds:
relation-rebut = But:
relation-undercut = Against this step:
relation-rephrase = In other words:
relation-with = together with:
locator = { $source }, par. { NUMBER($paragraph, useGrouping: "false") }
locator-page = { $source }, p. { $page }
outline-again = (see above)

# In a map that is written for other programs
exchange-empty = Empty
exchange-supports = supports
exchange-rebuts = rebuts
exchange-undercuts = undercuts
exchange-rephrases = says the same as
exchange-step = Step
exchange-card = Card
exchange-against = Against { $what }
exchange-for = For { $what }
exchange-motion = Motion
exchange-too-large = Larger than Mermaid draws by itself: raise its limits maxEdges and maxTextSize.

## What is wrong with a file
problem-line = Line { NUMBER($line, useGrouping: "false") }:
problem-syntax = the text is damaged here ({ $detail }). What is whole after it was read.
problem-truncated = the file ends in the middle. What comes before was read.
problem-encoding = bytes that are not UTF-8 were replaced by a mark.
problem-element = this element cannot be read and was left out ({ $detail }).
problem-field = “{ $detail }” cannot be read; it is empty now.
problem-number = “{ $detail }” is no whole number on the canvas; the nearest one is used.
problem-unknown-kind = “{ $detail }” is a kind this version does not know. It is kept in the file.
problem-unknown-value = “{ $detail }” as { $field } is of a newer version; it is kept.
problem-too-much-unknown = fields of a newer version are too long to keep.
problem-more = and more of the same. Only the first thousand are listed.
problem-full-text = the full text of a source cannot be read and was left out. Citations keep their words.
problem-full-text-edited = the full text of a source is not the one its citations were taken from; they are looked for anew.
problem-full-text-too-much = the full texts of sources have more than { $limit } MB together; this one was left out.
problem-newer = Written by a newer Counterpoint (format { $version }). What this one does not know is kept.
refused-source-cited = Cards still cite it. Take the citations away first.
rejected-missing = { $id } is not there
rejected-exists = { $id } is there already
rejected-in-use = { $id } still uses it
rejected-circular = it would rest on itself
rejected-no-premise = it has no premise
rejected-speech-twice = two speeches have one short name, or one has none
rejected-too-much = there may be at most { $limit } { $what }
repair-renamed = two elements are called { $id }; the second is { $other } now, links stay with the first.
repair-left-out = { $id } was left out: { $why }.
repair-side = { $id } named the side { $other }, which is not there; it has none now.
repair-citation = { $id } cited { $other }, which cannot be used; that citation was left out.
repair-self-argument = the step { $id } argued from { $other } to { $other } itself; no statement argues for or against itself, so that premise was left out.
repair-premise = the step { $id } named the premise { $other }, which is not there; it goes on without it.
repair-text = a text of { $id } was cut to { $limit } characters.
repair-full-text = the full text of { $id } was left out, because all texts together are beyond the limit.
repair-list = { $id } listed more than { $limit } things of one kind; the rest was left out.
unreadable-too-large = It is larger than { $limit } MB, the most that a map may be.
unreadable-too-deep = It nests deeper than { $limit } levels, which no map does.
unreadable-empty = It is empty.
unreadable-utf16 = It is written as UTF-16. Save it as UTF-8 and open it again.
unreadable-not-a-map = It is not a Counterpoint map.
unreadable-needs-newer = It needs a newer Counterpoint (format { $version }). Your file is untouched.
unreadable-given-up = You stopped it.
unreadable-too-many = It has more than { $limit } elements of one kind, the most that a map may have.

## Command line
cli-help =
    Counterpoint maps both sides of a debate.

    counterpoint [FILE..]           open a window with a map, or several windows
    counterpoint check FILE..       print what is wrong with map files
                                    (exit code 0: nothing, 1: problems, 2: a file cannot be read)
    counterpoint sources [--json]   print what the two bundled analyses argue
    counterpoint sources --from FILE [--json] [--whole-page]
                                    print the paragraphs of a document (text, Markdown, HTML, DOCX, ODT, EPUB, PDF)
    counterpoint outline FILE       print a map as indented text
    counterpoint evaluate FILE [--json]
                                    print what stands in a map, how strongly, and why
           --flips                  also which leaves would turn each claim if they were rejected
           --critical               also the cards on which most claims hang
           --positions              also what can be held together where the labels leave things open
    counterpoint dropped FILE       print what one side says and no other has answered
    counterpoint brief FILE --side S
           --speech K --pace N      print what a side says, as Markdown; of one speech, at N words a minute
    counterpoint export FILE -o OUT write a map as a page for any browser (OUT.html), a picture (OUT.svg, .png, .pdf)
                                    or text for other programs (OUT.md, .argdown, .csv, .dot, .mmd, .tex)
           --times 1..4 --dark --transparent --paper whole|a4|a3|letter   how a picture looks
    counterpoint diff A B [--json]  print in what two maps differ
                                    (exit code 0: in nothing, 1: in something, 2: a file cannot be read)
    counterpoint merge A B -o OUT   make one map of two that were edited apart
    {"    ["}--base O]                  a map that both came from, if there is one
    {"    ["}--ours|--theirs|--ask]     what becomes of questions; without one they stay open
    {"    ["}--accept-deletions]        agree to what B removes or replaces though no base confirms it
                                    (exit code 0: done, 1: done with open questions or such removals,
                                    2: a file cannot be read, or the two are more than one map can hold)
    counterpoint --help             this text
    counterpoint --version          the version

    --renderer glow|wgpu            draw the window with OpenGL, or with wgpu
    --                              all that follows are files

    Every command but the first works without a display.
cli-only-evaluate = --flips, --critical and --positions belong to counterpoint evaluate.
cli-flips = What would turn “{ $claim }”:
cli-flip = {"  "}reject { $leaves }: { $label }
cli-no-flip = {"  "}nothing, as far as up to { $count } leaves are rejected together
cli-critical = { $count ->
    [one] 1 claim hangs on “{ $card }”.
   *[other] { $count } claims hang on “{ $card }”.
}
cli-dispute = Open together: { $cards }
cli-position = {"  "}can be held together: { $cards }
cli-position-stable = {"  "}can be held together, and leaves nothing open: { $cards }
cli-positions-support = {"  "}what can be held together is worked out only where nothing supports anything
cli-positions-large = {"  "}too large to be worked out
cli-does-not-settle = does not settle
cli-see-help = See counterpoint --help.
cli-unknown-flag = There is no flag { $word }.
cli-only-json = --json belongs to counterpoint diff, evaluate and sources.
cli-no-stream = “{ $word }”: the result goes to a file, not to the terminal. Name a file.
cli-not-saved = Nothing was written. { $why } File: { $path }
cli-renderer = --renderer takes glow or wgpu, not “{ $word }”.
cli-check-what = Which files shall be checked?
cli-only-merge = These flags belong to counterpoint merge.
cli-only-sources = --from and --whole-page belong to counterpoint sources.
cli-merge-where = Where shall the result go? Name a file behind -o.
cli-merge-one = Only one of --ours, --theirs and --ask makes sense.
cli-damaged = { $path } is damaged, so it is not compared or merged. Open it, look at what is missing, save it, and try again.
cli-other-debate = These are not two copies of one map, so there is nothing that they have in common to merge by.
cli-merged = { $taken ->
    [one] 1 difference of the other file looked at
   *[other] { $taken } differences of the other file looked at
}, { $open ->
    [0] no open question
    [one] 1 open question
   *[other] { $open } open questions
}.
cli-why-both = Both have changed the { $field } of { $what }.
cli-why-deleted = { $who } has deleted { $what }, the other has changed it. It stays for now.
cli-ours = Ours
cli-theirs = Theirs
cli-why-needed = { $what } was deleted, but a link that stays needs it: { $other }. It stays for now.
cli-why-commented = { $what } was deleted, but a comment that stays is about it: { $other }. It stays for now.
cli-why-named = { $what } was deleted, but something that stays names it: { $other }. It stays for now.
cli-why-with = { $what } was deleted together with { $other }. It stays for now, as that does.
cli-why-premise = { $other } was deleted, and with that taken out of { $what }. It stays its premise for now, as it stays itself.
cli-why-mention = { $other } was deleted, and with that taken out of the { $field } of { $what }. It stays there for now, as it stays itself.
cli-why-ring = Together the links of both would speak only of one another, so { $what } does not change.
cli-both-say = {"  "}ours:   { $ours }
    {"  "}theirs: { $theirs }
cli-removed = Removed: { $what }
cli-removed-claim = Removed because the other file says that it has seen it and deleted it: { $what }
cli-replaced-claim = Replaced because the other file says that it has seen this: the { $field } of { $what }
cli-joined = Put together from both: the { $field } of { $what }
cli-text-left-out = Without its text, because all texts together would be too large: { $what }
cli-claims = { $count ->
    [one] Of this, 1 removal or replacement is known only from what the other file says of itself. Look at the list above, then use --accept-deletions, or name a file that both come from with --base.
   *[other] Of these, { $count } removals or replacements are known only from what the other file says of itself. Look at the list above, then use --accept-deletions, or name a file that both come from with --base.
}
cli-ask = Ours or theirs? (o, t)
diff-summary = { $removed } removed, { $added } added, { $changed } changed, { $moved } moved
diff-removed = Removed
diff-added = Added
diff-changed = Changed
diff-moved = Moved
compared-paragraph = par. { $paragraph }
compared-sentences = sent. { $numbers }
compared-other-words = { $value }, said of other words
compared-these-words = { $value }, said of these words
compared-spaces = { $value } (only spaces or line breaks differ)
compared-order = in another order
excess-refused = The two files together are more than one map can hold. Nothing was written.
excess-sides = Together they have { $count } sides; at most { $limit } are possible.
excess-sources = Together they have { $count } sources; at most { $limit } are possible.
excess-frames = Together they have { $count } frames; at most { $limit } are possible.
excess-statements = Together they have { $count } cards; at most { $limit } are possible.
excess-inferences = Together they have { $count } links; at most { $limit } are possible.
excess-comments = Together they have { $count } comments; at most { $limit } are possible.
excess-authors = Together they have { $count } names of people; at most { $limit } are possible.
excess-premises = { $what } would have { $count } premises; at most { $limit } are possible.
excess-citations = { $what } would have { $count } citations; at most { $limit } are possible.
excess-tags = { $what } would have { $count } tags; at most { $limit } are possible.
excess-unknown = { $what } would have { $count } bytes of fields of a newer version; at most { $limit } are possible.
merge-whole = element
merge-text = text
merge-kind = kind
merge-side = side
merge-implicit = mark “unsaid”
merge-conceded = mark “conceded”
merge-to-research = mark “to research”
merge-weight = how sure or strong
merge-speech = speech
merge-format = format of the debate
merge-needs-support = mark “needs support”
merge-citations = citations
merge-tags = tags
merge-note = note
merge-place = place
merge-width = size
merge-pinned = pin
merge-letter = letter
merge-colour = colour
merge-short = short name
merge-authors = authors
merge-publisher = publisher
merge-date = date
merge-address = address
merge-language = language
merge-origin = catalogue
merge-full-text = full text
merge-scheme = scheme
merge-premises = premises
merge-conclusion = conclusion
merge-motion = motion
merge-extras = fields of a newer version
cli-arguments = “{ $word }” was given the wrong number of files.
cli-checked = { $path }: { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
 }, { $inferences ->
    [one] 1 inference
   *[other] { $inferences } inferences
 }, { $problems ->
    [0] no problems
    [one] 1 problem
   *[other] { $problems } problems
 }
notice-changed-outside = { $count ->
    [one] One element was changed by hand or by another program since Counterpoint wrote this file, or the file is damaged there.
   *[other] { $count } elements were changed by hand or by another program since Counterpoint wrote this file, or the file is damaged there.
 }
cli-source = { $passages } passages in { $paragraphs } paragraphs
start-no-display =
    Counterpoint needs a desktop to open its window, and found none: neither DISPLAY nor WAYLAND_DISPLAY is set.
    Without one these work: counterpoint check FILE, counterpoint outline FILE, counterpoint sources. See counterpoint --help.
start-no-window =
    Counterpoint could not open a window.
    { $reasons }
    Every renderer of this build was tried. A newer graphics driver helps, or on Linux a software one (package mesa-utils or libgl1-mesa-dri).
    Without a window these work: counterpoint check FILE, counterpoint outline FILE, counterpoint sources.

## Files that cannot be opened or saved
dialog-title-open = Open a map
dialog-title-document = Add a source
dialog-title-save = Save the map
dialog-title-export = Save a copy for others
file-kind = Counterpoint map
cannot-open = Cannot open the file. { $why } File: { $path }
cannot-folder = It is a folder. Choose a map file in it.
cannot-no-file = It is no ordinary file.
io-permission = You may not read or write there. Use another place, or ask whoever may.
io-not-found = There is no such file or folder.
io-full = The disk is full. Free some room, or save somewhere else.
io-read-only = The medium is read-only. Save somewhere else.
io-too-large = The file would be larger than may be written there. Save somewhere else.
io-name = The system does not allow this name: it is too long, or has signs that it does not take. Choose another.
io-network = The drive or the network does not answer. Try again when it does, or use another place.
io-folder-gone = The folder is gone: moved, deleted, or on a drive that is not there. Save somewhere else.
not-saved-read-back = What would be written does not read back as the same map. This is a fault of Counterpoint; the file was not touched.
not-saved-invalid = The map breaks a rule: { $detail }. The file was not touched.
not-saved-changed = Somebody else has changed the file since you opened it. It was not overwritten; your work is in this window.
not-saved-gone = The file is not where it was. Your work is in this window.
not-saved-no-file = There is a folder, or something else that is no file, with this name.
not-saved-in-place = Its folder takes no new files, a new file could not be given its permissions, or it has several names, so it cannot be replaced in one safe step. You can save elsewhere, or overwrite it in place: if the power fails just then, a copy is kept in your profile.
not-saved-io = Failed while { $step }: { $detail }
step-check = reading what is there
step-write = writing the new file
step-permissions = copying its permissions
step-rename = putting the new file in the place of the old one
step-aside = writing a copy aside
not-saved-copy = { $why } A whole copy of your work is here: { $path }
step-overwrite = overwriting the file

## Menus and actions
menu-file = File
menu-edit = Edit
menu-argue = Argue
menu-arrange = Arrange
menu-view = View
menu-help = Help
menu-recent = Open recent
action-new = New map
action-new-tip = Begins an empty map in this window.
action-new-window = New window
action-new-window-tip = Opens another window, with a map of its own.
action-open = Open…
action-open-tip = Opens a map file.
tip-drop-map = You can also drop one on the window.
action-open-finished = Open the finished map
action-open-finished-tip = Shows the two analyses mapped against each other.
action-open-tutorial = Learn the moves
action-open-tutorial-tip = Opens a small map that teaches how to build one.
action-open-blank = Blank debate
action-open-blank-tip = Opens a map with sides and frames for a new motion.
action-save = Save
action-save-tip = Writes the map to its file; the old file stays whole until the new one is.
action-save-as = Save as…
action-save-as-tip = Writes the map to another file and goes on with that.
action-mail = Mail map
action-mail-tip = Choose what goes, see exactly what is in the files, and hand it to your mail program.
action-quit = Quit
action-quit-tip = Closes the window; asks first if something is unsaved.
action-undo = Undo
action-undo-tip = Takes the last step back.
action-redo = Redo
action-redo-tip = Makes the step that was undone again.
undo-named = Undo { $step }
redo-named = Redo { $step }
action-cut = Cut
action-cut-tip = Copies the selected cards and takes them away.
action-copy = Copy
action-copy-tip = Copies the selected cards: as cards for Counterpoint, as text for a mail.
action-paste = Paste
action-paste-tip = Puts copied cards down, or makes a card of copied text.
action-duplicate = Duplicate
action-duplicate-tip = Puts a copy of the selected cards beside them.
action-delete = Delete
action-delete-tip = Takes the selected elements away, with the links that hang on them.
action-select-all = Select all
action-select-all-tip = Selects all cards and frames.
action-edit-text = Edit text
action-edit-text-tip = Edits the card where it stands. Enter finishes, Shift+Enter breaks the line.
action-claim = New claim
action-claim-short = Claim
action-claim-tip = Puts an empty claim on the canvas, at the pointer or in the middle.
action-premise = New premise
action-premise-short = Premise
action-premise-tip = Puts an empty premise on the canvas.
action-rebuttal = New rebuttal
action-rebuttal-short = Rebuttal
action-rebuttal-tip = Puts an empty rebuttal on the canvas.
action-place-passage = Place the chosen passage
action-place-passage-tip = Puts the passage that is chosen in the sources on the canvas.
action-accept-offer = Link as the source does
action-accept-offer-tip = Draws the links that the source itself makes to cards on the map.
action-child = Reason below
action-child-tip = Adds a card that supports the selected card, or one that undercuts the selected link.
action-counter = Rebuttal below
action-counter-tip = Adds a card of the other side that rebuts the selected card.
action-sibling = Card beside
action-sibling-tip = Adds a card beside the selected one, for or against the same.
action-support = Support…
action-support-short = Support
action-support-tip = The selected cards support the card that you click next, together if they are several.
action-attack = Rebut…
action-attack-short = Rebut
action-attack-tip = The selected cards rebut the card that you click next.
action-undercut = Undercut…
action-undercut-short = Undercut
action-undercut-tip = The selected cards deny the link that you click next: they grant its premises and deny the step.
action-rephrase = Same in other words…
action-rephrase-tip = The selected card says the same as the card that you click next; carries no force.
action-link-together = Link into the step
action-link-together-tip = The selected cards become linked premises of the selected link: it counts only with all of them.
action-reverse = Turn the link round
action-reverse-tip = The conclusion becomes the premise, and the premise the conclusion.
action-frame = Draw a frame
action-frame-tip = The next drag draws a titled box; cards in it move with it.
action-frame-selection = Frame the selection
action-frame-selection-tip = Draws a titled box round the selected cards.
action-align-left = Align left
action-align-left-tip = Lines up the left edges of the selected cards.
action-align-centre = Align centres
action-align-centre-tip = Lines the selected cards up above one another.
action-align-right = Align right
action-align-right-tip = Lines up the right edges of the selected cards.
action-align-top = Align top
action-align-top-tip = Lines up the upper edges of the selected cards.
action-align-middle = Align middles
action-align-middle-tip = Lines the selected cards up side by side.
action-align-bottom = Align bottom
action-align-bottom-tip = Lines up the lower edges of the selected cards.
action-distribute-across = Distribute across
action-distribute-across-tip = Makes the gaps between the selected cards equal, from left to right.
action-distribute-down = Distribute down
action-distribute-down-tip = Makes the gaps between the selected cards equal, from top to bottom.
action-nudge-left = Nudge left
action-nudge-left-tip = Moves the selection a little to the left.
action-nudge-right = Nudge right
action-nudge-right-tip = Moves the selection a little to the right.
action-nudge-up = Nudge up
action-nudge-up-tip = Moves the selection a little up.
action-exchange-left = Change places to the left
action-exchange-left-tip = The selected card and its branch change places with the neighbour at the left that argues for or against the same.
action-exchange-right = Change places to the right
action-exchange-right-tip = The same with the neighbour at the right.
action-exchange-up = Change places upwards
action-exchange-up-tip = The same with the neighbour above, where reasons are stacked.
action-exchange-down = Change places downwards
action-exchange-down-tip = The same with the neighbour below.
refused-no-neighbour = Nothing on that side argues for or against the same.
refused-pinned-neighbour = One of the two is pinned and stays where it is.
step-exchange = { $count ->
    [one] change places
   *[other] change places of { $count } cards
}
action-nudge-down = Nudge down
action-nudge-down-tip = Moves the selection a little down.
action-zoom-in = Zoom in
action-zoom-in-tip = Shows less, larger. The wheel does the same at the pointer.
action-zoom-out = Zoom out
action-zoom-out-tip = Shows more, smaller.
action-zoom-actual = Zoom to 100 %
action-zoom-actual-tip = Shows cards at their true size.
action-fit = Fit all
action-fit-tip = Shows the whole map.
action-fit-selection = Fit selection
action-fit-selection-tip = Shows all that is selected.
action-walk-left = Card to the left
action-walk-left-tip = Selects the next card to the left.
action-walk-right = Card to the right
action-walk-right-tip = Selects the next card to the right.
action-walk-up = Card above
action-walk-up-tip = Selects the next card above.
action-walk-down = Card below
action-walk-down-tip = Selects the next card below.
action-next-link = Next link of the card
action-next-link-tip = Selects the links of the selected card one after another.
action-add-next-link = Next link as well
action-add-next-link-tip = Selects the next link of the card together with those that are selected.
action-select-links = Select the links
action-select-links-tip = Selects the links of the selected cards, to change them all at once.
several-links = Links
several-differ = They differ
refused-no-links = No link of it is shown.
action-sources = Sources
action-sources-tip = Shows or hides the sources at the left.
action-inspector = Inspector
action-inspector-tip = Shows or hides the details at the right.
action-next-panel = Next panel
action-next-panel-tip = Moves the keyboard from the canvas to the sources, the inspector and back.
action-find-passage = Find in the analyses
action-find-passage-tip = Puts the keyboard into the filter of the sources.
action-theme-system = Theme of the system
action-theme-system-tip = Light or dark as the system has it.
action-theme-light = Light theme
action-theme-light-tip = Always light.
action-theme-dark = Dark theme
action-theme-dark-tip = Always dark.
action-palette = All commands…
action-palette-tip = Finds any command by a few letters of its name.
action-keys = Keys
action-keys-tip = Lists all keys.
action-about = About Counterpoint
action-about-tip = Version and licence.
menu-frame-only = Remove the frame, keep its cards
menu-undercut-this = Undercut this step
menu-undercut-this-tip = Adds a card that denies this step.
menu-detach = Take a premise out

## Why an action cannot be done now
why-nothing-to-undo = There is nothing to undo.
why-nothing-to-redo = There is nothing to redo.
why-select-card = Select a card first.
why-select-something = Select something first.
why-select-one-card = Select just one card first.
why-select-two = Select two or more cards first.
why-select-three = Select three or more cards first.
why-select-link = Select a link first.
why-select-one = Select one card or link first.
why-select-card-or-link = Select a card or a link first.
why-no-assumption = Nothing is assumed.
why-none-dropped = Nothing was left unanswered.
why-select-card-and-link = Select a link and the cards that are to join it.
why-select-passage = Choose a passage in the sources first.
why-no-offer = The source offers no link right now.
why-empty = The map is empty.

## Why an edit was refused
refused-no-premise = A link needs a card that it comes from.
refused-itself = A card cannot argue for or against itself.
refused-premise-no-card = Only cards can be premises.
refused-gone = That is no longer on the map.
refused-speech-twice = Every speech needs a short name that no other speech has.
refused-linked-already = They are linked like this already.
refused-ring = That would close a ring of links that deny only one another.
refused-reverse-linked = Only a link with one premise can be turned round.
refused-reverse-undercut = An undercut cannot be turned round: a link is no premise.
refused-last-premise = It is the only premise. Delete the link instead.
refused-no-change = Nothing changes.
refused-side-in-use = Cards still belong to this side. Give them another one first.
refused-nothing-selected = Nothing is selected.
refused-nothing-to-paste = There is nothing to paste.
refused-need-two = Two cards or more can be lined up.
refused-need-three = Three cards or more can be spread.
refused-no-step = There is no link yet that could be undercut.
refused-text-too-long = That text is longer than a card can hold.

## Names of steps, for undo and redo
step-add-card = add a card
step-text = edit text
step-add-source = add a source
step-source = describe a source
step-remove-source = remove a source
step-attach-text = attach the text of a source
step-new-text = bring in a newer text
step-leave-text-out = leave a text out of the map
step-kind = { $count ->
    [one] change the kind
   *[other] change the kind of { $count } cards
 }
step-side = { $count ->
    [one] change the side
   *[other] change the side of { $count } cards
 }
step-citations = edit citations
step-note = edit a note
step-tags = edit tags
step-marks = change a mark
step-format = change the format of the debate
step-weight = say how sure
step-assume = assume
step-speech = choose a speech
step-mute = mute a link
step-move = { $count ->
    [one] move
   *[other] move { $count } elements
 }
step-resize = resize
step-support = { $count ->
    [one] support
   *[other] link { $count } premises
 }
step-rebut = { $count ->
    [one] rebut
   *[other] rebut with { $count } linked premises
 }
step-undercut = undercut
step-rephrase = say in other words
step-join = { $count ->
    [one] link a premise
   *[other] link { $count } premises
 }
step-detach = take a premise out
step-relink = change what a link concludes in
step-reverse = turn a link round
step-link-kind = change a link's kind
step-scheme = name a scheme
step-drop-support = add a supporting card
step-drop-rebut = add a rebuttal
step-drop-join = add a linked premise
step-drop-undercut = add an undercut
step-offered = link as the source does
step-remove = { $count ->
    [one] delete
   *[other] delete { $count } elements
 }
step-remove-links = { $count ->
    [one] delete a link
   *[other] delete { $count } links
 }
step-remove-frame = remove a frame
step-add-frame = draw a frame
step-frame = change a frame
step-paste = { $count ->
    [one] paste
   *[other] paste { $count } elements
 }
step-duplicate = { $count ->
    [one] duplicate
   *[other] duplicate { $count } elements
 }
step-align = align
step-distribute = distribute
step-sides = change the sides
step-title = name the map
step-motion = state the motion
step-together = several edits

## The canvas
canvas = Canvas
card-empty = Say it in one sentence
card-blank = (empty card)
frame = Frame
frame-untitled = Untitled frame
frame-named = Frame { $title }
frame-means = Cards whose middle lies in the frame move with it.
empty-title = Two analyses, one empty canvas
empty-drag = Drag a passage from the left to here, then another onto it.
empty-type = Or double-click to write a claim of your own.
mark-implicit = unsaid
mark-conceded = conceded
mark-to-research = to research
mark-needs-support = needs support
link-support = Support
link-rebut = Rebut
link-undercut = Undercut
link-rephrase = In other words
and = and
step-from = the step from “{ $premise }”
spoken-support = { $count ->
    [one] { $premises } supports “{ $conclusion }”
   *[other] { $premises } together support “{ $conclusion }”
 }
spoken-rebut = { $count ->
    [one] { $premises } rebuts “{ $conclusion }”
   *[other] { $premises } together rebut “{ $conclusion }”
 }
spoken-undercut = { $count ->
    [one] { $premises } undercuts { $conclusion }
   *[other] { $premises } together undercut { $conclusion }
 }
spoken-rephrase = { $premises } says “{ $conclusion }” in other words
drop-claim = Drop: a claim
drop-premise-card = Drop: a premise
drop-rebuttal-card = Drop: a rebuttal
drop-card-means = a card of its own
drop-support = Drop: a reason
drop-support-means = supports “{ $on }”
drop-rebuttal = Drop: a rebuttal
drop-rebuttal-means = rebuts “{ $on }”
drop-premise = Drop: a linked premise
drop-premise-means = counts only together with the others
drop-undercut = Drop: an undercut
drop-undercut-means = grants the premises, denies the step
drop-rephrase-means = says the same as “{ $on }”
drop-link-support = Support this
drop-link-rebut = Rebut this
drop-link-undercut = Undercut this step
drop-link-rephrase = Same in other words
drop-link-itself = A card cannot argue for or against itself
drop-link-where = On a card, a link or its sign
hint-canvas = Drag to select · wheel to zoom · middle button or space to move · double-click for a claim
hint-card = Drag to move · double-click to edit · drag a dot to link
hint-line = Click to select the link · drop a passage on its line to undercut, on its sign to add a premise
hint-handle = Drag to another card, a line or a sign to link · with Alt: the opposite
hint-grip = Drag to change the width
hint-frame-title = Drag to move the frame with its cards · double-click to name it
hint-move = Release to drop · Alt: no snapping · Esc: leave it where it was
hint-pan = Moving the view
hint-box = Release to select · Shift: add to the selection
hint-frame = Draw the box of the frame
hint-resize = Release to keep this size
hint-link = Release on a card, a line or a sign
hint-pick = Click what it is for, or choose with the arrow keys and press Enter · Esc: never mind
hint-relink = Click the card or the link that it shall argue about · Esc: never mind
hint-armed = Click where the passage goes: on the canvas, a card, a sign or a line · Esc: never mind

## Panels
status-counts = { $cards ->
    [one] 1 card
   *[other] { $cards } cards
 }   { $links ->
    [one] 1 link
   *[other] { $links } links
 }
status-selected = { $count } selected
status-opening = opening…
status-unsaved = unsaved changes
status-saved = saved
state-edited = edited
state-saved = saved
sources-side-by-side = Side by side
sources-side-by-side-tip = Shows both analyses at once.
sources-filter = Find in the analyses
sources-used = { $used } of { $all } used
sources-nothing = No passage is like that.
sources-show-all = Show all
source-no-author = The text names no author
filter-all = All
filter-claims = Claims
filter-premises = Premises
filter-rebuttals = Rebuttals
filter-unused = Unused
paragraph = Paragraph { NUMBER($number, useGrouping: "false") }
paragraph-short = par.{"\u00A0"}
sentences = s. { $list }
passage-on-map = on the map
passage-concession = concession
passage-background = background
the-map = Map
field-text = Text
field-kind = Kind
field-side = Side
field-note = Note
field-place = Place
field-place-width = Place and width
field-size = Size
field-width = Width
field-tags = Tags, with commas between
field-title = Title
field-motion = Motion
field-sides = Sides
field-side-letter = Letter
field-side-name = Name of the side
field-citations = Citations
field-paragraph = Paragraph
field-quote = Quoted words
field-sentences = Sentences
field-attributed = Attributed to
field-scheme = Argumentation scheme
field-conclusion = Conclusion
field-implicit = Unsaid
field-implicit-tip = Nobody says it, but the step needs it.
field-conceded = Conceded
field-conceded-tip = The other side grants it.
field-needs-support = Needs support
field-to-research = To research
field-to-research-tip = Somebody still has to find out what there is to it. The panel of questions lists all such cards.
field-needs-support-tip = It stands only if something that stands supports it.
field-card-text = Text of the card
field-frame-title = Title of the frame
field-path = Path of the file
list-arguments = For and against
list-uses = Used in
conclusion-change = Change the conclusion…
conclusion-change-tip = Then click the card, or the link, that it shall argue about.
list-premises = Premises
linked-means = Linked: they count only together.
citation-add = Cite a source…
citation-remove = Remove the citation
citation-none = A card from the sources brings its citation along.
text-long = Long for a card. Two short ones are easier to answer.
side-none = No side
side-first = Proposition
side-second = Opposition
side-new = Side { $letter }
side-add = Add a side
side-remove = Remove this side
side-colour = Change the colour
inspector-hint = Select a card, a link or a frame to see all of it here.
palette-hint = Find a command
palette-nothing = No command is called like that.

## Notices, offers and questions
notice-undo = Undo
notice-close = Put aside
notice-undone = Undone: { $step }
notice-redone = Done again: { $step }
notice-copied = { $count ->
    [one] 1 card copied, as text too
   *[other] { $count } cards copied, as text too
 }
notice-removed-links = { $count ->
    [one] 1 link went with it.
   *[other] { $count } links went with it.
 }
notice-weakened = { $count ->
    [one] 1 step goes on with fewer linked premises.
   *[other] { $count } steps go on with fewer linked premises.
 }
notice-saved = Saved as { $name }
notice-profile-elsewhere = The folder { $wanted } cannot be used. What you type is kept for a crash in { $folder } instead, with your settings and earlier versions.
notice-profile-none = Nothing is kept for a crash, and no earlier versions: the folder { $wanted } cannot be used, and no other one either. Save often.
notice-not-saved = Not saved. { $why } Your work is in this window. File: { $path }
notice-settings = Your settings could not be written. { $why }
notice-large = This map has { $cards } cards. Two smaller maps are easier to read.
notice-worker-lost = Opening stopped because of a fault of Counterpoint. Your map is untouched.
notice-draft = A mail draft with the files attached is on its way to your mail program. If none opens, the draft is here: { $path }
notice-draft-closed = No mail program answered. The draft with the files attached is here, for any mail program: { $path }
notice-no-draft-folder = There is no folder to write a mail draft to. Attach the saved file by hand.
notice-new-window = The new window did not open. { $why }
offer-title = { $count ->
    [one] The source itself makes a link here
   *[other] The source itself makes { $count } links here
 }
offer-support = “{ $from }” supports “{ $to }”
offer-rebut = “{ $from }” rebuts “{ $to }”
offer-undercut = “{ $from }” undercuts { $to }
offer-linked = “{ $from }” joins what argues about “{ $to }”, as a linked premise
offer-more = and { $count } more
offer-accept = Link
offer-refuse = No, thanks
dialog-save = Save
dialog-discard = Do not save
dialog-cancel = Cancel
dialog-ok = OK
dialog-close = Close
dialog-delete = Delete
dialog-save-as = Save as…
dialog-save-again = Save here again
dialog-in-place = Overwrite in place
dialog-replace = Replace
ask-unsaved-title = Save your changes?
ask-unsaved = “{ $name }” has changes that are not saved.
ask-problems-title = About this file
ask-problems = { $count ->
    [one] One thing in “{ $name }” could not be read as it stands. You see what could. Saving asks for a new name, so the file stays as it is.
   *[other] { $count } things in “{ $name }” could not be read as they stand. You see what could. Saving asks for a new name, so the file stays as it is.
 }
ask-newer = “{ $name }” was written by a newer Counterpoint. Nothing of it is lost when you save.
ask-changed-title = The file has changed
ask-gone-title = The file is gone
ask-in-place-title = This file cannot be replaced safely
ask-replace-title = Replace the file?
ask-replace = { $path } exists already.
ask-remove-title = Delete this too?
ask-remove = { $count ->
    [one] This link hangs on what you delete and goes with it:
   *[other] These { $count } links hang on what you delete and go with it:
 }
notice-read-only = “{ $name }” is protected against writing. You can work on the map; saving asks where to put it.
notice-two-windows = “{ $name }” is open in another window as well. What is saved there is shown here, and nothing is overwritten.
notice-file-gone = “{ $name }” is not where it was: moved, deleted, or its drive is gone. The map is in this window: save to put it back, or save it elsewhere.
notice-file-other = “{ $name }” holds something else now, or something that cannot be read whole. The map is in this window: save it under another name.
notice-followed = “{ $name }” was changed by somebody else, and is shown as it is now: { $counts }.
offer-file = “{ $name }” was changed by somebody else
offer-file-tip = Your work here is not saved yet. Nothing is overwritten: see what differs, and take in what you want.
offer-file-accept = See what differs
dialog-meet = Compare and take in
status-elsewhere = open in another window
versions-title = Earlier versions of this map
versions-explain = What saves have replaced, what you have mailed, and what you have taken in from others. Looking at one changes nothing.
versions-none = There are none yet. Each save keeps what it replaces.
versions-look = Look
versions-look-tip = See on the canvas what going back to it would change. You can go back to all of it, or to some.
versions-keep = Keep what the last
versions-for = saves replaced, at most
versions-count = How many versions are kept
versions-days = days
versions-days-or-ever = days (0 is for ever)
version-replaced = before a save
version-sent = mailed
version-received = from a team mate
version-now = As the map is now.
version-differs = Going back to it: { $counts }.
version-size = { $kilobytes } kB
why-no-profile = There is no folder in which versions could be kept.
notice-went-back = Went back: { $counts }.
broke-down = Counterpoint broke down. Your work is on the disk up to the last moment: start the program again, and it is offered. A report without any of your text is here: { $report }
broke-down-title = Counterpoint broke down
broke-down-explain = That should not have happened. Your work is on the disk up to the last moment, and is offered next. This report says what happened. It has none of your text: you can copy it and send it to the developers.
broke-down-no-report = No report could be written.
broke-down-copy = Copy the report
broke-down-go-on = Go on
recovery-title = { $count ->
    [one] Work was not saved
   *[other] Work on { $count } maps was not saved
 }
recovery-explain = Counterpoint ended without saving it. Opening it touches no file: you see what there was, and save it or not.
recovery-newer = Newer than the file: { $counts }.
recovery-cards = { $count ->
    [0] No cards.
    [one] One card.
   *[other] { $count } cards.
 }
recovery-no-file = Never saved to a file
recovery-changed-since = The file was changed by somebody else since. Saving will ask first.
recovery-torn = The last moments before the end are not whole. Everything before them is here.
recovery-draft = Was being written: “{ $text }”
recovery-list = What is newer
recovery-open = Open
recovery-open-tip = Open the map as it was. The file stays as it is until you save.
recovery-discard = Discard…
recovery-really = This work is nowhere else. Discard it?
recovery-really-yes = Discard
recovery-really-no = Keep
recovery-later = Later
recovery-later-tip = Nothing is removed. It is offered again at the next start, and in the menu File.
notice-recovered = “{ $name }” is as it was before the program ended. Its file has not been touched: save to keep this.
notice-recovered-unnamed = The map is as it was before the program ended. It is in no file yet: save to keep it.
notice-still-saving = Still writing to { $path }, for { $seconds } s now. The disk or the network does not answer. Your work is also kept for recovery; you can save it somewhere else.
notice-saved-late = It was written to { $path } after all.
ask-slow-save-title = Still saving
ask-slow-save = { $path } is still being written; the disk or the network does not answer. Your work is kept for recovery, and is offered at the next start.
dialog-wait = Wait
dialog-leave-slow = Quit, recover later
notice-recover = Look at it
notice-recovery-waits = { $count ->
    [one] Work on another map was not saved when the program ended. It can be recovered.
   *[other] Work on { $count } other maps was not saved when the program ended. It can be recovered.
 }
notice-more-recovery = { $count ->
    [one] One more map can be recovered: File, Unsaved work.
   *[other] { $count } more maps can be recovered: File, Unsaved work.
 }
notice-no-recovery = There is no unsaved work of an earlier time.
notice-no-journal = What you do is not being kept for a crash of the program: { $why } Save often until there is room.
path-to-save = Save the map as
path-to-open = Open a map
path-explain = This system shows no file dialog. Type the path of the file.
about-text =
    Maps both sides of a debate: claims, premises and rebuttals out of two opposing analyses, linked, edited, saved, mailed.
    Free software under the MIT licence or the Apache licence 2.0, at your choice. Text is set in Inter, under the SIL Open Font License.
window-title = { $name } — Counterpoint
window-title-edited = ● { $name } — Counterpoint
untitled = Untitled map
untitled-file = map
repaired-suffix = {" "}(repaired)
fold-count = +{ $count }

# Order on the canvas
action-arrange-layers = Arrange in layers
action-arrange-layers-tip = Main claims on top, reasons below; the result is shown first.
action-arrange-tree = Arrange as a tree
action-arrange-tree-tip = Every card below the first thing that it argues for or against.
action-arrange-compact = Arrange compactly
action-arrange-compact-tip = Branches in rows and reasons stacked, about as wide as a screen.
action-arrange-branch = Arrange this branch
action-arrange-branch-tip = Only what argues for or against the selected card; the card itself stays.
action-arrange-selection = Arrange the selection
action-arrange-selection-tip = Only the selected cards; all others stay.
action-place-loose = Spread cards that cover others
action-place-loose-tip = Gives cards that lie on other cards a place of their own; all others stay.
step-order = { $count ->
    [one] arrange { $count } card
   *[other] arrange { $count } cards
}
notice-in-order = Everything is in this order already.
order-shown = { $count ->
    [one] { $count } card would move
   *[other] { $count } cards would move
}
order-keep = Keep (Enter)
order-back = Go back (Esc)
order-working = Working out an order…
opening-file = Opening { $name }…
hint-order = This is how the cards would stand. Enter keeps the order, Escape goes back

# What is shown of the map
minimap = Small map of everything
find-hint = Find cards: words, tags, notes, comments, sources
find-count = { $at } of { $count }
find-close = End the search
filter = Filter
filter-on = Filter ●
filter-any = Any
filter-tag = Tag
filter-source = Source
filter-standing = How it stands
filter-unlinked = Only cards without links
filter-hide = Hide the others instead of dimming them
filter-off = No filter
sight-all = Show all
sight-folded = { $count } folded away
sight-focus = { $count } out of focus
sight-hidden = { $count } hidden by the filter
sight-dimmed = { $count } dimmed by the filter
action-find = Find on the map…
action-find-tip = Cards by their words, notes, comments, tags and sources, also when a word is misspelt.
action-find-next = Next hit
action-find-next-tip = Shows the next card that was found.
action-find-previous = Previous hit
action-find-previous-tip = Shows the card that was found before.
action-fold = Fold or unfold
action-fold-tip = Puts away what argues for or against the selected card alone; a number says how many.
action-fold-others = Fold all others
action-fold-others-tip = Folds every branch but the one of the selected card.
action-focus = Focus
action-focus-tip = Shows only what is within two steps of the selected cards, or everything again.
action-focus-wider = Wider focus
action-focus-wider-tip = One step more around what is in focus.
action-focus-narrower = Narrower focus
action-focus-narrower-tip = One step fewer around what is in focus.
action-show-all = Show everything
action-show-all-tip = Unfolds, ends the focus and the filter.
action-view-back = Back to the last view
action-view-back-tip = Where you looked before you jumped.
action-view-forward = Forward again
action-view-forward-tip = Where you looked before you went back.
action-minimap = Small map
action-minimap-tip = Shows or hides the whole map in a corner; drag on it to go elsewhere.
why-no-focus = Nothing is in focus. Select a card and press O.
why-no-hits = Nothing is found yet. Press Ctrl+F and type.
action-bookmark = Bookmark
action-bookmark-tip = Marks the selected cards to come back to, or takes their marks away; with nothing selected it marks the view.
action-bookmark-next = Next bookmark
action-bookmark-next-tip = Goes to what was marked next; the outline lists all.
action-bookmark-previous = Previous bookmark
action-bookmark-previous-tip = Goes to what was marked before.
bookmark-view = View { $number }
bookmark-several = { $count } elements
bookmarks-title = Bookmarks
bookmark-remove = Take the bookmark away
bookmark-spoken = Bookmark: { $name }
notice-bookmarked = Marked: { $name }
notice-bookmark-gone = No longer marked: { $name }
refused-bookmark-gone = What was marked is no longer in the map.
why-no-bookmarks = Nothing is marked. Select a card and press B.
why-all-shown = Everything is shown already.
refused-nothing-below = Nothing argues for or against this alone, so there is nothing to fold away.
outline-title = Outline
action-outline = Outline
action-outline-tip = Shows or hides the map as a list that keeps step with the canvas.
mark-pinned = pinned
action-pin = Pin where it stands
action-pin-tip = The selected cards stay where they are when others are put in order; once more lets them go.
step-pin = { $count ->
    [one] pin { $count } card
   *[other] pin { $count } cards
}

# Other copies of the map
menu-debate = Debate
menu-compare = Compare
action-name = Your name…
action-name-tip = What you are called in maps that you save, so that others see who changed what. You need not have a name.
action-compare-file = Compare with a file…
action-compare-file-tip = Look at what another copy of this map has changed, and take it in or refuse it, one by one.
action-since-mailed = Changed since I mailed it
action-since-mailed-tip = Show on the canvas what you have changed since you mailed this map last.
action-review-next = Next difference
action-review-next-tip = Look at the next point in which the two copies differ.
action-review-previous = Previous difference
action-review-previous-tip = Look at the point before.
action-review-take = Take this
action-review-take-tip = Take in what the other copy has, and go on to the next difference.
action-review-refuse = Refuse this
action-review-refuse-tip = Leave this as it is in your map, and go on to the next difference.
action-review-both = Keep both, on two cards
action-review-both-tip = Keep your wording, and put theirs on a card of its own beside it.
action-review-take-in = Take in what was agreed
action-review-take-in-tip = Change your map as decided, in one step that can be undone.
action-review-stop = Stop comparing
action-review-stop-tip = Go back to your map as it was.
why-comparing = Finish comparing first: take in what was agreed, or stop.
why-not-comparing = No other copy is being compared.
why-no-points = There is nothing to decide.
why-not-both = Only two wordings of one card can stand on two cards.
why-own-work = This is your own work.
why-questions-open = Some questions are open. Decide them first.
why-never-mailed = This map was not mailed from here yet.
ask-met-title = Another copy of this map
ask-met-ahead = “{ $name }” says that it had all of yours already and goes on from there: { $counts }. There is nothing to decide.
ask-met-apart = “{ $name }” was changed apart from yours: { $counts }. Your own changes stay unless you decide otherwise.
ask-met-behind = You have all that is in “{ $name }” already.
ask-met-gone = Would go: { $what }
ask-met-replaced = Would be replaced: { $field } of { $what }: { $change }
notice-excess = These two copies cannot become one map. { $why }
dialog-take-in = Take in
dialog-compare = Compare
dialog-apart = Open apart
dialog-stop-review = Stop
dialog-go-on = Go on comparing
ask-keep-typed-title = The card is gone
ask-keep-typed = Somebody has deleted what you were writing on. This was in the field:
dialog-keep-typed = Put it on a new card
dialog-forget-typed = Leave it out
ask-stop-review-title = Stop comparing?
ask-stop-review = { $count ->
    [one] Your decision is given up
   *[other] Your { $count } decisions are given up
 }, and your map stays as it was.
notice-questions = { $count ->
    [one] One question has
   *[other] { $count } questions have
 } to be decided before the rest is taken in.
notice-not-taken-in = It could not be taken in: { $why }. Your map is as it was.
notice-had-all = Your map is as it was: they had nothing that you do not have.
notice-taken-in = Taken in: { $counts }.
notice-taken-in-ahead = They had all of yours already. Taken in: { $counts }.
notice-nothing-since = Nothing has changed since you mailed it { $when }.
notice-renamed = Another copy of Counterpoint bears the name of this one, probably because the profile was copied. This one has taken a fresh name; nothing is lost.
notice-other-debate = “{ $name }” is a map of another debate, so there is nothing to compare.
notice-not-compared = “{ $name }” is the map that is open, or one of the two is damaged.
notice-name = You are called { $name } in maps that you save from now on.
notice-no-name = Maps that you save from now on do not name you.
name-title = Your name
name-explain = Others who get your maps see it beside what you changed. Leave it empty to have none.
field-name = Your name
refused-other-debate = That is a map of another debate.
step-take-in = take in another copy
ago-minutes = { $count ->
    [0] just now
    [one] a minute ago
   *[other] { $count } minutes ago
 }
ago-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
 }
ago-days = { $count ->
    [one] a day ago
   *[other] { $count } days ago
 }
sign-asked = To be decided
sign-removed = Deleted
sign-added = New
sign-changed = Changed
sign-moved = Moved
sign-refused = refused
count-asked = { $count } to be decided
count-decided = { $count } decided
count-removed = { $count } deleted
count-added = { $count } new
count-changed = { $count } changed
count-moved = { $count } moved
count-nothing = nothing that differs
review-title = Compared with { $name }
review-title-back = As it was { $name }
review-go-back = Go back ({ $count })
review-title-own = Changed since you mailed it { $name }
review-ahead = They had all of yours already: nothing of yours is touched without having been seen.
review-behind = You have all of theirs already.
review-one-name = Two copies of Counterpoint bear one name, and had given the same id to different things. They are told apart here.
review-nameless = a team mate ({ $copy })
review-by-hand = by hand or by another program
review-unknown = Nobody in particular
review-by = { $name }: { $count }
review-show-both = Both
review-show-result = As it would be
review-show-mine = Mine
review-take-all = Take all
review-refuse-all = Refuse all
review-head-asked = To be decided ({ $count })
review-head-removed = Deleted there ({ $count })
review-head-added = New there ({ $count })
review-head-changed = Changed there ({ $count })
review-head-moved = Moved there ({ $count })
review-open = open
review-taken = taken
review-refused = refused
review-mine = mine
review-theirs = theirs
review-woven = woven together
review-both = both, on two cards
review-then = as it was mailed
review-now = now
review-before = before
review-tick = Take in: { $what }
review-tick-tip = Ticked: it is taken in. Not ticked: it stays as it is in your map.
review-why-both = Both of you have changed this.
review-why-deleted = One of you has deleted this, and the other has changed it.
review-why-needed = This was deleted, and something that stays needs it.
review-why-with = This was deleted together with something that stays for now.
review-why-ring = Together, these links would speak of nothing but one another.
review-hangs = { $count ->
    [one] One link hangs on it
   *[other] { $count } links hang on it
 }
review-take-in = Take in ({ $count })
review-stop = Stop
review-turned = { $count ->
    [one] One claim would turn
   *[other] { $count } claims would turn
 }
review-turned-line = { $after }, was { $before }: { $what }
review-turned-more = and { $count } more
review-moved = It stands elsewhere there. The dashed box is where it stands in your map.
review-map-itself = The map itself
review-frame = Frame “{ $name }”
review-side = Side “{ $name }”
review-source = Source “{ $name }”
review-yes = yes
review-no = no
review-none = none
review-empty = nothing
label-stands = stands
label-falls = falls
label-open = open
label-absent = not there

# What team mates say about a card or a link
action-comment = Comment
action-comment-tip = Say something to your team mates about the selected card or link. It is no part of the argument.
why-select-one-to-comment = Select one card or link to say something about it.
comments-title = { $open ->
    [0] Comments
   *[other] Comments ({ $open } open)
 }
comment-you = You
comment-add = Comment on this
comment-hint = Comment on this…
comment-reply = Reply
comment-say = Send
comment-resolved = dealt with
comment-remove = Delete this comment
comment-sign = { $count ->
    [one] a comment
   *[other] { $count } comments
 }
review-comment = Comment “{ $text }”
merge-resolved = whether it is dealt with
refused-nothing-said = Write something first.
step-comment = comment
step-resolve = mark a comment
step-remove-comment = delete a comment

# How something stands, and why
standing-unchallenged = Stands: nothing speaks against it.
standing-supported = Stands: { $what } { $count ->
    [one] supports it
   *[other] together support it
 }, and that step stands.
standing-withstands = Stands: { $what } { $count ->
    [one] speaks
   *[other] together speak
 } against it, but that step falls.
standing-premises = Stands: all its premises stand.
standing-withstands-alone = Stands: { $what } { $count ->
    [one] speaks
   *[other] together speak
 } against it, but falls.
standing-withstands-premise = Stands: { $what } { $count ->
    [one] speaks
   *[other] together speak
 } against it, but “{ $premise }” falls.
standing-withstands-undercut = Stands: { $what } { $count ->
    [one] speaks
   *[other] together speak
 } against it, but { $by } { $by_count ->
    [one] undercuts
   *[other] together undercut
 } that step.
standing-rebut-unanswered = Falls: { $what } { $count ->
    [one] rebuts it, and nothing answers that.
   *[other] together rebut it, and nothing answers them.
 }
standing-rebut-only = Falls: { $what } { $count ->
    [one] rebuts it.
   *[other] together rebut it.
 }
standing-rebut-answered = Falls: { $what } { $count ->
    [one] rebuts it, and what answers that falls.
   *[other] together rebut it, and what answers them falls.
 }
standing-undercut-unanswered = Falls: { $what } { $count ->
    [one] undercuts it, and nothing answers that.
   *[other] together undercut it, and nothing answers them.
 }
standing-undercut-only = Falls: { $what } { $count ->
    [one] undercuts it.
   *[other] together undercut it.
 }
standing-undercut-answered = Falls: { $what } { $count ->
    [one] undercuts it, and what answers that falls.
   *[other] together undercut it, and what answers them falls.
 }
standing-assumed-true = Stands: you assume so for the moment.
standing-assumed-false = Falls: you assume so for the moment.
standing-premise-falls = Falls: its premise “{ $what }” falls.
standing-supports-fall = Falls: { $what } { $count ->
    [one] supports it
   *[other] together support it
 }, but that step falls, and no other stands.
standing-needs-support = Falls: it needs support and has none.
standing-hangs-on = Open: it hangs on “{ $what }”, which is open.
standing-hangs-on-link = Open: { $what } { $count ->
    [one] bears on it
   *[other] together bear on it
 } by a step that is open.

# The share page
page-find = Find
page-found = found
page-fit = Show all
page-fold = Fold
page-unfold = Unfold all
page-theme = Light or dark
page-print = Print
page-turn = Fold or unfold what bears on this
page-map = Map: arrows walk from card to card, Enter opens one, F folds, plus and minus zoom
page-card = The chosen card
page-sources = Sources
page-sentences = s. { $numbers }
unreadable-several = There is more than one map in it, which no page of Counterpoint has. It was not made by Counterpoint, or was tampered with.
cli-export-where = Say where the page, picture or text goes: counterpoint export MAP -o FILE.
cli-export-form = The extension of the file says what is made: { $forms }.
cli-exported = { $path }: { $size } kB
action-share-page = Save as a web page…
action-share-page-tip = One file that anybody reads in a browser, without Counterpoint and without a network. Counterpoint opens it as a map.
notice-exported = { $name } was written ({ $size } kB).
notice-not-exported = It was not written. { $why } File: { $path }

# Mailing a map
mail-title = Mail this map
mail-attached = Attached
mail-map = The map, for team mates who have Counterpoint
mail-page = A web page, for everybody: it is read in any browser, and Counterpoint opens it as well
mail-behind = Stays behind
mail-notes = Notes
mail-comments = Comments
mail-names = Names of people
mail-texts = Full texts of sources ({ $size } kB)
mail-texts-tip = Citations keep their words all the same. Who has the texts keeps them when your map is merged.
mail-what-if = What is assumed
mail-what-if-tip = Assumptions and muted links are questions of yours. If they go, the map says so wherever it is opened.
mail-count-assumed = { $count ->
    [one] One assumption is on in it, and it says so.
   *[other] { $count } assumptions are on in it, and it says so.
 }
mail-count-assumed-behind = { $count ->
    [one] One assumption stays behind.
   *[other] { $count } assumptions stay behind.
 }
page-what-if = { $count ->
    [one] One assumption is on: what stands here follows from it.
   *[other] { $count } assumptions are on: what stands here follows from them.
 }
mail-side = Cards of { $letter } { $name }
mail-tagged = Cards tagged
mail-tagged-hint = private, prepared
mail-apart = A copy from which something is left out is a map of its own: what comes back of it is not merged with yours, so that nothing is taken for deleted.
mail-inside = What is in the files
mail-file = { $name }: { $size } kB
mail-preparing = Making the files…
mail-says = The mail
mail-subject = Subject
mail-failed = The files could not be made.
mail-again = Try again
mail-body-field = Text
mail-draft = Draft the mail
mail-body = { $changes }

    The page opens in any browser. The map opens in Counterpoint, which shows what has changed and takes it in.
mail-first = { $cards ->
    [one] One card
   *[other] { $cards } cards
 }, { $links ->
    [one] one link
   *[other] { $links } links
 }.
mail-since = Since { $when }: { $counts }.
mail-count-notes = { $count ->
    [one] One note
   *[other] { $count } notes
 }
mail-count-comments = { $count ->
    [one] One comment
   *[other] { $count } comments
 }
mail-sources = Sources, described and not in full: { $names }
mail-sources-full = Sources, with their full text: { $names }
mail-source-full = { $title } ({ $size } kB)
mail-people = Names: { $names }
mail-count-behind = { $count ->
    [one] One card stays behind
   *[other] { $count } cards stay behind
 }
mail-count-notes-behind = { $count ->
    [one] One note stays behind
   *[other] { $count } notes stay behind
 }
mail-count-comments-behind = { $count ->
    [one] One comment stays behind
   *[other] { $count } comments stay behind
 }
mail-never = Never in it: deleted text, paths, names of machines.
notice-mailed = Your mail program has it. If a file is missing there, attach it from here: { $path }

# Pictures
action-export-picture = Save as a picture…
action-export-picture-tip = SVG, PNG or PDF, of all of the map or of a part, with the map inside, so that Counterpoint opens it again.
action-export-text = Save for other programs…
action-export-text-tip = As text: Markdown, Argdown, a table (CSV), Graphviz, Mermaid or LaTeX.
exchange-title = Save for other programs
exchange-markdown = Markdown
exchange-markdown-tip = An outline with the quoted words, for notes, wikis and web sites.
exchange-argdown = Argdown
exchange-argdown-tip = Statements, arguments and relations, for other argument mappers.
exchange-csv = Table (CSV)
exchange-csv-tip = A row for each card and each step that it is part of, for spreadsheets.
exchange-dot = Graphviz (DOT)
exchange-dot-tip = A graph that Graphviz and its relatives lay out and draw.
exchange-mermaid = Mermaid
exchange-mermaid-tip = A flowchart that wikis and Markdown editors draw, of up to 500 links.
exchange-latex = LaTeX
exchange-latex-tip = An outline with the quoted words, to be set and printed.
exchange-loses = None of these holds all that a map says: places, frames, comments and judgements stay behind. Keep the map file, too.
picture-title = Save as a picture
picture-kind = Kind
picture-svg = SVG, for drawing programs and the web
picture-png = PNG, for everything
picture-pdf = PDF, for printing
picture-part = What it shows
picture-all = All
picture-selection = The selection
picture-branch = The selection and what bears on it
picture-size = Size
picture-once = 1 ×
picture-twice = 2 ×
picture-thrice = 3 ×
picture-four = 4 ×
picture-ground = Behind it
picture-paper = The canvas
picture-transparent = Nothing
picture-colours = Colours
picture-light = Light
picture-dark = Dark
picture-pages = Pages
picture-whole = One, as large as the map
picture-a4 = A4
picture-a3 = A3
picture-letter = Letter
picture-carries = The whole map goes along inside the file, also what the picture does not show. To leave something out, use “Mail map”.
picture-save = Save…
picture-too-large = The picture would have { $size } million points, and { $most } are the most. Choose a smaller size, a part of the map, or SVG.
picture-failed = The picture cannot be written.
picture-letters-missing = { $count ->
    [one] No font on this computer has one of its letters, which is drawn as a box: { $letters }. Install a font for that script to see it.
   *[other] No font on this computer has { $count } of its letters, which are drawn as boxes: { $letters }. Install a font for that script to see them.
}
cli-times = { $word } is followed by 1, 2, 3 or 4.
cli-paper = “{ $word }” is no paper: whole, a4, a3, letter.
cli-only-export = How a picture looks is for “export”; “{ $word }” makes none.
action-copy-picture = Copy as picture
action-copy-picture-tip = Put a picture of what is selected, or of all, on the clipboard.
notice-picture-copied = A picture of { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } points is on the clipboard.

## How sure, how strong

weight-certain = certain
weight-likely = likely
weight-even = even
weight-doubtful = doubtful
weight-percent = { $percent } %

## What stands

card-stands = Stands
card-falls = Falls
card-open = Open
action-standing = Show what stands
action-standing-tip = Shows on each card and link whether it stands, falls or is open, and what was dropped; or hides that.
action-why = Why?
action-why-tip = Lights what decides whether the selected card or link stands.
action-questions = Questions
action-questions-tip = Shows or hides what stands, what hangs on what, what was left unanswered, and what is still to be found out.
action-assume-true = What if it is true
action-assume-true-tip = Takes the selected cards for true, whatever speaks against them; once more takes that back.
action-assume-false = What if it is false
action-assume-false-tip = Takes the selected cards for false, or mutes the selected links; once more takes that back.
action-show-assumptions = Show what is assumed
action-show-assumptions-tip = Selects everything that is assumed or muted for the moment.
action-show-assumptions-short = Show
action-clear-assumptions = Assume nothing
action-clear-assumptions-tip = Gives up everything that is assumed or muted, in one step.
action-clear-assumptions-short = Assume nothing
action-dropped-next = Next dropped
action-dropped-next-tip = Goes to the next card that the other side has left unanswered.
action-dropped-next-short = Next
action-dropped-previous = Previous dropped
action-dropped-previous-tip = Goes to the one before.
action-dropped-previous-short = Previous
what-if-banner = What if: { $count ->
    [one] one assumption is
   *[other] { $count } assumptions are
 } on
step-clear-assumptions = assume nothing
refused-no-assumption = Nothing is assumed.
refused-assume-link = A link cannot be assumed; mute it with “What if it is false”.
notice-none-dropped = Nothing was left unanswered.
field-how-sure = How sure
field-how-sure-tip = How sure the card is by itself, before anything speaks for or against it. It counts for strengths.
field-how-strong = How strong
field-how-strong-tip = How strong the step is by itself, whatever its premises are.
field-strength = Strength
field-strength-tip = How strongly it is held up, from 0 to 1, by all that bears on it: quadratic energy (Potyka 2018). Labels do not depend on it.
field-what-if = What if
field-what-if-tip = Take it for true or false for the moment, and see what follows.
field-muted = Muted
field-muted-tip = Counts for the moment as if it had not been drawn.
field-why = Why
field-flips = What would flip it
weight-unsaid = not said
weight-stale = Judged when it had other words
weight-stale-tip = The card said something else when somebody said how sure it is, or that it is conceded.
weight-stale-short = judged on other words
weight-still = Still so
does-not-settle = does not settle
what-if-not = as it is
what-if-true = true
what-if-false = false
why-light = Show on the map
flips-own = If these of the same side go, it { $becomes }:
flips-other = If these of the other side go, it { $becomes }:
flips-mixed = If these of both sides go together, it { $becomes }:
flips-tip = Select these cards. Each set is the smallest of its kind, and the easiest comes first.
flips-more = { $count } more sets
flips-none = No three cards that rest on nothing further turn it.
flips-cut = { $size ->
    [0] The search was cut before all single cards were tried.
    [1] The search was cut: all single cards were tried, not all pairs.
   *[other] The search was cut: all single cards and pairs were tried, not all threes.
 }
flips-stopped = The search was stopped.
questions-title = Questions
questions-standing = What stands
questions-standing-tip = Every claim, main claims first, and whether it stands.
questions-critical = Critical
questions-critical-tip = The cards on which most verdicts hang.
questions-dropped = Dropped
questions-dropped-tip = What one side has said and the other has not answered.
questions-to-research = To research
questions-to-research-tip = What somebody still has to find out, and what was judged on other words.
questions-research = Positions
questions-research-tip = For research: what can be held together where nothing is decided.
questions-counts = { $stands } cards stand, { $falls } fall, { $open } are open.
questions-main = main claim
questions-no-claims = There are no claims yet.
questions-critical-means = If one of these fell, so many claims would turn.
questions-critical-none = No claim hangs on a single card.
questions-critical-cut = The search was cut: { $looked } of { $all } cards were tried.
questions-critical-note = { $main ->
    [0] { $claims }
   *[other] { $claims }, { $main } main
 }
questions-dropped-means = Rebuttals, and claims that rest on nothing further, which no other side has answered. Choose a format of the debate to count turns.
questions-dropped-format = Cards that another side has had a later speech to answer.
questions-none-such = There are none.
questions-to-research-means = Cards that are marked “to research”, and those that were judged when they had other words.
questions-research-means = Where cards attack one another in circles the labels leave them open. These are the ways in which they can be held together (preferred and stable semantics, Dung 1995).
questions-research-none = Nothing is open.
dispute-title = Dispute { $number }: { $cards } cards
dispute-tip = Select the cards and links that are open here.
dispute-supports = Here cards support one another as well; for that these semantics are disputed, and nothing is worked out.
dispute-too-large = More than 24 cards and links hang on one another: that is too much to work out.
dispute-stable = Position { $number }, which decides all:
dispute-preferred = Position { $number }, which leaves something open:
turn-dropped = dropped
turn-answered = answered
turn-conceded = conceded
turn-too-early = too early

## The format of the debate

action-format = Format of the debate…
action-format-tip = Choose who speaks when, and for how long; then cards can belong to speeches, and dropped counts turns.
format-title = Format of the debate
format-means = Who speaks when, and for how long. Cards can belong to speeches; what the other side has had a later speech to answer and has not is dropped. Change anything: it is your own format then.
format-custom = Your own
format-name = Name
format-sum = { $count } speeches, { $minutes } minutes in all
format-use = Use it
format-none = No format
format-none-yet = None chosen
field-format = Format of the debate
field-speech = Speech
speech-key = Short
speech-name = Speech
speech-side = Side
speech-minutes = Minutes
speech-both = both
speech-up = Earlier
speech-remove = Remove
speech-add = Add a speech
speech-none = none
speech-gone = { $key } (not in this format)
speech-field = { $what } of speech { $number }

## Flow sheet and clashes

action-show-map = Map
action-show-map-tip = Shows the canvas.
action-show-flow = Flow sheet
action-show-flow-tip = Shows the map as a sheet: a column for each speech, an answer on the row of what it answers.
action-show-clash = Clashes
action-show-clash-tip = Shows where the sides meet, and who is ahead there.
flow = Flow sheet
flow-empty = A flow sheet has a column for each speech, and an answer stands on the row of what it answers. Enter writes a line below, Tab an answer in the next column.
hint-flow = Enter: line below · Tab: answer · arrows: move · F2: write · Delete
flow-first = Write the first line
flow-claims = Claims
flow-answers = { $number ->
    [1] Answers
   *[other] Answers, { $number } deep
 }
flow-no-speech = No speech
clash = Clashes
clash-title = Where the sides meet
clash-all = All
clash-maker = Held
clash-attacker = Lost
clash-nobody = Open
clash-none = No side attacks what another says yet.
clash-ahead = { $side } is ahead
clash-open = open
clash-show = Show on the map
clash-depth = answer { $depth }
clash-unmet = { $side }: { $count ->
    [one] one claim that meets nothing
   *[other] { $count } claims that meet nothing
 }

## The brief

brief-they-say = They say:
brief-granted = We grant:
brief-together = Together with the next:
brief-answer = We answer:
brief-expected = Expect:
brief-prepared = Answer:
brief-unanswered = No answer yet.
brief-length = { $words } words, { $minutes } at { $pace } words a minute
brief-fits = fits into { $minutes }
brief-too-long = too long for { $minutes }
brief-title = Brief of a speech
brief-pace = Words a minute
brief-empty = This side says nothing here yet.
brief-docx = Save as DOCX…
brief-markdown = Save as Markdown…
brief-print = Print…
print-tip = Opens it in your browser, which prints it.
action-brief = Brief of a speech…
action-brief-tip = What a side says, in speaking order, with short citations, what to expect and how to answer; with words and minutes.
action-flow-workbook = Flow sheet as XLSX…
action-flow-workbook-tip = Writes the flow sheet as a workbook for spreadsheet programs.
action-print-flow = Print the flow sheet
action-print-flow-tip = Opens the flow sheet in your browser, which prints it.
file-flow = flow
file-brief = brief
notice-print = It is open in your browser: print it there. The file is { $path }.
notice-print-closed = Nothing could open it. Print this file from a browser: { $path }

cli-dropped = { $dropped } dropped, { $answered } answered, { $conceded } conceded, { $early } too early
cli-no-side = There is no side “{ $side }”. There are: { $all }.
cli-no-speech = There is no speech “{ $speech }”. There are: { $all }.
cli-pace = --pace takes the words of a minute, 40 to 600, not “{ $word }”.
cli-only-brief = --side, --speech and --pace belong to counterpoint brief.
cli-brief-side = Whose brief? Name the side behind --side, by its letter or name.

outline-drop = argues for this
outline-drop-top = stands by itself
outline-fold = Fold
outline-unfold = Unfold
step-reparent = argue for something else
refused-below-itself = It would rest on itself.

## Preparing

scheme-none = none
scheme-asks = Critical questions
scheme-raise = Raise
scheme-raise-tip = Makes a card of the other side that undercuts this step, to be researched.
scheme-raised = ✓ raised
scheme-raised-tip = Goes to the card.
field-scheme-own = Another scheme
step-raise = raise a critical question
step-unite = merge two cards
notice-raised = Raised as a task. It counts against the step once it says what was found, or is no longer “to research”.
questions-hints = Hints
questions-hints-tip = What may be worth a second look: circles, near-duplicates, claims without citation, and more.
hints-means = What may be worth a second look. A hint is no verdict.
hints-none = Nothing strikes the eye.
hints-more = { $count } more
hint-circle = Cards that support one another in a circle ({ $count })
hint-both-sides = Premises from which several sides argue ({ $count })
hint-unmentioned = Conclusions that speak of what no linked premise mentions ({ $count })
hint-double = Cards that say nearly the same ({ $count })
hint-no-citation = Claims that cite nothing ({ $count })
hint-unlinked = Cards without any link ({ $count })
hint-share = { $percent } % of their words are the same
hint-unite = Merge
hint-unite-tip = One card with the links, citations and comments of both; other words go into its note.

## In the round

action-present = Present
action-present-tip = Fills the window with the line of argument of the selected card, or with the whole map, card by card in large type.
action-rehearse = Rehearse
action-rehearse-tip = Shows what the other side says, one by one, and hides your answers until you ask for them.
round = In the round
round-back = Back
round-next = Next
round-leave = Leave
rehearse-nothing = The other side says nothing yet.
rehearse-against = Against “{ $what }”:
rehearse-what = What do you answer?
rehearse-show = Show answers
rehearse-hide = Hide answers
rehearse-mark = To research
rehearse-marked = ✓ To research
rehearse-mark-tip = Mark what they say, because your answer is weak (W). The panel of questions lists all that is marked.
rehearse-for = For { $side }
timer-start = Start
timer-pause = Pause
timer-reset = Reset
timer-no-speech = Speech
timer-last-minute = Last minute
timer-over = Time is up

why-in-round = Leave the presentation first.
refused-too-much-to-unite = One card cannot hold the notes, citations and tags of both.

# Documents
cannot-bring = “{ $path }” cannot be brought in: { $why }
cannot-read-too-large = it has more than { $limit } MB, which is the most that is read.
cannot-read-bomb = unpacked, it has more than { $limit } MB. No document needs that much; ask whoever sent it for another copy.
cannot-read-parts = it is made of more than { $limit } pages or parts, which is the most that is read.
cannot-read-no-text = there is no text in it.
cannot-read-scan = { $limit ->
    [one] its page is a picture without text, a scan. Let a program for text recognition (OCR) make a PDF with text of it first.
   *[other] its { $limit } pages are pictures without text, a scan. Let a program for text recognition (OCR) make a PDF with text of it first.
}
cannot-read-locked = it is locked with a password. Save a copy without one, and bring that in.
cannot-read-type = it is of the type { $detail }, which is not read. Save it as PDF, DOCX or plain text, and bring that in.
cannot-read-picture = it is a picture. Let a program for text recognition (OCR) make a PDF with text of it first.
cannot-read-archive = it is an archive. Unpack it, and bring in the documents that are in it.
cannot-read-binary = it is no text, and of no type that is read.
cannot-read-entities = it declares abbreviations of its own (XML entities), which can be made to stand for anything, so it is not read. Open it in the program it comes from and save it anew.
cannot-read-damaged = it is damaged ({ $detail }). Open it in the program it comes from and save it anew.
cannot-read-slow = after { $limit } seconds there was no end to it. Print it to a new PDF, or copy its text and paste that.
cannot-read-memory = it needs more than { $limit } MB of memory. Print it to a new PDF, or copy its text and paste that.
cannot-read-broken = reading it failed ({ $detail }). Print it to a new PDF, or copy its text and paste that.
cannot-read-given-up = you stopped it.
source-pasted = The pasted text
loss-pages = { $count ->
    [one] One page has no text: a picture, probably.
   *[other] { $count } pages have no text: pictures, probably.
}
loss-pages-plain = { $count ->
    [one] One page was read in a simple way: words may be joined, or columns mixed.
   *[other] { $count } pages were read in a simple way: words may be joined, or columns mixed.
}
loss-pages-unread = { $count ->
    [one] One page cannot be read: it is damaged, or drawn in a way that is not known here.
   *[other] { $count } pages cannot be read: they are damaged, or drawn in a way that is not known here.
}
loss-comments = { $count ->
    [one] One comment on the document was left out.
   *[other] { $count } comments on the document were left out.
}
loss-deletions = { $count ->
    [one] One passage that was struck in tracked changes was left out.
   *[other] { $count } passages that were struck in tracked changes were left out.
}
loss-round-the-article = Only the article was taken, without menus, adverts and what else is on the page.
loss-too-long = It is longer than { $count } MB of text; the rest was left out.
loss-signs = { $count ->
    [one] One sign could not be read in the encoding of the document.
   *[other] { $count } signs could not be read in the encoding of the document.
}
loss-chapters = { $count ->
    [one] One chapter could not be read.
   *[other] { $count } chapters could not be read.
}
cli-document = { $paragraphs ->
    [one] 1 paragraph
   *[other] { $paragraphs } paragraphs
}

# Reading a source
reading-text = Text of the source
reading-page = p. { $page }
reading-covered = { $share } % of the text is cited on the map
reading-find = Find in the text
reading-hits = { $all ->
    [0] nothing found
   *[other] { $at } of { $all }
}
reading-smaller = Smaller letters
reading-larger = Larger letters
sources-add = + Add a source
tip-drop-document = You can also drop it on the window.
sources-add-file = From a document…
sources-add-paste = From the clipboard
sources-add-described = Described only, without text…
sources-all = All sources
source-menu = What can be done with this source
source-as-text = Text
source-as-passages = Passages
source-attach = Attach the article…
source-describe = Describe…
source-newer = Bring in a newer text…
source-bring-text = Bring in the text…
source-cited-by = { $count ->
    [0] No card cites it
    [one] Show the card that cites it
   *[other] Show the { $count } cards that cite it
}
source-copy-citation = Copy the full citation
source-leave-out = Leave the text out of the map
source-remove = Remove the source
source-argues-for = Argues for { $side }
source-to-check = { $count ->
    [one] 1 citation stands otherwise in this text: look at it
   *[other] { $count } citations stand otherwise in this text: look at them
}
source-text-left-out = The text was left out of the map. Citations have their words all the same; bring the text in to read it here.
source-no-text = This source is described only. Bring its text in to read it here and to take words from it.
source-form-title = The source
source-form-new = A source
source-field-title = Title
source-field-authors = Authors, one a line
source-field-publisher = Publisher
source-field-date = Date
source-field-address = Address
source-field-language = Language
source-field-short = Short name
source-field-note = Note
source-field-style = Citations as
take-kind-tip = What the card is for. While dragging: C, P, R.
take-own-words = My own words
take-own-words-tip = The card gets words of yours, with the quoted ones beneath. While dragging: W.
take-place = Place (I)
take-place-tip = Puts the words on the canvas. You can also drag them there, or click where they are to go.
take-copy = Copy with citation
take-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
document-kind = Documents
bringing-file = Reading { $name }…
looking-citations-up = Looking citations up in the text…
cannot-bring-map = it is a map.
notice-source-added = “{ $title }” is a source now: { $kind }, { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}.
notice-source-there = This text is among the sources already.
notice-newer-text = The newer text is in. Citations: { $exact } as before, { $moved } moved, { $changed } changed, { $lost } lost.
notice-other-text = This is not the text of “{ $title }”: too little of it is what the catalogue describes. Nothing was changed.
notice-attached = “{ $title }”: { $found } of { $all } paragraphs were found in your text. { $count ->
    [0] Passages show their sentences now.
    [one] Passages show their sentences now, and 1 card has its words.
   *[other] Passages show their sentences now, and { $count } cards have their words.
}
notice-no-place = This citation names no place in a text that is at hand.
notice-copied-cited = { $count ->
    [one] Copied with its citation.
   *[other] { $count } quotations copied with their citations.
}
refused-no-citation = The selected cards cite nothing.
offer-page = Only the article of this page was taken
offer-page-tip = The whole page has tables, footnotes and menus round it as well.
offer-page-accept = Take the whole page
ask-same-source-title = Another text of the same source?
ask-same-source = “{ $title }” is among the sources, with another text. Is this a newer text of it? Then citations are looked for in it.
ask-same-newer = A newer text of it
ask-same-another = Another source
ask-twice-title = This is on the map already
ask-twice = The card “{ $card }” was made of the same words.
ask-twice-show = Show that card
ask-twice-add = Add it a second time
path-to-bring = Which document?
check-title = Citations to look at
check-explain = Their words do not stand in the newer text as they were taken. Nothing is changed before you say so.
check-changed = changed, { $share } % alike
check-lost = lost
check-found = found
check-nowhere = Nothing like it was found.
check-may-be = It may be one of these; the text does not say which:
check-this = This one
check-take = Take the new words
check-take-tip = The citation quotes what stands in the newer text.
check-keep = Keep the old words
check-keep-tip = The citation keeps its words and stands by them alone, without a place in the newer text.
check-show-card = Show the card
check-later = Later
bibliography-title = Bibliography
bibliography-cited = Only what is cited
bibliography-none = There is nothing to list yet.
bibliography-copy = Copy
action-add-source = Add a source…
action-add-source-tip = Brings in a document: text, Markdown, HTML, DOCX, ODT, EPUB or PDF.
action-paste-source = Paste as a source
action-paste-source-tip = Makes a source of the text or the part of a web page that was copied.
action-describe-new-source = Describe a source…
action-describe-new-source-tip = A source without text: title, authors, date.
action-versions = Earlier versions…
action-versions-tip = What saves have replaced, what was mailed, what was taken in; look at it, and go back to it.
action-recovery = Unsaved work…
action-recovery-tip = Maps that were not saved when the program or the machine broke down.
action-bibliography = Bibliography…
action-bibliography-tip = The sources of the map in APA, MLA, Chicago or as debaters' cards.
action-copy-cited = Copy with citation
action-copy-cited-tip = Copies the words that the selected cards quote, with short and full citations.
action-show-passage = Show in the source
action-show-passage-tip = Shows the passage that the selected card was made of. A double click on the citation of a card does the same.
citation-show = Show in the source
source-unanswered = { $count ->
    [0] { $other } answers every claim
    [one] 1 claim is not answered from { $other }
   *[other] { $count } claims are not answered from { $other }
}
source-unanswered-tip = Claims of this source on the map that nothing from the other source speaks against yet.
