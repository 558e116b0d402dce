### Every message of Counterpoint, in English. A key begins with its module: `actions-save-as` is `i18n::actions::save_as()`.
### Numbers: added, all, answered, at, by_count, cards, changed, claims, conceded, count, depth, dropped, early, exact, falls, found, height, inferences, kilobytes, limit, line, links, looked, lost, main, most, moved, number, open, pace, paragraph, paragraphs, passages, percent, problems, removed, seconds, share, size, stands, statements, taken, used, version, width, words

## terms: Terms of the field: kinds of cards, relations, verdicts

terms-kind-claim = Claim
terms-kind-premise = Premise
terms-kind-rebuttal = Rebuttal
terms-kind-main-claim = Main claim
terms-relation-support = Because:
terms-relation-backing = The step holds:
terms-relation-rebut = But:
terms-relation-undercut = Against this step:
terms-relation-rephrase = In other words:
terms-relation-with = together with:
terms-locator = { $source }, par. { NUMBER($paragraph, useGrouping: "false") }
terms-locator-page = { $source }, p. { $page }
terms-several-links = Links
terms-several-differ = They differ
terms-mark-implicit = unsaid
terms-mark-conceded = conceded
terms-mark-to-research = to research
terms-mark-needs-support = needs support
terms-and = and
terms-spoken-support = { $count ->
    [one] { $premises } supports “{ $conclusion }”
   *[other] { $premises } together support “{ $conclusion }”
 }
terms-spoken-rebut = { $count ->
    [one] { $premises } rebuts “{ $conclusion }”
   *[other] { $premises } together rebut “{ $conclusion }”
 }
terms-spoken-undercut = { $count ->
    [one] { $premises } undercuts { $conclusion }
   *[other] { $premises } together undercut { $conclusion }
 }
terms-spoken-rephrase = { $premises } says “{ $conclusion }” in other words
terms-paragraph = Paragraph { NUMBER($number, useGrouping: "false") }
terms-paragraph-short = par.{"\u00A0"}
terms-sentences = s. { $list }
terms-the-map = Map
terms-list-arguments = For and against
terms-list-uses = Used in
terms-conclusion-change = Change the conclusion…
terms-conclusion-change-tip = Then click the card, or the link, that it shall argue about.
terms-list-premises = Premises
terms-linked-means = Linked: they count only together.
terms-mark-pinned = pinned
terms-label-stands = stands
terms-label-falls = falls
terms-label-open = open
terms-label-absent = not there
terms-weight-certain = certain
terms-weight-likely = likely
terms-weight-even = even
terms-weight-doubtful = doubtful
terms-weight-percent = { $percent } %
terms-weight-unsaid = not said
terms-weight-stale = Judged when it had other words
terms-weight-stale-tip = The card said something else when somebody said how sure it is, or that it is conceded.
terms-weight-stale-short = judged on other words
terms-weight-still = Still so

## canvas: The canvas

canvas-canvas = Canvas
canvas-card-empty = Say it in one sentence
canvas-card-blank = (empty card)
canvas-frame = Frame
canvas-frame-untitled = Untitled frame
canvas-frame-named = Frame { $title }
canvas-frame-means = Cards whose middle lies in the frame move with it.
canvas-empty-title = Two analyses, one empty canvas
canvas-empty-drag = Drag a passage from the left to here, then another onto it.
canvas-empty-type = Or double-click to write a claim of your own.
canvas-link-support = Support
canvas-link-rebut = Rebut
canvas-link-undercut = Undercut
canvas-link-rephrase = In other words
canvas-drop-claim = Drop: a claim
canvas-drop-premise-card = Drop: a premise
canvas-drop-rebuttal-card = Drop: a rebuttal
canvas-drop-card-means = a card of its own
canvas-drop-support = Drop: a reason
canvas-drop-support-means = supports “{ $on }”
canvas-drop-rebuttal = Drop: a rebuttal
canvas-drop-rebuttal-means = rebuts “{ $on }”
canvas-drop-premise = Drop: a linked premise
canvas-drop-premise-means = counts only together with the others
canvas-drop-undercut = Drop: an undercut
canvas-drop-undercut-means = grants the premises, denies the step
canvas-drop-rephrase-means = says the same as “{ $on }”
canvas-drop-link-support = Support this
canvas-drop-link-rebut = Rebut this
canvas-drop-link-undercut = Undercut this step
canvas-drop-link-rephrase = Same in other words
canvas-drop-link-itself = A card cannot argue for or against itself
canvas-drop-link-where = On a card, a link or its sign
canvas-hint-canvas = Drag to select · wheel to zoom · middle button or space to move · double-click for a claim
canvas-hint-card = Drag to move · double-click to edit · drag a dot to link
canvas-hint-line = Click to select the link · drop a passage on its line to undercut, on its sign to add a premise
canvas-hint-handle = Drag to another card, a line or a sign to link · with Alt: the opposite
canvas-hint-grip = Drag to change the width
canvas-hint-frame-title = Drag to move the frame with its cards · double-click to name it
canvas-hint-move = Release to drop · Alt: no snapping · Esc: leave it where it was
canvas-hint-pan = Moving the view
canvas-hint-box = Release to select · Shift: add to the selection
canvas-hint-frame = Draw the box of the frame
canvas-hint-resize = Release to keep this size
canvas-hint-link = Release on a card, a line or a sign
canvas-hint-pick = Click what it is for, or choose with the arrow keys and press Enter · Esc: never mind
canvas-hint-relink = Click the card or the link that it shall argue about · Esc: never mind
canvas-hint-armed = Click where the passage goes: on the canvas, a card, a sign or a line · Esc: never mind
canvas-hint-order = This is how the cards would stand. Enter keeps the order, Escape goes back
canvas-minimap = Small map of everything
canvas-card-stands = Stands
canvas-card-falls = Falls
canvas-card-open = Open
canvas-hint-flow = Enter: line below · Tab: answer · arrows: move · F2: write · Delete

## fields: Fields of the panels

fields-tip-drop-map = You can also drop one on the window.
fields-passage-on-map = on the map
fields-passage-concession = concession
fields-passage-background = background
fields-text = Text
fields-kind = Kind
fields-side = Side
fields-note = Note
fields-place = Place
fields-place-width = Place and width
fields-size = Size
fields-width = Width
fields-tags = Tags, with commas between
fields-title = Title
fields-motion = Motion
fields-sides = Sides
fields-side-letter = Letter
fields-side-name = Name of the side
fields-citations = Citations
fields-paragraph = Paragraph
fields-quote = Quoted words
fields-sentences = Sentences
fields-attributed = Attributed to
fields-scheme = Argumentation scheme
fields-conclusion = Conclusion
fields-implicit = Unsaid
fields-implicit-tip = Nobody says it, but the step needs it.
fields-conceded = Conceded
fields-conceded-tip = The other side grants it.
fields-needs-support = Needs support
fields-to-research = To research
fields-to-research-tip = Somebody still has to find out what there is to it. The panel of questions lists all such cards.
fields-needs-support-tip = It stands only if something that stands supports it.
fields-card-text = Text of the card
fields-frame-title = Title of the frame
fields-path = Path of the file
fields-citation-add = Cite a source…
fields-citation-remove = Remove the citation
fields-citation-none = A card from the sources brings its citation along.
fields-text-long = Long for a card. Two short ones are easier to answer.
fields-side-none = No side
fields-side-first = Proposition
fields-side-second = Opposition
fields-side-new = Side { $letter }
fields-side-add = Add a side
fields-side-remove = Remove this side
fields-side-colour = Change the colour
fields-inspector-hint = Select a card, a link or a frame to see all of it here.
fields-name = Your name
fields-what-if-banner = What if: { $count ->
    [one] one assumption is
   *[other] { $count } assumptions are
 } on
fields-how-sure = How sure
fields-how-sure-tip = How sure the card is by itself, before anything speaks for or against it. It counts for strengths.
fields-how-strong = How strong
fields-how-strong-tip = How strong the step is by itself, whatever its premises are.
fields-strength = Strength
fields-strength-tip = How strongly it is held up, from 0 to 1, by all that bears on it: quadratic energy (Potyka 2018). Labels do not depend on it.
fields-what-if = What if
fields-what-if-tip = Take it for true or false for the moment, and see what follows.
fields-muted = Muted
fields-muted-tip = Counts for the moment as if it had not been drawn.
fields-why = Why
fields-flips = What would flip it
fields-does-not-settle = does not settle
fields-what-if-not = as it is
fields-what-if-true = true
fields-what-if-false = false
fields-format = Format of the debate
fields-speech = Speech
fields-scheme-own = Another scheme
fields-tip-drop-document = You can also drop it on the window.
fields-citation-show = Show in the source

## outline: The outline

outline-again = (see above)
outline-title = Outline
outline-drop = argues for this
outline-drop-top = stands by itself
outline-fold = Fold
outline-unfold = Unfold

## status: The status line and the palette

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
status-state-edited = edited
status-state-saved = saved
status-palette-hint = Find a command
status-palette-nothing = No command is called like that.
status-elsewhere = open in another window

## actions: Menus and actions, with their tooltips

actions-menu-file = File
actions-menu-edit = Edit
actions-menu-argue = Argue
actions-menu-arrange = Arrange
actions-menu-view = View
actions-menu-help = Help
actions-menu-recent = Open recent
actions-new = New map
actions-new-tip = Begins an empty map in this window.
actions-new-window = New window
actions-new-window-tip = Opens another window, with a map of its own.
actions-open = Open…
actions-open-tip = Opens a map file.
actions-open-finished = Open the finished map
actions-open-finished-tip = Shows the two analyses mapped against each other.
actions-open-tutorial = Learn the moves
actions-open-tutorial-tip = Opens a small map that teaches how to build one.
actions-open-blank = Blank debate
actions-open-blank-tip = Opens a map with sides and frames for a new motion.
actions-save = Save
actions-save-tip = Writes the map to its file; the old file stays whole until the new one is.
actions-save-as = Save as…
actions-save-as-tip = Writes the map to another file and goes on with that.
actions-mail = Mail map
actions-mail-tip = Choose what goes, see exactly what is in the files, and hand it to your mail program.
actions-quit = Quit
actions-quit-tip = Closes the window; asks first if something is unsaved.
actions-undo = Undo
actions-undo-tip = Takes the last step back.
actions-redo = Redo
actions-redo-tip = Makes the step that was undone again.
actions-undo-named = Undo { $step }
actions-redo-named = Redo { $step }
actions-cut = Cut
actions-cut-tip = Copies the selected cards and takes them away.
actions-copy = Copy
actions-copy-tip = Copies the selected cards: as cards for Counterpoint, as text for a mail.
actions-paste = Paste
actions-paste-tip = Puts copied cards down, or makes a card of copied text.
actions-duplicate = Duplicate
actions-duplicate-tip = Puts a copy of the selected cards beside them.
actions-delete = Delete
actions-delete-tip = Takes the selected elements away, with the links that hang on them.
actions-select-all = Select all
actions-select-all-tip = Selects all cards and frames.
actions-edit-text = Edit text
actions-edit-text-tip = Edits the card where it stands. Enter finishes, Shift+Enter breaks the line.
actions-claim = New claim
actions-claim-short = Claim
actions-claim-tip = Puts an empty claim on the canvas, at the pointer or in the middle.
actions-premise = New premise
actions-premise-short = Premise
actions-premise-tip = Puts an empty premise on the canvas.
actions-rebuttal = New rebuttal
actions-rebuttal-short = Rebuttal
actions-rebuttal-tip = Puts an empty rebuttal on the canvas.
actions-place-passage = Place the chosen passage
actions-place-passage-tip = Puts the passage that is chosen in the sources on the canvas.
actions-accept-offer = Link as the source does
actions-accept-offer-tip = Draws the links that the source itself makes to cards on the map.
actions-child = Reason below
actions-child-tip = Adds a card that supports the selected card, or one that undercuts the selected link.
actions-counter = Rebuttal below
actions-counter-tip = Adds a card of the other side that rebuts the selected card.
actions-sibling = Card beside
actions-sibling-tip = Adds a card beside the selected one, for or against the same.
actions-support = Support…
actions-support-short = Support
actions-support-tip = The selected cards support the card that you click next, together if they are several.
actions-attack = Rebut…
actions-attack-short = Rebut
actions-attack-tip = The selected cards rebut the card that you click next.
actions-undercut = Undercut…
actions-undercut-short = Undercut
actions-undercut-tip = The selected cards deny the link that you click next: they grant its premises and deny the step.
actions-rephrase = Same in other words…
actions-rephrase-tip = The selected card says the same as the card that you click next; carries no force.
actions-link-together = Link into the step
actions-link-together-tip = The selected cards become linked premises of the selected link: it counts only with all of them.
actions-reverse = Turn the link round
actions-reverse-tip = The conclusion becomes the premise, and the premise the conclusion.
actions-frame = Draw a frame
actions-frame-tip = The next drag draws a titled box; cards in it move with it.
actions-frame-selection = Frame the selection
actions-frame-selection-tip = Draws a titled box round the selected cards.
actions-align-left = Align left
actions-align-left-tip = Lines up the left edges of the selected cards.
actions-align-centre = Align centres
actions-align-centre-tip = Lines the selected cards up above one another.
actions-align-right = Align right
actions-align-right-tip = Lines up the right edges of the selected cards.
actions-align-top = Align top
actions-align-top-tip = Lines up the upper edges of the selected cards.
actions-align-middle = Align middles
actions-align-middle-tip = Lines the selected cards up side by side.
actions-align-bottom = Align bottom
actions-align-bottom-tip = Lines up the lower edges of the selected cards.
actions-distribute-across = Distribute across
actions-distribute-across-tip = Makes the gaps between the selected cards equal, from left to right.
actions-distribute-down = Distribute down
actions-distribute-down-tip = Makes the gaps between the selected cards equal, from top to bottom.
actions-nudge-left = Nudge left
actions-nudge-left-tip = Moves the selection a little to the left.
actions-nudge-right = Nudge right
actions-nudge-right-tip = Moves the selection a little to the right.
actions-nudge-up = Nudge up
actions-nudge-up-tip = Moves the selection a little up.
actions-exchange-left = Change places to the left
actions-exchange-left-tip = The selected card and its branch change places with the neighbour at the left that argues for or against the same.
actions-exchange-right = Change places to the right
actions-exchange-right-tip = The same with the neighbour at the right.
actions-exchange-up = Change places upwards
actions-exchange-up-tip = The same with the neighbour above, where reasons are stacked.
actions-exchange-down = Change places downwards
actions-exchange-down-tip = The same with the neighbour below.
actions-nudge-down = Nudge down
actions-nudge-down-tip = Moves the selection a little down.
actions-zoom-in = Zoom in
actions-zoom-in-tip = Shows less, larger. The wheel does the same at the pointer.
actions-zoom-out = Zoom out
actions-zoom-out-tip = Shows more, smaller.
actions-zoom-actual = Zoom to 100 %
actions-zoom-actual-tip = Shows cards at their true size.
actions-fit = Fit all
actions-fit-tip = Shows the whole map.
actions-fit-selection = Fit selection
actions-fit-selection-tip = Shows all that is selected.
actions-walk-left = Card to the left
actions-walk-left-tip = Selects the next card to the left.
actions-walk-right = Card to the right
actions-walk-right-tip = Selects the next card to the right.
actions-walk-up = Card above
actions-walk-up-tip = Selects the next card above.
actions-walk-down = Card below
actions-walk-down-tip = Selects the next card below.
actions-next-link = Next link of the card
actions-next-link-tip = Selects the links of the selected card one after another.
actions-add-next-link = Next link as well
actions-add-next-link-tip = Selects the next link of the card together with those that are selected.
actions-select-links = Select the links
actions-select-links-tip = Selects the links of the selected cards, to change them all at once.
actions-sources = Sources
actions-sources-tip = Shows or hides the sources at the left.
actions-inspector = Inspector
actions-inspector-tip = Shows or hides the details at the right.
actions-next-panel = Next panel
actions-next-panel-tip = Moves the keyboard from the canvas to the sources, the inspector and back.
actions-find-passage = Find in the analyses
actions-find-passage-tip = Puts the keyboard into the filter of the sources.
actions-theme-system = Theme of the system
actions-theme-system-tip = Light or dark as the system has it.
actions-theme-light = Light theme
actions-theme-light-tip = Always light.
actions-theme-dark = Dark theme
actions-theme-dark-tip = Always dark.
actions-palette = All commands…
actions-palette-tip = Finds any command by a few letters of its name.
actions-keys = Keys
actions-keys-tip = Lists all keys.
actions-about = About Counterpoint
actions-about-tip = Version and licence.
actions-menu-frame-only = Remove the frame, keep its cards
actions-menu-undercut-this = Undercut this step
actions-menu-undercut-this-tip = Adds a card that denies this step.
actions-menu-detach = Take a premise out
actions-arrange-layers = Arrange in layers
actions-arrange-layers-tip = Main claims on top, reasons below; the result is shown first.
actions-arrange-tree = Arrange as a tree
actions-arrange-tree-tip = Every card below the first thing that it argues for or against.
actions-arrange-compact = Arrange compactly
actions-arrange-compact-tip = Branches in rows and reasons stacked, about as wide as a screen.
actions-arrange-branch = Arrange this branch
actions-arrange-branch-tip = Only what argues for or against the selected card; the card itself stays.
actions-arrange-selection = Arrange the selection
actions-arrange-selection-tip = Only the selected cards; all others stay.
actions-place-loose = Spread cards that cover others
actions-place-loose-tip = Gives cards that lie on other cards a place of their own; all others stay.
actions-find = Find on the map…
actions-find-tip = Cards by their words, notes, comments, tags and sources, also when a word is misspelt.
actions-find-next = Next hit
actions-find-next-tip = Shows the next card that was found.
actions-find-previous = Previous hit
actions-find-previous-tip = Shows the card that was found before.
actions-fold = Fold or unfold
actions-fold-tip = Puts away what argues for or against the selected card alone; a number says how many.
actions-fold-others = Fold all others
actions-fold-others-tip = Folds every branch but the one of the selected card.
actions-focus = Focus
actions-focus-tip = Shows only what is within two steps of the selected cards, or everything again.
actions-focus-wider = Wider focus
actions-focus-wider-tip = One step more around what is in focus.
actions-focus-narrower = Narrower focus
actions-focus-narrower-tip = One step fewer around what is in focus.
actions-show-all = Show everything
actions-show-all-tip = Unfolds, ends the focus and the filter.
actions-view-back = Back to the last view
actions-view-back-tip = Where you looked before you jumped.
actions-view-forward = Forward again
actions-view-forward-tip = Where you looked before you went back.
actions-minimap = Small map
actions-minimap-tip = Shows or hides the whole map in a corner; drag on it to go elsewhere.
actions-bookmark = Bookmark
actions-bookmark-tip = Marks the selected cards to come back to, or takes their marks away; with nothing selected it marks the view.
actions-bookmark-next = Next bookmark
actions-bookmark-next-tip = Goes to what was marked next; the outline lists all.
actions-bookmark-previous = Previous bookmark
actions-bookmark-previous-tip = Goes to what was marked before.
actions-outline = Outline
actions-outline-tip = Shows or hides the map as a list that keeps step with the canvas.
actions-pin = Pin where it stands
actions-pin-tip = The selected cards stay where they are when others are put in order; once more lets them go.
actions-menu-debate = Debate
actions-menu-compare = Compare
actions-name = Your name…
actions-name-tip = What you are called in maps that you save, so that others see who changed what. You need not have a name.
actions-compare-file = Compare with a file…
actions-compare-file-tip = Look at what another copy of this map has changed, and take it in or refuse it, one by one.
actions-since-mailed = Changed since I mailed it
actions-since-mailed-tip = Show on the canvas what you have changed since you mailed this map last.
actions-review-next = Next difference
actions-review-next-tip = Look at the next point in which the two copies differ.
actions-review-previous = Previous difference
actions-review-previous-tip = Look at the point before.
actions-review-take = Take this
actions-review-take-tip = Take in what the other copy has, and go on to the next difference.
actions-review-refuse = Refuse this
actions-review-refuse-tip = Leave this as it is in your map, and go on to the next difference.
actions-review-both = Keep both, on two cards
actions-review-both-tip = Keep your wording, and put theirs on a card of its own beside it.
actions-review-take-in = Take in what was agreed
actions-review-take-in-tip = Change your map as decided, in one step that can be undone.
actions-review-stop = Stop comparing
actions-review-stop-tip = Go back to your map as it was.
actions-comment = Comment
actions-comment-tip = Say something to your team mates about the selected card or link. It is no part of the argument.
actions-share-page = Save as a web page…
actions-share-page-tip = One file that anybody reads in a browser, without Counterpoint and without a network. Counterpoint opens it as a map.
actions-export-picture = Save as a picture…
actions-export-picture-tip = SVG, PNG or PDF, of all of the map or of a part, with the map inside, so that Counterpoint opens it again.
actions-export-text = Save for other programs…
actions-export-text-tip = As text: Markdown, Argdown, a table (CSV), Graphviz, Mermaid or LaTeX.
actions-copy-picture = Copy as picture
actions-copy-picture-tip = Put a picture of what is selected, or of all, on the clipboard.
actions-standing = Show what stands
actions-standing-tip = Shows on each card and link whether it stands, falls or is open, and what was dropped; or hides that.
actions-why = Why?
actions-why-tip = Lights what decides whether the selected card or link stands.
actions-questions = Questions
actions-questions-tip = Shows or hides what stands, what hangs on what, what was left unanswered, and what is still to be found out.
actions-assume-true = What if it is true
actions-assume-true-tip = Takes the selected cards for true, whatever speaks against them; once more takes that back.
actions-assume-false = What if it is false
actions-assume-false-tip = Takes the selected cards for false, or mutes the selected links; once more takes that back.
actions-show-assumptions = Show what is assumed
actions-show-assumptions-tip = Selects everything that is assumed or muted for the moment.
actions-show-assumptions-short = Show
actions-clear-assumptions = Assume nothing
actions-clear-assumptions-tip = Gives up everything that is assumed or muted, in one step.
actions-clear-assumptions-short = Assume nothing
actions-dropped-next = Next dropped
actions-dropped-next-tip = Goes to the next card that the other side has left unanswered.
actions-dropped-next-short = Next
actions-dropped-previous = Previous dropped
actions-dropped-previous-tip = Goes to the one before.
actions-dropped-previous-short = Previous
actions-format = Format of the debate…
actions-format-tip = Choose who speaks when, and for how long; then cards can belong to speeches, and dropped counts turns.
actions-show-map = Map
actions-show-map-tip = Shows the canvas.
actions-show-flow = Flow sheet
actions-show-flow-tip = Shows the map as a sheet: a column for each speech, an answer on the row of what it answers.
actions-show-clash = Clashes
actions-show-clash-tip = Shows where the sides meet, and who is ahead there.
actions-brief = Brief of a speech…
actions-brief-tip = What a side says, in speaking order, with short citations, what to expect and how to answer; with words and minutes.
actions-flow-workbook = Flow sheet as XLSX…
actions-flow-workbook-tip = Writes the flow sheet as a workbook for spreadsheet programs.
actions-print-flow = Print the flow sheet
actions-print-flow-tip = Opens the flow sheet in your browser, which prints it.
actions-present = Present
actions-present-tip = Fills the window with the line of argument of the selected card, or with the whole map, card by card in large type.
actions-rehearse = Rehearse
actions-rehearse-tip = Shows what the other side says, one by one, and hides your answers until you ask for them.
actions-add-source = Add a source…
actions-add-source-tip = Brings in a document: text, Markdown, HTML, DOCX, ODT, EPUB or PDF.
actions-paste-source = Paste as a source
actions-paste-source-tip = Makes a source of the text or the part of a web page that was copied.
actions-describe-new-source = Describe a source…
actions-describe-new-source-tip = A source without text: title, authors, date.
actions-versions = Earlier versions…
actions-versions-tip = What saves have replaced, what was mailed, what was taken in; look at it, and go back to it.
actions-recovery = Unsaved work…
actions-recovery-tip = Maps that were not saved when the program or the machine broke down.
actions-bibliography = Bibliography…
actions-bibliography-tip = The sources of the map in APA, MLA, Chicago or as debaters' cards.
actions-copy-cited = Copy with citation
actions-copy-cited-tip = Copies the words that the selected cards quote, with short and full citations.
actions-show-passage = Show in the source
actions-show-passage-tip = Shows the passage that the selected card was made of. A double click on the citation of a card does the same.

## unavailable: Why an action is not available

unavailable-nothing-to-undo = There is nothing to undo.
unavailable-nothing-to-redo = There is nothing to redo.
unavailable-select-card = Select a card first.
unavailable-select-something = Select something first.
unavailable-select-one-card = Select just one card first.
unavailable-select-two = Select two or more cards first.
unavailable-select-three = Select three or more cards first.
unavailable-select-link = Select a link first.
unavailable-select-one = Select one card or link first.
unavailable-select-card-or-link = Select a card or a link first.
unavailable-no-assumption = Nothing is assumed.
unavailable-none-dropped = Nothing was left unanswered.
unavailable-select-card-and-link = Select a link and the cards that are to join it.
unavailable-select-passage = Choose a passage in the sources first.
unavailable-no-offer = The source offers no link right now.
unavailable-empty = The map is empty.
unavailable-no-profile = There is no folder in which versions could be kept.
unavailable-no-focus = Nothing is in focus. Select a card and press O.
unavailable-no-hits = Nothing is found yet. Press Ctrl+F and type.
unavailable-no-bookmarks = Nothing is marked. Select a card and press B.
unavailable-all-shown = Everything is shown already.
unavailable-comparing = Finish comparing first: take in what was agreed, or stop.
unavailable-not-comparing = No other copy is being compared.
unavailable-no-points = There is nothing to decide.
unavailable-not-both = Only two wordings of one card can stand on two cards.
unavailable-own-work = This is your own work.
unavailable-questions-open = Some questions are open. Decide them first.
unavailable-never-mailed = This map was not mailed from here yet.
unavailable-select-one-to-comment = Select one card or link to say something about it.
unavailable-light = Show on the map
unavailable-in-round = Leave the presentation first.

## refusals: Why an edit was refused

refusals-source-cited = Cards still cite it. Take the citations away first.
refusals-no-neighbour = Nothing on that side argues for or against the same.
refusals-pinned-neighbour = One of the two is pinned and stays where it is.
refusals-no-links = No link of it is shown.
refusals-no-premise = A link needs a card that it comes from.
refusals-itself = A card cannot argue for or against itself.
refusals-premise-no-card = Only cards can be premises.
refusals-gone = That is no longer on the map.
refusals-speech-twice = Every speech needs a short name that no other speech has.
refusals-linked-already = They are linked like this already.
refusals-ring = That would close a ring of links that deny only one another.
refusals-reverse-linked = Only a link with one premise can be turned round.
refusals-reverse-undercut = An undercut cannot be turned round: a link is no premise.
refusals-last-premise = It is the only premise. Delete the link instead.
refusals-no-change = Nothing changes.
refusals-side-in-use = Cards still belong to this side. Give them another one first.
refusals-nothing-selected = Nothing is selected.
refusals-nothing-to-paste = There is nothing to paste.
refusals-need-two = Two cards or more can be lined up.
refusals-need-three = Three cards or more can be spread.
refusals-no-step = There is no link yet that could be undercut.
refusals-text-too-long = That text is longer than a card can hold.
refusals-bookmark-gone = What was marked is no longer in the map.
refusals-nothing-below = Nothing argues for or against this alone, so there is nothing to fold away.
refusals-other-debate = That is a map of another debate.
refusals-nothing-said = Write something first.
refusals-no-assumption = Nothing is assumed.
refusals-assume-link = A link cannot be assumed; mute it with “What if it is false”.
refusals-below-itself = It would rest on itself.
refusals-too-much-to-unite = One card cannot hold the notes, citations and tags of both.
refusals-no-citation = The selected cards cite nothing.

## steps: Names of steps, for undo and redo

steps-exchange = { $count ->
    [one] change places
   *[other] change places of { $count } cards
}
steps-add-card = add a card
steps-text = edit text
steps-add-source = add a source
steps-source = describe a source
steps-remove-source = remove a source
steps-attach-text = attach the text of a source
steps-new-text = bring in a newer text
steps-leave-text-out = leave a text out of the map
steps-kind = { $count ->
    [one] change the kind
   *[other] change the kind of { $count } cards
 }
steps-side = { $count ->
    [one] change the side
   *[other] change the side of { $count } cards
 }
steps-citations = edit citations
steps-note = edit a note
steps-tags = edit tags
steps-marks = change a mark
steps-format = change the format of the debate
steps-weight = say how sure
steps-assume = assume
steps-speech = choose a speech
steps-mute = mute a link
steps-step-move = { $count ->
    [one] move
   *[other] move { $count } elements
 }
steps-resize = resize
steps-support = { $count ->
    [one] support
   *[other] link { $count } premises
 }
steps-rebut = { $count ->
    [one] rebut
   *[other] rebut with { $count } linked premises
 }
steps-undercut = undercut
steps-rephrase = say in other words
steps-join = { $count ->
    [one] link a premise
   *[other] link { $count } premises
 }
steps-detach = take a premise out
steps-relink = change what a link concludes in
steps-reverse = turn a link round
steps-link-kind = change a link's kind
steps-scheme = name a scheme
steps-drop-support = add a supporting card
steps-drop-rebut = add a rebuttal
steps-drop-join = add a linked premise
steps-drop-undercut = add an undercut
steps-offered = link as the source does
steps-remove = { $count ->
    [one] delete
   *[other] delete { $count } elements
 }
steps-remove-links = { $count ->
    [one] delete a link
   *[other] delete { $count } links
 }
steps-remove-frame = remove a frame
steps-add-frame = draw a frame
steps-frame = change a frame
steps-paste = { $count ->
    [one] paste
   *[other] paste { $count } elements
 }
steps-duplicate = { $count ->
    [one] duplicate
   *[other] duplicate { $count } elements
 }
steps-align = align
steps-distribute = distribute
steps-sides = change the sides
steps-title = name the map
steps-motion = state the motion
steps-together = several edits
steps-from = the step from “{ $premise }”
steps-order = { $count ->
    [one] arrange { $count } card
   *[other] arrange { $count } cards
}
steps-pin = { $count ->
    [one] pin { $count } card
   *[other] pin { $count } cards
}
steps-take-in = take in another copy
steps-comment = comment
steps-resolve = mark a comment
steps-remove-comment = delete a comment
steps-clear-assumptions = assume nothing
steps-reparent = argue for something else
steps-raise = raise a critical question
steps-unite = merge two cards

## notices: Notices and offers

notices-changed-outside = { $count ->
    [one] One element was changed by hand or by another program since Counterpoint wrote this file, or the file is damaged there.
   *[other] { $count } elements were changed by hand or by another program since Counterpoint wrote this file, or the file is damaged there.
 }
notices-undo = Undo
notices-close = Put aside
notices-undone = Undone: { $step }
notices-redone = Done again: { $step }
notices-copied = { $count ->
    [one] 1 card copied, as text too
   *[other] { $count } cards copied, as text too
 }
notices-removed-links = { $count ->
    [one] 1 link went with it.
   *[other] { $count } links went with it.
 }
notices-weakened = { $count ->
    [one] 1 step goes on with fewer linked premises.
   *[other] { $count } steps go on with fewer linked premises.
 }
notices-saved = Saved as { $name }
notices-profile-elsewhere = The folder { $wanted } cannot be used. What you type is kept for a crash in { $folder } instead, with your settings and earlier versions.
notices-profile-none = Nothing is kept for a crash, and no earlier versions: the folder { $wanted } cannot be used, and no other one either. Save often.
notices-not-saved = Not saved. { $why } Your work is in this window. File: { $path }
notices-settings = Your settings could not be written. { $why }
notices-large = This map has { $cards } cards. Two smaller maps are easier to read.
notices-worker-lost = Opening stopped because of a fault of Counterpoint. Your map is untouched.
notices-draft = A mail draft with the files attached is on its way to your mail program. If none opens, the draft is here: { $path }
notices-draft-closed = No mail program answered. The draft with the files attached is here, for any mail program: { $path }
notices-no-draft-folder = There is no folder to write a mail draft to. Attach the saved file by hand.
notices-new-window = The new window did not open. { $why }
notices-offer-title = { $count ->
    [one] The source itself makes a link here
   *[other] The source itself makes { $count } links here
 }
notices-offer-support = “{ $from }” supports “{ $to }”
notices-offer-rebut = “{ $from }” rebuts “{ $to }”
notices-offer-undercut = “{ $from }” undercuts { $to }
notices-offer-linked = “{ $from }” joins what argues about “{ $to }”, as a linked premise
notices-offer-more = and { $count } more
notices-offer-accept = Link
notices-offer-refuse = No, thanks
notices-read-only = “{ $name }” is protected against writing. You can work on the map; saving asks where to put it.
notices-two-windows = “{ $name }” is open in another window as well. What is saved there is shown here, and nothing is overwritten.
notices-file-gone = “{ $name }” is not where it was: moved, deleted, or its drive is gone. The map is in this window: save to put it back, or save it elsewhere.
notices-file-other = “{ $name }” holds something else now, or something that cannot be read whole. The map is in this window: save it under another name.
notices-followed = “{ $name }” was changed by somebody else, and is shown as it is now: { $counts }.
notices-offer-file = “{ $name }” was changed by somebody else
notices-offer-file-tip = Your work here is not saved yet. Nothing is overwritten: see what differs, and take in what you want.
notices-offer-file-accept = See what differs
notices-went-back = Went back: { $counts }.
notices-broke-down = Counterpoint broke down. Your work is on the disk up to the last moment: start the program again, and it is offered. A report without any of your text is here: { $report }
notices-broke-down-title = Counterpoint broke down
notices-broke-down-explain = That should not have happened. Your work is on the disk up to the last moment, and is offered next. This report says what happened. It has none of your text: you can copy it and send it to the developers.
notices-broke-down-no-report = No report could be written.
notices-broke-down-copy = Copy the report
notices-broke-down-go-on = Go on
notices-recovered = “{ $name }” is as it was before the program ended. Its file has not been touched: save to keep this.
notices-recovered-unnamed = The map is as it was before the program ended. It is in no file yet: save to keep it.
notices-still-saving = Still writing to { $path }, for { $seconds } s now. The disk or the network does not answer. Your work is also kept for recovery; you can save it somewhere else.
notices-saved-late = It was written to { $path } after all.
notices-recover = Look at it
notices-recovery-waits = { $count ->
    [one] Work on another map was not saved when the program ended. It can be recovered.
   *[other] Work on { $count } other maps was not saved when the program ended. It can be recovered.
 }
notices-more-recovery = { $count ->
    [one] One more map can be recovered: File, Unsaved work.
   *[other] { $count } more maps can be recovered: File, Unsaved work.
 }
notices-no-recovery = There is no unsaved work of an earlier time.
notices-no-journal = What you do is not being kept for a crash of the program: { $why } Save often until there is room.
notices-path-to-save = Save the map as
notices-path-to-open = Open a map
notices-path-explain = This system shows no file dialog. Type the path of the file.
notices-repaired-suffix = {" "}(repaired)
notices-fold-count = +{ $count }
notices-in-order = Everything is in this order already.
notices-bookmarked = Marked: { $name }
notices-bookmark-gone = No longer marked: { $name }
notices-excess = These two copies cannot become one map. { $why }
notices-questions = { $count ->
    [one] One question has
   *[other] { $count } questions have
 } to be decided before the rest is taken in.
notices-not-taken-in = It could not be taken in: { $why }. Your map is as it was.
notices-had-all = Your map is as it was: they had nothing that you do not have.
notices-taken-in = Taken in: { $counts }.
notices-taken-in-ahead = They had all of yours already. Taken in: { $counts }.
notices-nothing-since = Nothing has changed since you mailed it { $when }.
notices-renamed = Another copy of Counterpoint bears the name of this one, probably because the profile was copied. This one has taken a fresh name; nothing is lost.
notices-other-debate = “{ $name }” is a map of another debate, so there is nothing to compare.
notices-not-compared = “{ $name }” is the map that is open, or one of the two is damaged.
notices-name = You are called { $name } in maps that you save from now on.
notices-no-name = Maps that you save from now on do not name you.
notices-exported = { $name } was written ({ $size } kB).
notices-not-exported = It was not written. { $why } File: { $path }
notices-mailed = Your mail program has it. If a file is missing there, attach it from here: { $path }
notices-picture-copied = A picture of { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } points is on the clipboard.
notices-none-dropped = Nothing was left unanswered.
notices-print = It is open in your browser: print it there. The file is { $path }.
notices-print-closed = Nothing could open it. Print this file from a browser: { $path }
notices-raised = Raised as a task. It counts against the step once it says what was found, or is no longer “to research”.
notices-source-added = “{ $title }” is a source now: { $kind }, { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}.
notices-source-there = This text is among the sources already.
notices-newer-text = The newer text is in. Citations: { $exact } as before, { $moved } moved, { $changed } changed, { $lost } lost.
notices-other-text = This is not the text of “{ $title }”: too little of it is what the catalogue describes. Nothing was changed.
notices-attached = “{ $title }”: { $found } of { $all } paragraphs were found in your text. { $count ->
    [0] Passages show their sentences now.
    [one] Passages show their sentences now, and 1 card has its words.
   *[other] Passages show their sentences now, and { $count } cards have their words.
}
notices-no-place = This citation names no place in a text that is at hand.
notices-copied-cited = { $count ->
    [one] Copied with its citation.
   *[other] { $count } quotations copied with their citations.
}
notices-offer-page = Only the article of this page was taken
notices-offer-page-tip = The whole page has tables, footnotes and menus round it as well.
notices-offer-page-accept = Take the whole page
notices-path-to-bring = Which document?

## dialogs: Dialogs and questions

dialogs-title-open = Open a map
dialogs-title-document = Add a source
dialogs-title-save = Save the map
dialogs-title-export = Save a copy for others
dialogs-file-kind = Counterpoint map
dialogs-save = Save
dialogs-discard = Do not save
dialogs-cancel = Cancel
dialogs-ok = OK
dialogs-close = Close
dialogs-delete = Delete
dialogs-save-as = Save as…
dialogs-save-again = Save here again
dialogs-in-place = Overwrite in place
dialogs-replace = Replace
dialogs-ask-unsaved-title = Save your changes?
dialogs-ask-unsaved = “{ $name }” has changes that are not saved.
dialogs-ask-problems-title = About this file
dialogs-ask-problems = { $count ->
    [one] One thing in “{ $name }” could not be read as it stands. You see what could. Saving asks for a new name, so the file stays as it is.
   *[other] { $count } things in “{ $name }” could not be read as they stand. You see what could. Saving asks for a new name, so the file stays as it is.
 }
dialogs-ask-newer = “{ $name }” was written by a newer Counterpoint. Nothing of it is lost when you save.
dialogs-ask-changed-title = The file has changed
dialogs-ask-gone-title = The file is gone
dialogs-ask-in-place-title = This file cannot be replaced safely
dialogs-ask-replace-title = Replace the file?
dialogs-ask-replace = { $path } exists already.
dialogs-ask-remove-title = Delete this too?
dialogs-ask-remove = { $count ->
    [one] This link hangs on what you delete and goes with it:
   *[other] These { $count } links hang on what you delete and go with it:
 }
dialogs-meet = Compare and take in
dialogs-ask-slow-save-title = Still saving
dialogs-ask-slow-save = { $path } is still being written; the disk or the network does not answer. Your work is kept for recovery, and is offered at the next start.
dialogs-wait = Wait
dialogs-leave-slow = Quit, recover later
dialogs-about-text =
    Maps both sides of a debate: claims, premises and rebuttals out of two opposing analyses, linked, edited, saved, mailed.
    Free software under the MIT licence or the Apache licence 2.0, at your choice. Text is set in Inter, under the SIL Open Font License.
dialogs-window-title = { $name } — Counterpoint
dialogs-window-title-edited = ● { $name } — Counterpoint
dialogs-untitled = Untitled map
dialogs-untitled-file = map
dialogs-opening-file = Opening { $name }…
dialogs-ask-met-title = Another copy of this map
dialogs-ask-met-ahead = “{ $name }” says that it had all of yours already and goes on from there: { $counts }. There is nothing to decide.
dialogs-ask-met-apart = “{ $name }” was changed apart from yours: { $counts }. Your own changes stay unless you decide otherwise.
dialogs-ask-met-behind = You have all that is in “{ $name }” already.
dialogs-ask-met-gone = Would go: { $what }
dialogs-ask-met-replaced = Would be replaced: { $field } of { $what }: { $change }
dialogs-take-in = Take in
dialogs-compare = Compare
dialogs-apart = Open apart
dialogs-stop-review = Stop
dialogs-go-on = Go on comparing
dialogs-ask-keep-typed-title = The card is gone
dialogs-ask-keep-typed = Somebody has deleted what you were writing on. This was in the field:
dialogs-keep-typed = Put it on a new card
dialogs-forget-typed = Leave it out
dialogs-ask-stop-review-title = Stop comparing?
dialogs-ask-stop-review = { $count ->
    [one] Your decision is given up
   *[other] Your { $count } decisions are given up
 }, and your map stays as it was.
dialogs-name-title = Your name
dialogs-name-explain = Others who get your maps see it beside what you changed. Leave it empty to have none.
dialogs-file-flow = flow
dialogs-file-brief = brief
dialogs-ask-same-source-title = Another text of the same source?
dialogs-ask-same-source = “{ $title }” is among the sources, with another text. Is this a newer text of it? Then citations are looked for in it.
dialogs-ask-same-newer = A newer text of it
dialogs-ask-same-another = Another source
dialogs-ask-twice-title = This is on the map already
dialogs-ask-twice = The card “{ $card }” was made of the same words.
dialogs-ask-twice-show = Show that card
dialogs-ask-twice-add = Add it a second time

## layout: Arranging cards

layout-shown = { $count ->
    [one] { $count } card would move
   *[other] { $count } cards would move
}
layout-keep = Keep (Enter)
layout-back = Go back (Esc)
layout-working = Working out an order…

## visibility: Finding, filters and bookmarks

visibility-filter-all = All
visibility-filter-claims = Claims
visibility-filter-premises = Premises
visibility-filter-rebuttals = Rebuttals
visibility-filter-unused = Unused
visibility-find-hint = Find cards: words, tags, notes, comments, sources
visibility-find-count = { $at } of { $count }
visibility-find-close = End the search
visibility-filter = Filter
visibility-filter-on = Filter ●
visibility-filter-any = Any
visibility-filter-tag = Tag
visibility-filter-source = Source
visibility-filter-standing = How it stands
visibility-filter-unlinked = Only cards without links
visibility-filter-hide = Hide the others instead of dimming them
visibility-filter-off = No filter
visibility-all = Show all
visibility-folded = { $count } folded away
visibility-focus = { $count } out of focus
visibility-hidden = { $count } hidden by the filter
visibility-dimmed = { $count } dimmed by the filter
visibility-bookmark-view = View { $number }
visibility-bookmark-several = { $count } elements
visibility-bookmarks-title = Bookmarks
visibility-bookmark-remove = Take the bookmark away
visibility-bookmark-spoken = Bookmark: { $name }

## comments: Comments

comments-comments-title = { $open ->
    [0] Comments
   *[other] Comments ({ $open } open)
 }
comments-you = You
comments-add = Comment on this
comments-hint = Comment on this…
comments-reply = Reply
comments-say = Send
comments-resolved = dealt with
comments-remove = Delete this comment
comments-sign = { $count ->
    [one] a comment
   *[other] { $count } comments
 }

## standing: Why a claim stands or falls

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

## analysis: The analysis panel

analysis-flips-own = If these of the same side go, it { $becomes }:
analysis-flips-other = If these of the other side go, it { $becomes }:
analysis-flips-mixed = If these of both sides go together, it { $becomes }:
analysis-flips-tip = Select these cards. Each set is the smallest of its kind, and the easiest comes first.
analysis-flips-more = { $count } more sets
analysis-flips-none = No three cards that rest on nothing further turn it.
analysis-flips-cut = { $size ->
    [0] The search was cut before all single cards were tried.
    [1] The search was cut: all single cards were tried, not all pairs.
   *[other] The search was cut: all single cards and pairs were tried, not all threes.
 }
analysis-flips-stopped = The search was stopped.
analysis-title = Questions
analysis-standing = What stands
analysis-standing-tip = Every claim, main claims first, and whether it stands.
analysis-critical = Critical
analysis-critical-tip = The cards on which most verdicts hang.
analysis-dropped = Dropped
analysis-dropped-tip = What one side has said and the other has not answered.
analysis-to-research = To research
analysis-to-research-tip = What somebody still has to find out, and what was judged on other words.
analysis-research = Positions
analysis-research-tip = For research: what can be held together where nothing is decided.
analysis-counts = { $stands } cards stand, { $falls } fall, { $open } are open.
analysis-main = main claim
analysis-no-claims = There are no claims yet.
analysis-critical-means = If one of these fell, so many claims would turn.
analysis-critical-none = No claim hangs on a single card.
analysis-critical-cut = The search was cut: { $looked } of { $all } cards were tried.
analysis-critical-note = { $main ->
    [0] { $claims }
   *[other] { $claims }, { $main } main
 }
analysis-dropped-means = Rebuttals, and claims that rest on nothing further, which no other side has answered. Choose a format of the debate to count turns.
analysis-dropped-format = Cards that another side has had a later speech to answer.
analysis-none-such = There are none.
analysis-to-research-means = Cards that are marked “to research”, and those that were judged when they had other words.
analysis-research-means = Where cards attack one another in circles the labels leave them open. These are the ways in which they can be held together (preferred and stable semantics, Dung 1995).
analysis-research-none = Nothing is open.
analysis-dispute-title = Dispute { $number }: { $cards } cards
analysis-dispute-tip = Select the cards and links that are open here.
analysis-dispute-supports = Here cards support one another as well; for that these semantics are disputed, and nothing is worked out.
analysis-dispute-too-large = More than 24 cards and links hang on one another: that is too much to work out.
analysis-dispute-stable = Position { $number }, which decides all:
analysis-dispute-preferred = Position { $number }, which leaves something open:
analysis-turn-dropped = dropped
analysis-turn-answered = answered
analysis-turn-conceded = conceded
analysis-turn-too-early = too early
analysis-hints = Hints
analysis-hints-tip = What may be worth a second look: circles, near-duplicates, claims without citation, and more.

## clashes: Clashes

clashes-clash = Clashes
clashes-title = Where the sides meet
clashes-all = All
clashes-maker = Held
clashes-attacker = Lost
clashes-nobody = Open
clashes-none = No side attacks what another says yet.
clashes-ahead = { $side } is ahead
clashes-open = open
clashes-show = Show on the map
clashes-depth = answer { $depth }
clashes-unmet = { $side }: { $count ->
    [one] one claim that meets nothing
   *[other] { $count } claims that meet nothing
 }

## flow: The flow sheet

flow-flow = Flow sheet
flow-empty = A flow sheet has a column for each speech, and an answer stands on the row of what it answers. Enter writes a line below, Tab an answer in the next column.
flow-first = Write the first line
flow-claims = Claims
flow-answers = { $number ->
    [1] Answers
   *[other] Answers, { $number } deep
 }
flow-no-speech = No speech

## formats: The format of the debate

formats-title = Format of the debate
formats-means = Who speaks when, and for how long. Cards can belong to speeches; what the other side has had a later speech to answer and has not is dropped. Change anything: it is your own format then.
formats-custom = Your own
formats-name = Name
formats-sum = { $count } speeches, { $number } minutes in all
formats-format-use = Use it
formats-none = No format
formats-none-yet = None chosen
formats-speech-key = Short
formats-speech-name = Speech
formats-speech-side = Side
formats-speech-minutes = Minutes
formats-speech-both = both
formats-speech-up = Earlier
formats-speech-remove = Remove
formats-speech-add = Add a speech
formats-speech-none = none
formats-speech-gone = { $key } (not in this format)
formats-speech-field = { $what } of speech { $number }

## brief: The brief

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
brief-print-tip = Opens it in your browser, which prints it.

## schemes: Argumentation schemes on the panel

schemes-none = none
schemes-asks = Critical questions
schemes-raise = Raise
schemes-raise-tip = Makes a card of the other side that undercuts this step, to be researched.
schemes-raised = ✓ raised
schemes-raised-tip = Goes to the card.

## hints: Hints on missing premises

hints-means = What may be worth a second look. A hint is no verdict.
hints-none = Nothing strikes the eye.
hints-more = { $count } more
hints-hint-circle = Cards that support one another in a circle ({ $count })
hints-hint-both-sides = Premises from which several sides argue ({ $count })
hints-hint-unmentioned = Conclusions that speak of what no linked premise mentions ({ $count })
hints-hint-double = Cards that say nearly the same ({ $count })
hints-hint-no-citation = Claims that cite nothing ({ $count })
hints-hint-unlinked = Cards without any link ({ $count })
hints-hint-share = { $percent } % of their words are the same
hints-hint-unite = Merge
hints-hint-unite-tip = One card with the links, citations and comments of both; other words go into its note.

## rehearsal: Rehearsal

rehearsal-nothing = The other side says nothing yet.
rehearsal-against = Against “{ $what }”:
rehearsal-what = What do you answer?
rehearsal-show = Show answers
rehearsal-hide = Hide answers
rehearsal-mark = To research
rehearsal-marked = ✓ To research
rehearsal-mark-tip = Mark what they say, because your answer is weak (W). The panel of questions lists all that is marked.
rehearsal-rehearse-for = For { $side }

## presentation: Presentation

presentation-round = In the round
presentation-back = Back
presentation-next = Next
presentation-leave = Leave

## timer: The timer

timer-start = Start
timer-pause = Pause
timer-reset = Reset
timer-no-speech = Speech
timer-last-minute = Last minute
timer-over = Time is up

## sources: Sources and reading

sources-sources-side-by-side = Side by side
sources-sources-side-by-side-tip = Shows both analyses at once.
sources-sources-filter = Find in the analyses
sources-sources-used = { $used } of { $all } used
sources-sources-nothing = No passage is like that.
sources-sources-show-all = Show all
sources-no-author = The text names no author
sources-pasted = The pasted text
sources-reading-text = Text of the source
sources-reading-page = p. { $page }
sources-reading-covered = { $share } % of the text is cited on the map
sources-reading-find = Find in the text
sources-reading-hits = { $all ->
    [0] nothing found
   *[other] { $at } of { $all }
}
sources-reading-smaller = Smaller letters
sources-reading-larger = Larger letters
sources-sources-add = + Add a source
sources-sources-add-file = From a document…
sources-sources-add-paste = From the clipboard
sources-sources-add-described = Described only, without text…
sources-sources-all = All sources
sources-menu = What can be done with this source
sources-as-text = Text
sources-as-passages = Passages
sources-attach = Attach the article…
sources-describe = Describe…
sources-newer = Bring in a newer text…
sources-bring-text = Bring in the text…
sources-cited-by = { $count ->
    [0] No card cites it
    [one] Show the card that cites it
   *[other] Show the { $count } cards that cite it
}
sources-copy-citation = Copy the full citation
sources-leave-out = Leave the text out of the map
sources-remove = Remove the source
sources-argues-for = Argues for { $side }
sources-to-check = { $count ->
    [one] 1 citation stands otherwise in this text: look at it
   *[other] { $count } citations stand otherwise in this text: look at them
}
sources-text-left-out = The text was left out of the map. Citations have their words all the same; bring the text in to read it here.
sources-no-text = This source is described only. Bring its text in to read it here and to take words from it.
sources-form-title = The source
sources-form-new = A source
sources-field-title = Title
sources-field-authors = Authors, one a line
sources-field-publisher = Publisher
sources-field-date = Date
sources-field-address = Address
sources-field-language = Language
sources-field-short = Short name
sources-field-note = Note
sources-field-style = Citations as
sources-take-kind-tip = What the card is for. While dragging: C, P, R.
sources-take-own-words = My own words
sources-take-own-words-tip = The card gets words of yours, with the quoted ones beneath. While dragging: W.
sources-take-place = Place (I)
sources-take-place-tip = Puts the words on the canvas. You can also drag them there, or click where they are to go.
sources-take-copy = Copy with citation
sources-take-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
sources-document-kind = Documents
sources-bringing-file = Reading { $name }…
sources-looking-citations-up = Looking citations up in the text…
sources-check-title = Citations to look at
sources-check-explain = Their words do not stand in the newer text as they were taken. Nothing is changed before you say so.
sources-check-changed = changed, { $share } % alike
sources-check-lost = lost
sources-check-found = found
sources-check-nowhere = Nothing like it was found.
sources-check-may-be = It may be one of these; the text does not say which:
sources-check-this = This one
sources-check-take = Take the new words
sources-check-take-tip = The citation quotes what stands in the newer text.
sources-check-keep = Keep the old words
sources-check-keep-tip = The citation keeps its words and stands by them alone, without a place in the newer text.
sources-check-show-card = Show the card
sources-check-later = Later
sources-bibliography-title = Bibliography
sources-bibliography-cited = Only what is cited
sources-bibliography-none = There is nothing to list yet.
sources-bibliography-copy = Copy
sources-unanswered = { $count ->
    [0] { $other } answers every claim
    [one] 1 claim is not answered from { $other }
   *[other] { $count } claims are not answered from { $other }
}
sources-unanswered-tip = Claims of this source on the map that nothing from the other source speaks against yet.

## documents: Reading documents

documents-text-no-words = no words
documents-text-no-line = a paragraph is empty or holds a line break
documents-text-pages = pages are out of order
documents-bring = “{ $path }” cannot be brought in: { $why }
documents-read-too-large = it has more than { $limit } MB, which is the most that is read.
documents-read-bomb = unpacked, it has more than { $limit } MB. No document needs that much; ask whoever sent it for another copy.
documents-read-parts = it is made of more than { $limit } pages or parts, which is the most that is read.
documents-read-no-text = there is no text in it.
documents-read-scan = { $limit ->
    [one] its page is a picture without text, a scan. Let a program for text recognition (OCR) make a PDF with text of it first.
   *[other] its { $limit } pages are pictures without text, a scan. Let a program for text recognition (OCR) make a PDF with text of it first.
}
documents-read-locked = it is locked with a password. Save a copy without one, and bring that in.
documents-read-type = it is of the type { $detail }, which is not read. Save it as PDF, DOCX or plain text, and bring that in.
documents-read-picture = it is a picture. Let a program for text recognition (OCR) make a PDF with text of it first.
documents-read-archive = it is an archive. Unpack it, and bring in the documents that are in it.
documents-read-binary = it is no text, and of no type that is read.
documents-read-entities = it declares abbreviations of its own (XML entities), which can be made to stand for anything, so it is not read. Open it in the program it comes from and save it anew.
documents-read-damaged = it is damaged ({ $detail }). Open it in the program it comes from and save it anew.
documents-read-slow = after { $limit } seconds there was no end to it. Print it to a new PDF, or copy its text and paste that.
documents-read-memory = it needs more than { $limit } MB of memory. Print it to a new PDF, or copy its text and paste that.
documents-read-broken = reading it failed ({ $detail }). Print it to a new PDF, or copy its text and paste that.
documents-read-given-up = you stopped it.
documents-loss-pages = { $count ->
    [one] One page has no text: a picture, probably.
   *[other] { $count } pages have no text: pictures, probably.
}
documents-loss-pages-plain = { $count ->
    [one] One page was read in a simple way: words may be joined, or columns mixed.
   *[other] { $count } pages were read in a simple way: words may be joined, or columns mixed.
}
documents-loss-pages-unread = { $count ->
    [one] One page cannot be read: it is damaged, or drawn in a way that is not known here.
   *[other] { $count } pages cannot be read: they are damaged, or drawn in a way that is not known here.
}
documents-loss-comments = { $count ->
    [one] One comment on the document was left out.
   *[other] { $count } comments on the document were left out.
}
documents-loss-deletions = { $count ->
    [one] One passage that was struck in tracked changes was left out.
   *[other] { $count } passages that were struck in tracked changes were left out.
}
documents-loss-round-the-article = Only the article was taken, without menus, adverts and what else is on the page.
documents-loss-too-long = It is longer than { $count } MB of text; the rest was left out.
documents-loss-signs = { $count ->
    [one] One sign could not be read in the encoding of the document.
   *[other] { $count } signs could not be read in the encoding of the document.
}
documents-loss-chapters = { $count ->
    [one] One chapter could not be read.
   *[other] { $count } chapters could not be read.
}

## review: Comparing two copies

review-ago-minutes = { $count ->
    [0] just now
    [one] a minute ago
   *[other] { $count } minutes ago
 }
review-ago-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
 }
review-ago-days = { $count ->
    [one] a day ago
   *[other] { $count } days ago
 }
review-sign-asked = To be decided
review-sign-removed = Deleted
review-sign-added = New
review-sign-changed = Changed
review-sign-moved = Moved
review-sign-refused = refused
review-count-asked = { $count } to be decided
review-count-decided = { $count } decided
review-count-removed = { $count } deleted
review-count-added = { $count } new
review-count-changed = { $count } changed
review-count-moved = { $count } moved
review-count-nothing = nothing that differs
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
review-comment = Comment “{ $text }”

## merge: Merging, and what was changed

merge-compared-paragraph = par. { $paragraph }
merge-compared-sentences = sent. { $numbers }
merge-compared-other-words = { $value }, said of other words
merge-compared-these-words = { $value }, said of these words
merge-compared-spaces = { $value } (only spaces or line breaks differ)
merge-compared-order = in another order
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
merge-resolved = whether it is dealt with

## recovery: Recovery

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

## versions: Earlier versions

versions-title = Earlier versions of this map
versions-explain = What saves have replaced, what you have mailed, and what you have taken in from others. Looking at one changes nothing.
versions-none = There are none yet. Each save keeps what it replaces.
versions-look = Look
versions-look-tip = See on the canvas what going back to it would change. You can go back to all of it, or to some.
versions-keep = Keep what the last
versions-versions-for = saves replaced, at most
versions-count = How many versions are kept
versions-days = days
versions-days-or-ever = days (0 is for ever)
versions-version-replaced = before a save
versions-version-sent = mailed
versions-version-received = from a team mate
versions-version-now = As the map is now.
versions-version-differs = Going back to it: { $counts }.
versions-version-size = { $kilobytes } kB

## mail: Mailing a map

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

## page: The share page

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
page-what-if = { $count ->
    [one] One assumption is on: what stands here follows from it.
   *[other] { $count } assumptions are on: what stands here follows from them.
 }

## pictures: Pictures

pictures-title = Save as a picture
pictures-kind = Kind
pictures-svg = SVG, for drawing programs and the web
pictures-png = PNG, for everything
pictures-pdf = PDF, for printing
pictures-part = What it shows
pictures-all = All
pictures-selection = The selection
pictures-branch = The selection and what bears on it
pictures-size = Size
pictures-once = 1 ×
pictures-twice = 2 ×
pictures-thrice = 3 ×
pictures-four = 4 ×
pictures-ground = Behind it
pictures-paper = The canvas
pictures-transparent = Nothing
pictures-colours = Colours
pictures-light = Light
pictures-dark = Dark
pictures-pages = Pages
pictures-whole = One, as large as the map
pictures-a4 = A4
pictures-a3 = A3
pictures-letter = Letter
pictures-carries = The whole map goes along inside the file, also what the picture does not show. To leave something out, use “Mail map”.
pictures-save = Save…
pictures-too-large = The picture would have { $size } million points, and { $most } are the most. Choose a smaller size, a part of the map, or SVG.
pictures-failed = The picture cannot be written.
pictures-letters-missing = { $count ->
    [one] No font on this computer has one of its letters, which is drawn as a box: { $letters }. Install a font for that script to see it.
   *[other] No font on this computer has { $count } of its letters, which are drawn as boxes: { $letters }. Install a font for that script to see them.
}

## export: Text for other programs

export-empty = Empty
export-supports = supports
export-rebuts = rebuts
export-undercuts = undercuts
export-rephrases = says the same as
export-step = Step
export-card = Card
export-against = Against { $what }
export-exchange-for = For { $what }
export-motion = Motion
export-too-large = Larger than Mermaid draws by itself: raise its limits maxEdges and maxTextSize.
export-title = Save for other programs
export-markdown = Markdown
export-markdown-tip = An outline with the quoted words, for notes, wikis and web sites.
export-argdown = Argdown
export-argdown-tip = Statements, arguments and relations, for other argument mappers.
export-csv = Table (CSV)
export-csv-tip = A row for each card and each step that it is part of, for spreadsheets.
export-dot = Graphviz (DOT)
export-dot-tip = A graph that Graphviz and its relatives lay out and draw.
export-mermaid = Mermaid
export-mermaid-tip = A flowchart that wikis and Markdown editors draw, of up to 500 links.
export-latex = LaTeX
export-latex-tip = An outline with the quoted words, to be set and printed.
export-loses = None of these holds all that a map says: places, frames, comments and judgements stay behind. Keep the map file, too.

## problems: Files that are damaged, refused or cannot be saved

problems-line = Line { NUMBER($line, useGrouping: "false") }:
problems-syntax = the text is damaged here ({ $detail }). What is whole after it was read.
problems-truncated = the file ends in the middle. What comes before was read.
problems-encoding = bytes that are not UTF-8 were replaced by a mark.
problems-element = this element cannot be read and was left out ({ $detail }).
problems-field = “{ $detail }” cannot be read; it is empty now.
problems-number = “{ $detail }” is no whole number on the canvas; the nearest one is used.
problems-unknown-kind = “{ $detail }” is a kind this version does not know. It is kept in the file.
problems-unknown-value = “{ $detail }” as { $field } is of a newer version; it is kept.
problems-too-much-unknown = fields of a newer version are too long to keep.
problems-more = and more of the same. Only the first thousand are listed.
problems-full-text = the full text of a source cannot be read and was left out. Citations keep their words.
problems-full-text-edited = the full text of a source is not the one its citations were taken from; they are looked for anew.
problems-full-text-too-much = the full texts of sources have more than { $limit } MB together; this one was left out.
problems-newer = Written by a newer Counterpoint (format { $version }). What this one does not know is kept.
problems-rejected-missing = { $id } is not there
problems-rejected-exists = { $id } is there already
problems-rejected-in-use = { $id } still uses it
problems-rejected-circular = it would rest on itself
problems-rejected-no-premise = it has no premise
problems-rejected-speech-twice = two speeches have one short name, or one has none
problems-rejected-too-much = there may be at most { $limit } { $what }
problems-limited-title-chars = characters in the title
problems-limited-motion-chars = characters in the motion
problems-limited-name-chars = characters in a name
problems-limited-quotation-chars = characters in a quotation
problems-limited-card-chars = characters on a card
problems-limited-note-chars = characters in a note
problems-limited-tag-chars = characters in a tag
problems-limited-speech-name-chars = characters in a speech's name
problems-limited-format-name-chars = characters in a format's name
problems-limited-scheme-chars = characters in a scheme
problems-limited-side-name-chars = characters in a side's name
problems-limited-side-letters = letters for a side
problems-limited-line-chars = characters in a title or name
problems-limited-short-name-chars = characters in a short name
problems-limited-catalogue-name-chars = characters in a catalogue's name
problems-limited-comment-chars = characters in a comment
problems-limited-frame-title-chars = characters in a frame's title
problems-limited-unknown-kind-chars = characters in an unknown kind
problems-limited-citations = citations on a card
problems-limited-sentences = sentences in a citation
problems-limited-tags = tags on a card
problems-limited-speeches = speeches in a debate
problems-limited-speech-seconds = seconds in a speech
problems-limited-statements = cards in a map
problems-limited-inferences = links in a map
problems-limited-premises = linked premises
problems-limited-sides = sides in a map
problems-limited-authors = authors of a source
problems-limited-sources = sources in a map
problems-limited-full-text-bytes = bytes in all full texts
problems-limited-comments = comments in a map
problems-limited-frames = frames in a map
problems-limited-paragraphs = paragraphs in a text
problems-limited-pages = pages in a text
problems-limited-text-bytes = bytes in a text
problems-limited-page-name-chars = characters in the name of a page
problems-fault-content = { $id }: { $why }
problems-fault-graph = { $id }: the graph does not fit the contents
problems-fault-conclusions = { $id }: { $count } conclusions
problems-fault-twice = { $id } names two elements
problems-fault-ring = { $id } belongs to a ring of links that conclude in one another
problems-fault-too-many = more than { $limit } elements of one kind
problems-repair-renamed = two elements are called { $id }; the second is { $other } now, links stay with the first.
problems-repair-left-out = { $id } was left out: { $why }.
problems-repair-side = { $id } named the side { $other }, which is not there; it has none now.
problems-repair-citation = { $id } cited { $other }, which cannot be used; that citation was left out.
problems-repair-self-argument = the step { $id } argued from { $other } to { $other } itself; no statement argues for or against itself, so that premise was left out.
problems-repair-premise = the step { $id } named the premise { $other }, which is not there; it goes on without it.
problems-repair-text = a text of { $id } was cut to { $limit } characters.
problems-repair-full-text = the full text of { $id } was left out, because all texts together are beyond the limit.
problems-repair-list = { $id } listed more than { $limit } things of one kind; the rest was left out.
problems-unreadable-too-large = It is larger than { $limit } MB, the most that a map may be.
problems-unreadable-too-deep = It nests deeper than { $limit } levels, which no map does.
problems-unreadable-empty = It is empty.
problems-unreadable-utf16 = It is written as UTF-16. Save it as UTF-8 and open it again.
problems-unreadable-not-a-map = It is not a Counterpoint map.
problems-unreadable-needs-newer = It needs a newer Counterpoint (format { $version }). Your file is untouched.
problems-unreadable-given-up = You stopped it.
problems-unreadable-too-many = It has more than { $limit } elements of one kind, the most that a map may have.
problems-cannot-open = Cannot open the file. { $why } File: { $path }
problems-cannot-folder = It is a folder. Choose a map file in it.
problems-cannot-no-file = It is no ordinary file.
problems-io-permission = You may not read or write there. Use another place, or ask whoever may.
problems-io-not-found = There is no such file or folder.
problems-io-full = The disk is full. Free some room, or save somewhere else.
problems-io-read-only = The medium is read-only. Save somewhere else.
problems-io-too-large = The file would be larger than may be written there. Save somewhere else.
problems-io-name = The system does not allow this name: it is too long, or has signs that it does not take. Choose another.
problems-io-network = The drive or the network does not answer. Try again when it does, or use another place.
problems-io-folder-gone = The folder is gone: moved, deleted, or on a drive that is not there. Save somewhere else.
problems-not-saved-read-back = What would be written does not read back as the same map. This is a fault of Counterpoint; the file was not touched.
problems-not-saved-invalid = The map breaks a rule: { $detail }. The file was not touched.
problems-not-saved-changed = Somebody else has changed the file since you opened it. It was not overwritten; your work is in this window.
problems-not-saved-gone = The file is not where it was. Your work is in this window.
problems-not-saved-no-file = There is a folder, or something else that is no file, with this name.
problems-not-saved-in-place = Its folder takes no new files, a new file could not be given its permissions, or it has several names, so it cannot be replaced in one safe step. You can save elsewhere, or overwrite it in place: if the power fails just then, a copy is kept in your profile.
problems-not-saved-io = Failed while { $step }: { $detail }
problems-step-check = reading what is there
problems-step-write = writing the new file
problems-step-permissions = copying its permissions
problems-step-rename = putting the new file in the place of the old one
problems-step-aside = writing a copy aside
problems-not-saved-copy = { $why } A whole copy of your work is here: { $path }
problems-step-overwrite = overwriting the file
problems-unreadable-several = There is more than one map in it, which no page of Counterpoint has. It was not made by Counterpoint, or was tampered with.
problems-cannot-bring-map = it is a map.

## cli: The command line

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
cli-dispute = Open together: { $names }
cli-position = {"  "}can be held together: { $names }
cli-position-stable = {"  "}can be held together, and leaves nothing open: { $names }
cli-positions-support = {"  "}what can be held together is worked out only where nothing supports anything
cli-positions-large = {"  "}too large to be worked out
cli-does-not-settle = does not settle
cli-language-problem = The messages in “{ $path }” are not all used: { $detail }
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
cli-diff-summary = { $removed } removed, { $added } added, { $changed } changed, { $moved } moved
cli-diff-removed = Removed
cli-diff-added = Added
cli-diff-changed = Changed
cli-diff-moved = Moved
cli-excess-refused = The two files together are more than one map can hold. Nothing was written.
cli-excess-sides = Together they have { $count } sides; at most { $limit } are possible.
cli-excess-sources = Together they have { $count } sources; at most { $limit } are possible.
cli-excess-frames = Together they have { $count } frames; at most { $limit } are possible.
cli-excess-statements = Together they have { $count } cards; at most { $limit } are possible.
cli-excess-inferences = Together they have { $count } links; at most { $limit } are possible.
cli-excess-comments = Together they have { $count } comments; at most { $limit } are possible.
cli-excess-authors = Together they have { $count } names of people; at most { $limit } are possible.
cli-excess-premises = { $what } would have { $count } premises; at most { $limit } are possible.
cli-excess-citations = { $what } would have { $count } citations; at most { $limit } are possible.
cli-excess-tags = { $what } would have { $count } tags; at most { $limit } are possible.
cli-excess-unknown = { $what } would have { $count } bytes of fields of a newer version; at most { $limit } are possible.
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
cli-source = { $passages } passages in { $paragraphs } paragraphs
cli-start-no-display =
    Counterpoint needs a desktop to open its window, and found none: neither DISPLAY nor WAYLAND_DISPLAY is set.
    Without one these work: counterpoint check FILE, counterpoint outline FILE, counterpoint sources. See counterpoint --help.
cli-start-no-window =
    Counterpoint could not open a window.
    { $reasons }
    Every renderer of this build was tried. A newer graphics driver helps, or on Linux a software one (package mesa-utils or libgl1-mesa-dri).
    Without a window these work: counterpoint check FILE, counterpoint outline FILE, counterpoint sources.
cli-export-where = Say where the page, picture or text goes: counterpoint export MAP -o FILE.
cli-export-form = The extension of the file says what is made: { $forms }.
cli-exported = { $path }: { $size } kB
cli-times = { $word } is followed by 1, 2, 3 or 4.
cli-paper = “{ $word }” is no paper: whole, a4, a3, letter.
cli-only-export = How a picture looks is for “export”; “{ $word }” makes none.
cli-dropped = { $dropped } dropped, { $answered } answered, { $conceded } conceded, { $early } too early
cli-no-side = There is no side “{ $side }”. There are: { $names }.
cli-no-speech = There is no speech “{ $speech }”. There are: { $names }.
cli-pace = --pace takes the words of a minute, 40 to 600, not “{ $word }”.
cli-only-brief = --side, --speech and --pace belong to counterpoint brief.
cli-brief-side = Whose brief? Name the side behind --side, by its letter or name.
cli-document = { $paragraphs ->
    [one] 1 paragraph
   *[other] { $paragraphs } paragraphs
}
