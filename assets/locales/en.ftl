### Every message of Counterpoint, in English. A key begins with its module: `actions-save-as` is `i18n::actions::save_as()`.
### Numbers: added, all, answered, at, by_count, cards, changed, claims, conceded, count, depth, dropped, early, exact, falls, found, height, inferences, kilobytes, limit, line, links, looked, lost, main, most, moved, number, open, pace, paragraph, paragraphs, passages, percent, problems, removed, seconds, share, size, stands, statements, taken, used, version, width, words

## terms: Terms of the field: kinds of cards, relations, verdicts

terms-kind-claim = Claim
terms-kind-premise = Premise
terms-kind-rebuttal = Rebuttal
terms-kind-main-claim = Main claim
terms-relation-support = Because:
terms-relation-backing = Supports the link:
terms-relation-rebut = But:
terms-relation-undercut = Against this link:
terms-relation-rephrase = In other words:
terms-relation-with = together with:
terms-locator = { $source }, par. { NUMBER($paragraph, useGrouping: "false") }
terms-locator-page = { $source }, p. { $page }
terms-several-links = Links
terms-several-differ = Mixed
terms-mark-implicit = unstated
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
terms-list-arguments = Arguments for and against
terms-list-uses = Used as premise in
terms-conclusion-change = Change conclusion…
terms-conclusion-change-tip = Choose the card or link that this link argues for or against.
terms-list-premises = Premises
terms-linked-means = Linked premises: they count only together.
terms-mark-pinned = pinned
terms-label-stands = stands
terms-label-falls = falls
terms-label-open = open
terms-label-absent = not in this copy
terms-weight-certain = certain
terms-weight-likely = likely
terms-weight-even = even
terms-weight-doubtful = doubtful
terms-weight-percent = { $percent } %
terms-weight-unsaid = not rated
terms-weight-stale = Rated before the text changed
terms-weight-stale-tip = The text of this card has changed since it was rated or marked as conceded.
terms-weight-stale-short = rated before the text changed
terms-weight-still = Still applies

## canvas: The canvas

canvas-canvas = Canvas
canvas-card-empty = One sentence per card
canvas-card-blank = (empty card)
canvas-frame = Frame
canvas-frame-untitled = Untitled frame
canvas-frame-named = Frame { $title }
canvas-frame-means = Cards whose centre is in the frame move with it.
canvas-empty-title = Start your map
canvas-empty-drag = Drag a passage from the sources onto the canvas, then drag another one onto it.
canvas-empty-type = Or double-click the canvas to write a claim.
canvas-link-support = Support
canvas-link-rebut = Rebut
canvas-link-undercut = Undercut
canvas-link-rephrase = In other words
canvas-drop-claim = Add claim
canvas-drop-premise-card = Add premise
canvas-drop-rebuttal-card = Add rebuttal
canvas-drop-card-means = as a separate card
canvas-drop-support = Add as a reason
canvas-drop-support-means = supports “{ $on }”
canvas-drop-rebuttal = Add as a rebuttal
canvas-drop-rebuttal-means = rebuts “{ $on }”
canvas-drop-premise = Add as a linked premise
canvas-drop-premise-means = counts only together with the others
canvas-drop-undercut = Add as an undercut
canvas-drop-undercut-means = accepts the premises, denies the link
canvas-drop-rephrase-means = says the same as “{ $on }”
canvas-drop-link-support = Support this
canvas-drop-link-rebut = Rebut this
canvas-drop-link-undercut = Undercut this link
canvas-drop-link-rephrase = Same in other words
canvas-drop-link-itself = A card cannot argue for or against itself
canvas-drop-link-where = Drop on a card, a link or its symbol
canvas-hint-canvas = Drag to select · wheel to zoom · middle button or Space to pan · double-click to add a claim
canvas-hint-card = Drag to move · double-click to edit · drag a dot to link
canvas-hint-line = Click to select the link · drop a passage on the line to undercut it, on its symbol to add a premise
canvas-hint-handle = Drag to a card, a line or a symbol to link · Alt: reverse the relation
canvas-hint-grip = Drag to change the width
canvas-hint-frame-title = Drag to move the frame with its cards · double-click to name it
canvas-hint-move = Release to place · Alt: no snapping · Esc: cancel
canvas-hint-pan = Panning
canvas-hint-box = Release to select · Shift: add to the selection
canvas-hint-frame = Drag to draw the frame
canvas-hint-resize = Release to apply this size
canvas-hint-link = Release on a card, a line or a symbol
canvas-hint-pick = Click the target, or choose it with the arrow keys and press Enter · Esc: cancel
canvas-hint-relink = Click the new conclusion: a card or a link · Esc: cancel
canvas-hint-armed = Click where to place the passage: on the canvas, a card, a symbol or a line · Esc: cancel
canvas-hint-order = Preview of the new layout. Enter: apply · Esc: cancel
canvas-minimap = Minimap
canvas-card-stands = Stands
canvas-card-falls = Falls
canvas-card-open = Open
canvas-hint-flow = Enter: new line · Tab: answer · arrows: move · F2: edit · Delete

## fields: Fields of the panels

fields-tip-drop-map = You can also drop a map file on the window.
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
fields-tags = Tags, separated by commas
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
fields-implicit = Unstated
fields-implicit-tip = Mark as unstated: nobody says it, but the argument needs it.
fields-conceded = Conceded
fields-conceded-tip = Mark as conceded: the other side accepts it.
fields-needs-support = Needs support
fields-to-research = To research
fields-to-research-tip = Mark as a task. The analysis panel lists all such cards.
fields-needs-support-tip = Let it stand only if something that stands supports it.
fields-card-text = Text of the card
fields-frame-title = Title of the frame
fields-path = File path
fields-citation-add = Cite a source…
fields-citation-remove = Remove citation
fields-citation-none = Cards made from a source have a citation.
fields-text-long = This is long for a card. Two short cards are easier to answer.
fields-side-none = No side
fields-side-first = Proposition
fields-side-second = Opposition
fields-side-new = Side { $letter }
fields-side-add = Add side
fields-side-remove = Remove side
fields-side-colour = Change colour
fields-inspector-hint = Select a card, a link or a frame to see its details.
fields-name = Your name
fields-what-if-banner = What if: { $count ->
    [one] one assumption
   *[other] { $count } assumptions
 }
fields-how-sure = Certainty
fields-how-sure-tip = Set how certain this card is by itself, before arguments for and against it. Affects strength only.
fields-how-strong = Strength of link
fields-how-strong-tip = Set how strong this link is by itself, whatever its premises are. Affects strength only.
fields-strength = Strength
fields-strength-tip = How strongly all arguments together support this, from 0 to 1 (quadratic energy model, Potyka 2018). Verdicts do not depend on it.
fields-what-if = What if
fields-what-if-tip = Assume that this is true or false, and see what follows.
fields-muted = Muted
fields-muted-tip = Ignore this link for now.
fields-why = Why
fields-flips = What would change it
fields-does-not-settle = no stable value
fields-what-if-not = no assumption
fields-what-if-true = true
fields-what-if-false = false
fields-format = Debate format
fields-speech = Speech
fields-scheme-own = Custom scheme
fields-tip-drop-document = You can also drop a document on the window.
fields-citation-show = Show in source

## outline: The outline

outline-again = (see above)
outline-title = Outline
outline-drop = argues for this
outline-drop-top = no parent
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
status-palette-hint = Search commands
status-palette-nothing = No matching commands.
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
actions-new-tip = Create an empty map in this window.
actions-new-window = New window
actions-new-window-tip = Open another window with a new map.
actions-open = Open…
actions-open-tip = Open a map file.
actions-open-finished = Open sample map
actions-open-finished-tip = Open the map of both bundled analyses.
actions-open-tutorial = Tutorial
actions-open-tutorial-tip = Open a small map that teaches how to build one.
actions-open-blank = New debate
actions-open-blank-tip = Open a map with sides and frames for a new motion.
actions-save = Save
actions-save-tip = Save the map to its file.
actions-save-as = Save as…
actions-save-as-tip = Save the map to another file and continue with that file.
actions-mail = Mail map
actions-mail-tip = Choose what to send, check what is in the files, and pass them to your mail program.
actions-quit = Quit
actions-quit-tip = Close the window. Unsaved changes are asked about first.
actions-undo = Undo
actions-undo-tip = Undo the last change.
actions-redo = Redo
actions-redo-tip = Redo the last undone change.
actions-undo-named = Undo { $step }
actions-redo-named = Redo { $step }
actions-cut = Cut
actions-cut-tip = Copy the selected cards and delete them.
actions-copy = Copy
actions-copy-tip = Copy the selected cards, as cards and as text.
actions-paste = Paste
actions-paste-tip = Paste copied cards, or make a card from copied text.
actions-duplicate = Duplicate
actions-duplicate-tip = Add a copy of the selected cards beside them.
actions-delete = Delete
actions-delete-tip = Delete the selected elements and the links that depend on them.
actions-select-all = Select all
actions-select-all-tip = Select all cards and frames.
actions-edit-text = Edit text
actions-edit-text-tip = Edit the card on the canvas. Enter finishes, Shift+Enter starts a new line.
actions-claim = New claim
actions-claim-short = Claim
actions-claim-tip = Add an empty claim at the pointer.
actions-premise = New premise
actions-premise-short = Premise
actions-premise-tip = Add an empty premise at the pointer.
actions-rebuttal = New rebuttal
actions-rebuttal-short = Rebuttal
actions-rebuttal-tip = Add an empty rebuttal at the pointer.
actions-place-passage = Place selected passage
actions-place-passage-tip = Add the passage that is selected in the sources to the canvas.
actions-accept-offer = Add suggested links
actions-accept-offer-tip = Add the links that the source itself makes to cards on the map.
actions-child = Add reason below
actions-child-tip = Add a card that supports the selected card, or one that undercuts the selected link.
actions-counter = Add rebuttal below
actions-counter-tip = Add a card of the other side that rebuts the selected card.
actions-sibling = Add card beside
actions-sibling-tip = Add a card beside the selected one that argues for or against the same.
actions-support = Support…
actions-support-short = Support
actions-support-tip = Support the card that you click next. Several selected cards support it together.
actions-attack = Rebut…
actions-attack-short = Rebut
actions-attack-tip = Rebut the card that you click next.
actions-undercut = Undercut…
actions-undercut-short = Undercut
actions-undercut-tip = Undercut the link that you click next: accept its premises and deny that they lead to its conclusion.
actions-rephrase = Same in other words…
actions-rephrase-tip = Link the selected card to one that says the same. Such a link has no force.
actions-link-together = Add to selected link
actions-link-together-tip = Make the selected cards linked premises of the selected link. It counts only with all of them.
actions-reverse = Reverse link
actions-reverse-tip = Swap premise and conclusion.
actions-frame = Draw frame
actions-frame-tip = Drag a titled box. Cards in it move with it.
actions-frame-selection = Frame selection
actions-frame-selection-tip = Add a titled box around the selected cards.
actions-align-left = Align left
actions-align-left-tip = Align the left edges of the selected cards.
actions-align-centre = Align centres
actions-align-centre-tip = Align the selected cards in a column.
actions-align-right = Align right
actions-align-right-tip = Align the right edges of the selected cards.
actions-align-top = Align top
actions-align-top-tip = Align the top edges of the selected cards.
actions-align-middle = Align middles
actions-align-middle-tip = Align the selected cards in a row.
actions-align-bottom = Align bottom
actions-align-bottom-tip = Align the bottom edges of the selected cards.
actions-distribute-across = Distribute horizontally
actions-distribute-across-tip = Make the horizontal gaps between the selected cards equal.
actions-distribute-down = Distribute vertically
actions-distribute-down-tip = Make the vertical gaps between the selected cards equal.
actions-nudge-left = Nudge left
actions-nudge-left-tip = Move the selection left by a small amount.
actions-nudge-right = Nudge right
actions-nudge-right-tip = Move the selection right by a small amount.
actions-nudge-up = Nudge up
actions-nudge-up-tip = Move the selection up by a small amount.
actions-exchange-left = Swap with left neighbour
actions-exchange-left-tip = Swap the selected card and its branch with its neighbour on the left that argues for or against the same.
actions-exchange-right = Swap with right neighbour
actions-exchange-right-tip = Swap the selected card and its branch with its neighbour on the right.
actions-exchange-up = Swap with neighbour above
actions-exchange-up-tip = Swap the selected card with its neighbour above, where reasons are stacked.
actions-exchange-down = Swap with neighbour below
actions-exchange-down-tip = Swap the selected card with its neighbour below, where reasons are stacked.
actions-nudge-down = Nudge down
actions-nudge-down-tip = Move the selection down by a small amount.
actions-zoom-in = Zoom in
actions-zoom-in-tip = Zoom in. The wheel zooms at the pointer.
actions-zoom-out = Zoom out
actions-zoom-out-tip = Zoom out. The wheel zooms at the pointer.
actions-zoom-actual = Zoom to 100 %
actions-zoom-actual-tip = Show cards at their actual size.
actions-fit = Fit map
actions-fit-tip = Show the whole map.
actions-fit-selection = Fit selection
actions-fit-selection-tip = Show the whole selection.
actions-walk-left = Go to card on the left
actions-walk-left-tip = Select the next card to the left.
actions-walk-right = Go to card on the right
actions-walk-right-tip = Select the next card to the right.
actions-walk-up = Go to card above
actions-walk-up-tip = Select the next card above.
actions-walk-down = Go to card below
actions-walk-down-tip = Select the next card below.
actions-next-link = Select next link
actions-next-link-tip = Select the links of the selected card one after another.
actions-add-next-link = Add next link to selection
actions-add-next-link-tip = Select the next link of the card in addition.
actions-select-links = Select links of cards
actions-select-links-tip = Select all links of the selected cards, to change them together.
actions-sources = Sources
actions-sources-tip = Show or hide the sources.
actions-inspector = Inspector
actions-inspector-tip = Show or hide the details of the selection.
actions-next-panel = Go to next panel
actions-next-panel-tip = Move the keyboard from the canvas to the sources, the inspector and back.
actions-find-passage = Search the sources
actions-find-passage-tip = Go to the search field of the sources.
actions-theme-system = System theme
actions-theme-system-tip = Use the light or dark theme of the system.
actions-theme-light = Light theme
actions-theme-light-tip = Use the light theme.
actions-theme-dark = Dark theme
actions-theme-dark-tip = Use the dark theme.
actions-palette = All commands…
actions-palette-tip = Search all commands by name.
actions-keys = Keyboard shortcuts
actions-keys-tip = Show all keyboard shortcuts.
actions-about = About Counterpoint
actions-about-tip = Show version and licence.
actions-menu-frame-only = Remove frame, keep cards
actions-menu-undercut-this = Undercut this link
actions-menu-undercut-this-tip = Add a card that undercuts this link.
actions-menu-detach = Remove premise
actions-arrange-layers = Arrange in layers
actions-arrange-layers-tip = Place main claims on top and reasons below. Shows a preview first.
actions-arrange-tree = Arrange as a tree
actions-arrange-tree-tip = Place every card below the first thing that it argues for or against. Shows a preview first.
actions-arrange-compact = Arrange compactly
actions-arrange-compact-tip = Place branches in rows and stack reasons, about as wide as a screen. Shows a preview first.
actions-arrange-branch = Arrange branch
actions-arrange-branch-tip = Arrange only what argues for or against the selected card, which stays in place.
actions-arrange-selection = Arrange selection
actions-arrange-selection-tip = Arrange only the selected cards.
actions-place-loose = Fix overlapping cards
actions-place-loose-tip = Move cards that cover others to free places.
actions-find = Find on map…
actions-find-tip = Find cards by text, note, comment, tag or source. Tolerates misspellings.
actions-find-next = Find next
actions-find-next-tip = Show the next card that was found.
actions-find-previous = Find previous
actions-find-previous-tip = Show the previous card that was found.
actions-fold = Fold or unfold
actions-fold-tip = Hide what argues only for or against the selected card, or show it again.
actions-fold-others = Fold other branches
actions-fold-others-tip = Fold every branch except that of the selected card.
actions-focus = Focus
actions-focus-tip = Show only what is within two links of the selected cards, or show everything again.
actions-focus-wider = Widen focus
actions-focus-wider-tip = Show cards that are one link farther away.
actions-focus-narrower = Narrow focus
actions-focus-narrower-tip = Hide cards that are farthest away.
actions-show-all = Show everything
actions-show-all-tip = Unfold all branches, and end focus and filter.
actions-view-back = Previous view
actions-view-back-tip = Go back to where you looked before.
actions-view-forward = Next view
actions-view-forward-tip = Go forward again.
actions-minimap = Minimap
actions-minimap-tip = Show or hide the minimap. Drag on it to move the view.
actions-bookmark = Bookmark
actions-bookmark-tip = Add or remove a bookmark on the selected cards, or on the current view if nothing is selected.
actions-bookmark-next = Next bookmark
actions-bookmark-next-tip = Go to the next bookmark. The outline lists all.
actions-bookmark-previous = Previous bookmark
actions-bookmark-previous-tip = Go to the previous bookmark.
actions-outline = Outline
actions-outline-tip = Show or hide the outline of the map.
actions-pin = Pin position
actions-pin-tip = Keep the selected cards in place when others are arranged, or release them.
actions-menu-debate = Debate
actions-menu-compare = Compare
actions-name = Your name…
actions-name-tip = Set the name that others see beside your changes. You may leave it empty.
actions-compare-file = Compare with file…
actions-compare-file-tip = Compare this map with another copy of it, and accept or reject each change.
actions-since-mailed = Changes since last mail
actions-since-mailed-tip = Show what you have changed since you last mailed this map.
actions-review-next = Next difference
actions-review-next-tip = Show the next difference.
actions-review-previous = Previous difference
actions-review-previous-tip = Show the previous difference.
actions-review-take = Accept
actions-review-take-tip = Accept this change of the other copy, and go to the next difference.
actions-review-refuse = Reject
actions-review-refuse-tip = Reject this change, and go to the next difference.
actions-review-both = Keep both on two cards
actions-review-both-tip = Keep your text, and add theirs as a second card beside it.
actions-review-take-in = Apply merge
actions-review-take-in-tip = Apply all decisions as one change that can be undone.
actions-review-stop = Stop comparing
actions-review-stop-tip = Return to your map without changing it.
actions-comment = Comment
actions-comment-tip = Write a comment on the selected card or link for your team. Comments are not part of the argument.
actions-share-page = Export web page…
actions-share-page-tip = Export one file for any browser. Counterpoint opens it as a map again.
actions-export-picture = Export image…
actions-export-picture-tip = Export SVG, PNG or PDF of the map or a part of it. Counterpoint opens the file as a map again.
actions-export-text = Export text…
actions-export-text-tip = Export Markdown, Argdown, CSV, Graphviz, Mermaid or LaTeX.
actions-copy-picture = Copy as image
actions-copy-picture-tip = Copy an image of the selection, or of the whole map, to the clipboard.
actions-standing = Show verdicts
actions-standing-tip = Show or hide on each card and link whether it stands, falls or is open (grounded labelling, Dung 1995), and what was dropped.
actions-why = Why?
actions-why-tip = Highlight what decides whether the selected card or link stands.
actions-questions = Analysis
actions-questions-tip = Show or hide the analysis: verdicts, critical cards, dropped points, tasks and hints.
actions-assume-true = Assume true
actions-assume-true-tip = Assume that the selected cards are true, or end the assumption.
actions-assume-false = Assume false
actions-assume-false-tip = Assume that the selected cards are false, or mute the selected links; or end that.
actions-show-assumptions = Select assumptions
actions-show-assumptions-tip = Select all assumptions and muted links.
actions-show-assumptions-short = Show
actions-clear-assumptions = Clear assumptions
actions-clear-assumptions-tip = End all assumptions and unmute all links.
actions-clear-assumptions-short = Clear
actions-dropped-next = Next dropped point
actions-dropped-next-tip = Go to the next card that the other side has not answered.
actions-dropped-next-short = Next
actions-dropped-previous = Previous dropped point
actions-dropped-previous-tip = Go to the previous card that the other side has not answered.
actions-dropped-previous-short = Previous
actions-format = Debate format…
actions-format-tip = Set who speaks when, and for how long. Cards can then belong to speeches.
actions-show-map = Map
actions-show-map-tip = Show the canvas.
actions-show-flow = Flow sheet
actions-show-flow-tip = Show the map as a flow sheet: a column for each speech, answers beside what they answer.
actions-show-clash = Clashes
actions-show-clash-tip = Show where the sides disagree, and who is ahead.
actions-brief = Speech brief…
actions-brief-tip = Write out what a side says, in speaking order, with citations, likely objections and answers.
actions-flow-workbook = Export flow sheet (XLSX)…
actions-flow-workbook-tip = Export the flow sheet for spreadsheet programs.
actions-print-flow = Print flow sheet
actions-print-flow-tip = Open the flow sheet in your browser to print it.
actions-present = Present
actions-present-tip = Present the argument of the selected card, or the whole map, card by card in large type.
actions-rehearse = Rehearse
actions-rehearse-tip = Practise answers: show what the other side says, and hide your answers until you ask for them.
actions-add-source = Add source…
actions-add-source-tip = Add a document: text, Markdown, HTML, DOCX, ODT, EPUB or PDF.
actions-paste-source = Paste as source
actions-paste-source-tip = Add the copied text or web page as a source.
actions-describe-new-source = New source without text…
actions-describe-new-source-tip = Add a source by title, authors and date only.
actions-versions = Earlier versions…
actions-versions-tip = Preview and restore earlier versions: replaced by saves, mailed or merged.
actions-recovery = Recover unsaved work…
actions-recovery-tip = Recover maps that were not saved when the program or the computer stopped.
actions-bibliography = Bibliography…
actions-bibliography-tip = List the sources in APA, MLA, Chicago or debate card style.
actions-copy-cited = Copy with citation
actions-copy-cited-tip = Copy the quoted words of the selected cards with short and full citations.
actions-show-passage = Show in source
actions-show-passage-tip = Show the passage that the selected card comes from.

## unavailable: Why an action is not available

unavailable-nothing-to-undo = There is nothing to undo.
unavailable-nothing-to-redo = There is nothing to redo.
unavailable-select-card = Select a card first.
unavailable-select-something = Select something first.
unavailable-select-one-card = Select exactly one card first.
unavailable-select-two = Select two or more cards first.
unavailable-select-three = Select three or more cards first.
unavailable-select-link = Select a link first.
unavailable-select-one = Select exactly one card or link first.
unavailable-select-card-or-link = Select a card or a link first.
unavailable-no-assumption = There are no assumptions.
unavailable-none-dropped = There are no dropped points.
unavailable-select-card-and-link = Select a link and the cards to add to it.
unavailable-select-passage = Select a passage in the sources first.
unavailable-no-offer = There are no suggested links.
unavailable-empty = The map is empty.
unavailable-no-profile = There is no folder for earlier versions.
unavailable-no-focus = There is no focus. Select a card and press O.
unavailable-no-hits = No search results. Press Ctrl+F and type.
unavailable-no-bookmarks = There are no bookmarks. Select a card and press B.
unavailable-all-shown = Everything is shown.
unavailable-comparing = Apply the merge or stop comparing first.
unavailable-not-comparing = No copy is being compared.
unavailable-no-points = There are no differences.
unavailable-not-both = Only two edits of one card's text can be kept on two cards.
unavailable-own-work = These are your own changes.
unavailable-questions-open = There are unresolved conflicts. Resolve them first.
unavailable-never-mailed = This map was not mailed from this computer yet.
unavailable-select-one-to-comment = Select one card or link to comment on.
unavailable-light = Show on the map
unavailable-in-round = Exit the presentation first.

## refusals: Why an edit was refused

refusals-source-cited = Cards still cite this source. Remove the citations first.
refusals-no-neighbour = There is no neighbour on that side that argues for or against the same.
refusals-pinned-neighbour = One of the two cards is pinned.
refusals-no-links = None of its links is shown.
refusals-no-premise = A link needs at least one premise.
refusals-itself = A card cannot argue for or against itself.
refusals-premise-no-card = Only cards can be premises.
refusals-gone = This element is no longer on the map.
refusals-speech-twice = Every speech needs a unique short name.
refusals-linked-already = This link exists already.
refusals-ring = These links would only argue about one another.
refusals-reverse-linked = Only links with one premise can be reversed.
refusals-reverse-undercut = Undercuts cannot be reversed: a link cannot be a premise.
refusals-last-premise = This is the only premise. Delete the link instead.
refusals-no-change = There is nothing to change.
refusals-side-in-use = Cards still belong to this side. Assign them to another side first.
refusals-nothing-selected = Nothing is selected.
refusals-nothing-to-paste = There is nothing to paste.
refusals-need-two = Select at least two cards to align.
refusals-need-three = Select at least three cards to distribute.
refusals-no-step = There is no link to undercut yet.
refusals-text-too-long = This text is too long for a card.
refusals-bookmark-gone = The bookmarked element is no longer on the map.
refusals-nothing-below = There is nothing to fold: no card argues only for or against this one.
refusals-other-debate = This is a map of another debate.
refusals-nothing-said = Write something first.
refusals-no-assumption = There are no assumptions.
refusals-assume-link = Links cannot be assumed. Use “Assume false” to mute them.
refusals-below-itself = A card cannot support or attack itself through others.
refusals-too-much-to-unite = One card cannot hold the notes, citations and tags of both.
refusals-no-citation = The selected cards have no citations.

## steps: Names of steps, for undo and redo

steps-exchange = { $count ->
    [one] swap
   *[other] swap { $count } cards
}
steps-add-card = add card
steps-text = edit text
steps-add-source = add source
steps-source = edit source
steps-remove-source = remove source
steps-attach-text = attach text of source
steps-new-text = update text of source
steps-leave-text-out = remove text of source
steps-kind = { $count ->
    [one] change kind
   *[other] change kind of { $count } cards
 }
steps-side = { $count ->
    [one] change side
   *[other] change side of { $count } cards
 }
steps-citations = edit citations
steps-note = edit note
steps-tags = edit tags
steps-marks = change mark
steps-format = change debate format
steps-weight = rate
steps-assume = assume
steps-speech = assign speech
steps-mute = mute link
steps-step-move = { $count ->
    [one] move
   *[other] move { $count } elements
 }
steps-resize = resize
steps-support = { $count ->
    [one] add support
   *[other] add support by { $count } premises
 }
steps-rebut = { $count ->
    [one] add rebuttal
   *[other] add rebuttal by { $count } premises
 }
steps-undercut = add undercut
steps-rephrase = link as the same in other words
steps-join = { $count ->
    [one] add linked premise
   *[other] add { $count } linked premises
 }
steps-detach = remove premise
steps-relink = change conclusion
steps-reverse = reverse link
steps-link-kind = change kind of link
steps-scheme = set scheme
steps-drop-support = add supporting card
steps-drop-rebut = add rebuttal
steps-drop-join = add linked premise
steps-drop-undercut = add undercut
steps-offered = add suggested links
steps-remove = { $count ->
    [one] delete
   *[other] delete { $count } elements
 }
steps-remove-links = { $count ->
    [one] delete link
   *[other] delete { $count } links
 }
steps-remove-frame = remove frame
steps-add-frame = add frame
steps-frame = edit frame
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
steps-sides = edit sides
steps-title = rename map
steps-motion = edit motion
steps-together = several edits
steps-from = the link from “{ $premise }”
steps-order = { $count ->
    [one] arrange { $count } card
   *[other] arrange { $count } cards
}
steps-pin = { $count ->
    [one] pin { $count } card
   *[other] pin { $count } cards
}
steps-take-in = merge
steps-comment = comment
steps-resolve = resolve comment
steps-remove-comment = delete comment
steps-clear-assumptions = clear assumptions
steps-reparent = change parent
steps-raise = raise critical question
steps-unite = merge cards

## notices: Notices and offers

notices-changed-outside = { $count ->
    [one] One element was changed outside Counterpoint since the file was saved, or the file is damaged there.
   *[other] { $count } elements were changed outside Counterpoint since the file was saved, or the file is damaged there.
 }
notices-undo = Undo
notices-close = Dismiss
notices-undone = Undone: { $step }
notices-redone = Redone: { $step }
notices-copied = { $count ->
    [one] 1 card copied
   *[other] { $count } cards copied
 }
notices-removed-links = { $count ->
    [one] 1 link was deleted with it.
   *[other] { $count } links were deleted with it.
 }
notices-weakened = { $count ->
    [one] 1 link has fewer linked premises now.
   *[other] { $count } links have fewer linked premises now.
 }
notices-saved = Saved as { $name }
notices-profile-elsewhere = The folder { $wanted } cannot be used. Recovery data, settings and earlier versions are kept in { $folder } instead.
notices-profile-none = There is no crash protection and there are no earlier versions: neither { $wanted } nor any other folder can be used. Save often.
notices-not-saved = Not saved. { $why } Your work is still open in this window. File: { $path }
notices-settings = Your settings could not be saved. { $why }
notices-large = This map has { $cards } cards. Smaller maps are easier to read.
notices-worker-lost = The file could not be opened because of an error in Counterpoint. Your map was not changed.
notices-draft = A draft with the files attached was passed to your mail program. If no program opens, the draft is here: { $path }
notices-draft-closed = No mail program answered. Open this draft, which has the files attached, in any mail program: { $path }
notices-no-draft-folder = There is no folder for a mail draft. Attach the saved file yourself.
notices-new-window = The new window could not be opened. { $why }
notices-offer-title = { $count ->
    [one] The source suggests a link
   *[other] The source suggests { $count } links
 }
notices-offer-support = “{ $from }” supports “{ $to }”
notices-offer-rebut = “{ $from }” rebuts “{ $to }”
notices-offer-undercut = “{ $from }” undercuts { $to }
notices-offer-linked = “{ $from }” is a linked premise for “{ $to }”
notices-offer-more = and { $count } more
notices-offer-accept = Add link
notices-offer-refuse = Dismiss
notices-read-only = “{ $name }” is read-only. You can edit the map; saving will ask for another place.
notices-two-windows = “{ $name }” is also open in another window. Changes that are saved there appear here, and nothing is overwritten.
notices-file-gone = “{ $name }” was moved or deleted, or its drive is disconnected. The map is still open in this window: save it again here or elsewhere.
notices-file-other = “{ $name }” was replaced by something that is not this map. The map is still open in this window: save it under another name.
notices-followed = “{ $name }” was changed by somebody else and was reloaded: { $counts }.
notices-offer-file = “{ $name }” was changed by somebody else
notices-offer-file-tip = You have unsaved changes. Nothing is overwritten: compare, and accept what you want.
notices-offer-file-accept = Show differences
notices-went-back = Restored: { $counts }.
notices-broke-down = Counterpoint crashed. Your work was kept: start the program again to recover it. A report without any of your text is here: { $report }
notices-broke-down-title = Counterpoint crashed
notices-broke-down-explain = We are sorry. Your work was kept, and you can recover it next. This report describes the error and has none of your text. You can copy it and send it to the developers.
notices-broke-down-no-report = No report could be written.
notices-broke-down-copy = Copy report
notices-broke-down-go-on = Continue
notices-recovered = “{ $name }” was recovered. Its file was not changed: save to keep this version.
notices-recovered-unnamed = The map was recovered. It is not in a file yet: save to keep it.
notices-still-saving = Still saving to { $path } after { $seconds } s. The disk or network does not respond. Your work is kept for recovery; you can save it elsewhere.
notices-saved-late = Saved to { $path } after a delay.
notices-recover = Recover…
notices-recovery-waits = { $count ->
    [one] Another map was not saved when the program ended. You can recover it.
   *[other] { $count } other maps were not saved when the program ended. You can recover them.
 }
notices-more-recovery = { $count ->
    [one] One more map can be recovered: File › Recover unsaved work.
   *[other] { $count } more maps can be recovered: File › Recover unsaved work.
 }
notices-no-recovery = There is no unsaved work to recover.
notices-no-journal = Crash protection is off: { $why } Save often until this is solved.
notices-path-to-save = Save map as
notices-path-to-open = Open map
notices-path-explain = This system has no file dialog. Type the path of the file.
notices-repaired-suffix = {" "}(repaired)
notices-fold-count = +{ $count }
notices-in-order = The cards are already arranged like this.
notices-bookmarked = Bookmark added: { $name }
notices-bookmark-gone = Bookmark removed: { $name }
notices-excess = The two copies cannot be merged. { $why }
notices-questions = { $count ->
    [one] One conflict has
   *[other] { $count } conflicts have
 } to be resolved before the merge can be applied.
notices-not-taken-in = The merge failed: { $why }. Your map was not changed.
notices-had-all = Nothing to merge: the other copy has no new changes.
notices-taken-in = Merged: { $counts }.
notices-taken-in-ahead = Updated: { $counts }.
notices-nothing-since = No changes since you mailed it { $when }.
notices-renamed = Your profile seems to have been copied to another computer. This copy now uses a new ID; no work was lost.
notices-other-debate = “{ $name }” is a map of another debate and cannot be compared.
notices-not-compared = “{ $name }” is the map that is open, or one of the two is damaged.
notices-name = Your name in maps is now { $name }.
notices-no-name = Maps that you save no longer show your name.
notices-exported = { $name } was exported ({ $size } kB).
notices-not-exported = The export failed. { $why } File: { $path }
notices-mailed = The mail was passed to your mail program. If a file is missing there, attach it from here: { $path }
notices-picture-copied = An image of { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels was copied.
notices-none-dropped = There are no dropped points.
notices-print = The page was opened in your browser: print it there. File: { $path }
notices-print-closed = No browser could be opened. Open this file in a browser to print it: { $path }
notices-raised = The question was added as a task. It counts against the link once its text is an answer, or it is no longer marked “to research”.
notices-source-added = “{ $title }” was added: { $kind }, { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}.
notices-source-there = This text is already one of the sources.
notices-newer-text = The text was updated. Citations: { $exact } unchanged, { $moved } moved, { $changed } changed, { $lost } lost.
notices-other-text = This does not seem to be the text of “{ $title }”. Nothing was changed.
notices-attached = “{ $title }”: { $found } of { $all } paragraphs were found in your text. { $count ->
    [0] Passages show their sentences now.
    [one] Passages show their sentences now, and 1 card has its quotation.
   *[other] Passages show their sentences now, and { $count } cards have their quotations.
}
notices-no-place = This citation has no position in an available text.
notices-copied-cited = { $count ->
    [one] Copied with citation.
   *[other] { $count } quotations copied with citations.
}
notices-offer-page = Only the article of this page was added
notices-offer-page-tip = The whole page also has tables, footnotes and menus.
notices-offer-page-accept = Add whole page
notices-path-to-bring = Document to add

## dialogs: Dialogs and questions

dialogs-title-open = Open map
dialogs-title-document = Add source
dialogs-title-save = Save map
dialogs-title-export = Export
dialogs-file-kind = Counterpoint map
dialogs-save = Save
dialogs-discard = Don't save
dialogs-cancel = Cancel
dialogs-ok = OK
dialogs-close = Close
dialogs-delete = Delete
dialogs-save-as = Save as…
dialogs-save-again = Save again here
dialogs-in-place = Overwrite
dialogs-replace = Replace
dialogs-ask-unsaved-title = Save your changes?
dialogs-ask-unsaved = “{ $name }” has unsaved changes.
dialogs-ask-problems-title = Problems in this file
dialogs-ask-problems = { $count ->
    [one] One problem was found in “{ $name }”. What could be read is shown. Saving asks for a new name, so the file is not changed.
   *[other] { $count } problems were found in “{ $name }”. What could be read is shown. Saving asks for a new name, so the file is not changed.
 }
dialogs-ask-newer = “{ $name }” was written by a newer version of Counterpoint. Nothing is lost when you save it.
dialogs-ask-changed-title = The file has changed
dialogs-ask-gone-title = The file is gone
dialogs-ask-in-place-title = This file cannot be replaced safely
dialogs-ask-replace-title = Replace the file?
dialogs-ask-replace = { $path } already exists.
dialogs-ask-remove-title = Delete dependent links?
dialogs-ask-remove = { $count ->
    [one] This link depends on what you delete and will be deleted too:
   *[other] These { $count } links depend on what you delete and will be deleted too:
 }
dialogs-meet = Compare and merge
dialogs-ask-slow-save-title = Still saving
dialogs-ask-slow-save = { $path } is still being saved; the disk or network does not respond. Your work is kept for recovery.
dialogs-wait = Wait
dialogs-leave-slow = Quit and recover later
dialogs-about-text =
    Maps both sides of a debate: claims, premises and rebuttals from two opposing analyses, linked, evaluated, saved and mailed.
    Free software under the MIT licence or the Apache licence 2.0, at your choice. The typeface is Inter, under the SIL Open Font License.
dialogs-window-title = { $name } — Counterpoint
dialogs-window-title-edited = ● { $name } — Counterpoint
dialogs-untitled = Untitled map
dialogs-untitled-file = map
dialogs-opening-file = Opening { $name }…
dialogs-ask-met-title = Another copy of this map
dialogs-ask-met-ahead = “{ $name }” contains all your changes and adds: { $counts }. There are no conflicts.
dialogs-ask-met-apart = “{ $name }” and your map were both changed: { $counts }. Your changes are kept unless you decide otherwise.
dialogs-ask-met-behind = “{ $name }” has nothing new.
dialogs-ask-met-gone = Would be deleted: { $what }
dialogs-ask-met-replaced = Would be replaced: { $field } of { $what }: { $change }
dialogs-take-in = Merge
dialogs-compare = Compare
dialogs-apart = Open in new window
dialogs-stop-review = Stop
dialogs-go-on = Continue comparing
dialogs-ask-keep-typed-title = The card was deleted
dialogs-ask-keep-typed = Somebody deleted the element that you were editing. This was your text:
dialogs-keep-typed = Add as a new card
dialogs-forget-typed = Discard
dialogs-ask-stop-review-title = Stop comparing?
dialogs-ask-stop-review = { $count ->
    [one] Your decision will be discarded
   *[other] Your { $count } decisions will be discarded
 }. Your map is not changed.
dialogs-name-title = Your name
dialogs-name-explain = Others see this name beside your changes. Leave it empty to show none.
dialogs-file-flow = flow
dialogs-file-brief = brief
dialogs-ask-same-source-title = Newer text of a source?
dialogs-ask-same-source = The source “{ $title }” is already here with another text. If this is a newer text of it, its citations are located again.
dialogs-ask-same-newer = Newer text
dialogs-ask-same-another = Different source
dialogs-ask-twice-title = Already on the map
dialogs-ask-twice = The card “{ $card }” has the same words.
dialogs-ask-twice-show = Show card
dialogs-ask-twice-add = Add anyway

## layout: Arranging cards

layout-shown = { $count ->
    [one] { $count } card would move
   *[other] { $count } cards would move
}
layout-keep = Apply (Enter)
layout-back = Cancel (Esc)
layout-working = Arranging…

## visibility: Finding, filters and bookmarks

visibility-filter-all = All
visibility-filter-claims = Claims
visibility-filter-premises = Premises
visibility-filter-rebuttals = Rebuttals
visibility-filter-unused = Unused
visibility-find-hint = Find cards: text, tags, notes, comments, sources
visibility-find-count = { $at } of { $count }
visibility-find-close = Close search
visibility-filter = Filter
visibility-filter-on = Filter ●
visibility-filter-any = Any
visibility-filter-tag = Tag
visibility-filter-source = Source
visibility-filter-standing = Verdict
visibility-filter-unlinked = Only cards without links
visibility-filter-hide = Hide other cards instead of dimming them
visibility-filter-off = Clear filter
visibility-all = Show all
visibility-folded = { $count } folded
visibility-focus = { $count } out of focus
visibility-hidden = { $count } hidden by the filter
visibility-dimmed = { $count } dimmed by the filter
visibility-bookmark-view = View { $number }
visibility-bookmark-several = { $count } elements
visibility-bookmarks-title = Bookmarks
visibility-bookmark-remove = Remove bookmark
visibility-bookmark-spoken = Bookmark: { $name }

## comments: Comments

comments-comments-title = { $open ->
    [0] Comments
   *[other] Comments ({ $open } open)
 }
comments-you = You
comments-add = Add a comment
comments-hint = Add a comment…
comments-reply = Reply
comments-say = Send
comments-resolved = resolved
comments-remove = Delete comment
comments-sign = { $count ->
    [one] 1 comment
   *[other] { $count } comments
 }

## standing: Why a claim stands or falls

standing-unchallenged = Stands: there is no argument against it.
standing-supported = Stands: { $what } { $count ->
    [one] supports it
   *[other] together support it
 }, and that link stands.
standing-withstands = Stands: { $what } { $count ->
    [one] argues
   *[other] together argue
 } against it, but that link falls.
standing-premises = Stands: all its premises stand.
standing-withstands-alone = Stands: { $what } { $count ->
    [one] argues
   *[other] together argue
 } against it, but falls.
standing-withstands-premise = Stands: { $what } { $count ->
    [one] argues
   *[other] together argue
 } against it, but “{ $premise }” falls.
standing-withstands-undercut = Stands: { $what } { $count ->
    [one] argues
   *[other] together argue
 } against it, but { $by } { $by_count ->
    [one] undercuts
   *[other] together undercut
 } that link.
standing-rebut-unanswered = Falls: { $what } { $count ->
    [one] rebuts it, and there is no answer to that.
   *[other] together rebut it, and there is no answer to that.
 }
standing-rebut-only = Falls: { $what } { $count ->
    [one] rebuts it.
   *[other] together rebut it.
 }
standing-rebut-answered = Falls: { $what } { $count ->
    [one] rebuts it, and the answer to that falls.
   *[other] together rebut it, and the answer to that falls.
 }
standing-undercut-unanswered = Falls: { $what } { $count ->
    [one] undercuts it, and there is no answer to that.
   *[other] together undercut it, and there is no answer to that.
 }
standing-undercut-only = Falls: { $what } { $count ->
    [one] undercuts it.
   *[other] together undercut it.
 }
standing-undercut-answered = Falls: { $what } { $count ->
    [one] undercuts it, and the answer to that falls.
   *[other] together undercut it, and the answer to that falls.
 }
standing-assumed-true = Stands: you assume that it is true.
standing-assumed-false = Falls: you assume that it is false.
standing-premise-falls = Falls: its premise “{ $what }” falls.
standing-supports-fall = Falls: { $what } { $count ->
    [one] supports it
   *[other] together support it
 }, but that link falls, and no other supporting link stands.
standing-needs-support = Falls: it is marked “needs support” and has none that stands.
standing-hangs-on = Open: it depends on “{ $what }”, which is open.
standing-hangs-on-link = Open: it depends on { $what }, whose { $count ->
    [one] link
   *[other] joint link
 } is open.

## analysis: The analysis panel

analysis-flips-own = If these cards of the same side fall, it { $becomes }:
analysis-flips-other = If these cards of the other side fall, it { $becomes }:
analysis-flips-mixed = If these cards of both sides fall together, it { $becomes }:
analysis-flips-tip = Select these cards. Each set is as small as possible.
analysis-flips-more = { $count } more sets
analysis-flips-none = No single card, pair or three of them would change this.
analysis-flips-cut = { $size ->
    [0] The search stopped before all single cards were tried.
    [1] The search stopped: all single cards were tried, not all pairs.
   *[other] The search stopped: all single cards and pairs were tried, not all threes.
 }
analysis-flips-stopped = The search was stopped.
analysis-title = Analysis
analysis-standing = Verdicts
analysis-standing-tip = Show every claim and whether it stands, main claims first.
analysis-critical = Critical
analysis-critical-tip = Show the cards on which most verdicts depend.
analysis-dropped = Dropped
analysis-dropped-tip = Show what one side has said and the other has not answered.
analysis-to-research = Tasks
analysis-to-research-tip = Show cards that are marked “to research”, or were rated before their text changed.
analysis-research = Positions
analysis-research-tip = Show which open cards can be held together (preferred and stable extensions, Dung 1995).
analysis-counts = { $stands ->
    [one] 1 card stands
   *[other] { $stands } cards stand
 }, { $falls ->
    [one] 1 falls
   *[other] { $falls } fall
 }, { $open ->
    [one] 1 is open
   *[other] { $open } are open
 }.
analysis-main = main claim
analysis-no-claims = There are no claims yet.
analysis-critical-means = How many claims would change if this card fell.
analysis-critical-none = No claim depends on a single card.
analysis-critical-cut = The search stopped: { $looked } of { $all } cards were tried.
analysis-critical-note = { $main ->
    [0] { $claims }
   *[other] { $claims }, { $main } main
 }
analysis-dropped-means = Rebuttals and unsupported claims that no other side has answered. Choose a debate format to take speeches into account.
analysis-dropped-format = Cards that another side could have answered in a later speech and did not.
analysis-none-such = None.
analysis-to-research-means = Cards that are marked “to research”, and cards that were rated before their text changed.
analysis-research-means = Cards that attack one another in circles are open. These sets of them can be held together (preferred and stable extensions, Dung 1995).
analysis-research-none = No cards are open.
analysis-dispute-title = Dispute { $number }: { $cards } cards
analysis-dispute-tip = Select the open cards and links.
analysis-dispute-supports = These cards also support one another. The theory does not say how to treat that, so nothing is computed.
analysis-dispute-too-large = More than 24 cards and links depend on one another: too many to compute.
analysis-dispute-stable = Position { $number } (decides everything):
analysis-dispute-preferred = Position { $number } (leaves something open):
analysis-turn-dropped = dropped
analysis-turn-answered = answered
analysis-turn-conceded = conceded
analysis-turn-too-early = not due yet
analysis-hints = Hints
analysis-hints-tip = Show possible problems: circles, near-duplicates, claims without citations, and more.

## clashes: Clashes

clashes-clash = Clashes
clashes-title = Where the sides disagree
clashes-all = All
clashes-maker = Defended
clashes-attacker = Defeated
clashes-nobody = Open
clashes-none = No side attacks another side yet.
clashes-ahead = { $side } is ahead
clashes-open = open
clashes-show = Show on map
clashes-depth = answer { $depth }
clashes-unmet = { $side }: { $count ->
    [one] one claim that nobody attacks
   *[other] { $count } claims that nobody attacks
 }

## flow: The flow sheet

flow-flow = Flow sheet
flow-empty = A flow sheet has a column for each speech, and answers stand beside what they answer. Press Enter to write a line, Tab to answer in the next column.
flow-first = Write first line
flow-claims = Claims
flow-answers = { $number ->
    [1] Answers
   *[other] Answers, level { $number }
 }
flow-no-speech = No speech

## formats: The format of the debate

formats-title = Debate format
formats-means = Set who speaks when, and for how long. Cards can belong to speeches. What the other side could have answered in a later speech and did not is dropped.
formats-custom = Custom
formats-name = Name
formats-sum = { $count } speeches, { $number } minutes in all
formats-format-use = Apply
formats-none = None
formats-none-yet = None
formats-speech-key = Short name
formats-speech-name = Speech
formats-speech-side = Side
formats-speech-minutes = Minutes
formats-speech-both = both
formats-speech-up = Move up
formats-speech-remove = Remove
formats-speech-add = Add speech
formats-speech-none = none
formats-speech-gone = { $key } (not in this format)
formats-speech-field = { $what } of speech { $number }

## brief: The brief

brief-they-say = They say:
brief-granted = We concede:
brief-together = Together with the next point:
brief-answer = We answer:
brief-expected = Expect:
brief-prepared = Answer:
brief-unanswered = No answer yet.
brief-length = { $words } words, { $minutes } at { $pace } words per minute
brief-fits = fits into { $minutes }
brief-too-long = too long for { $minutes }
brief-title = Speech brief
brief-pace = Words per minute
brief-empty = This side has said nothing in this speech.
brief-docx = Save as DOCX…
brief-markdown = Save as Markdown…
brief-print = Print…
brief-print-tip = Open the brief in your browser to print it.

## schemes: Argumentation schemes on the panel

schemes-none = none
schemes-asks = Critical questions
schemes-raise = Raise
schemes-raise-tip = Add a card of the other side that undercuts this link, marked “to research”.
schemes-raised = ✓ Raised
schemes-raised-tip = Go to the card.

## hints: Hints on missing premises

hints-means = Possible problems. Hints do not affect verdicts.
hints-none = No issues found.
hints-more = { $count } more
hints-hint-circle = Cards that support one another in a circle ({ $count })
hints-hint-both-sides = Premises that several sides use ({ $count })
hints-hint-unmentioned = Conclusions with key words that no premise mentions ({ $count })
hints-hint-double = Cards that say nearly the same ({ $count })
hints-hint-no-citation = Claims without citations ({ $count })
hints-hint-unlinked = Cards without links ({ $count })
hints-hint-share = { $percent } % of words in common
hints-hint-unite = Merge cards
hints-hint-unite-tip = Merge into one card with the links, citations and comments of both. The other text is kept in its note.

## rehearsal: Rehearsal

rehearsal-nothing = The other side has said nothing yet.
rehearsal-against = Against “{ $what }”:
rehearsal-what = What is your answer?
rehearsal-show = Show answers
rehearsal-hide = Hide answers
rehearsal-mark = To research
rehearsal-marked = ✓ To research
rehearsal-mark-tip = Mark this card as “to research” (W). The analysis panel lists all such cards.
rehearsal-rehearse-for = For { $side }

## presentation: Presentation

presentation-round = Presentation
presentation-back = Back
presentation-next = Next
presentation-leave = Exit

## timer: The timer

timer-start = Start
timer-pause = Pause
timer-reset = Reset
timer-no-speech = Speech
timer-last-minute = Last minute
timer-over = Time is up

## sources: Sources and reading

sources-sources-side-by-side = Side by side
sources-sources-side-by-side-tip = Show both analyses at once.
sources-sources-filter = Search the sources
sources-sources-used = { $used } of { $all } used
sources-sources-nothing = No matching passages.
sources-sources-show-all = Show all
sources-no-author = No author given
sources-pasted = Pasted text
sources-reading-text = Text of the source
sources-reading-page = p. { $page }
sources-reading-covered = { $share } % of the text is cited on the map
sources-reading-find = Search the text
sources-reading-hits = { $all ->
    [0] no matches
   *[other] { $at } of { $all }
}
sources-reading-smaller = Smaller text
sources-reading-larger = Larger text
sources-sources-add = + Add source
sources-sources-add-file = From document…
sources-sources-add-paste = From clipboard
sources-sources-add-described = Without text…
sources-sources-all = All sources
sources-menu = Actions for this source
sources-as-text = Text
sources-as-passages = Passages
sources-attach = Attach text of the article…
sources-describe = Edit details…
sources-newer = Update text…
sources-bring-text = Add text…
sources-cited-by = { $count ->
    [0] No card cites it
    [one] Show 1 card that cites it
   *[other] Show { $count } cards that cite it
}
sources-copy-citation = Copy full citation
sources-leave-out = Remove text from the map
sources-remove = Remove source
sources-argues-for = Argues for { $side }
sources-to-check = { $count ->
    [one] 1 citation no longer matches the text. Review
   *[other] { $count } citations no longer match the text. Review
}
sources-text-left-out = The text is not in this map. Citations keep their quotations; add the text to read it here.
sources-no-text = This source has no text. Add its text to read it here and to quote from it.
sources-form-title = Source details
sources-form-new = New source
sources-field-title = Title
sources-field-authors = Authors, one per line
sources-field-publisher = Publisher
sources-field-date = Date
sources-field-address = Address
sources-field-language = Language
sources-field-short = Short name
sources-field-note = Note
sources-field-style = Citation style
sources-take-kind-tip = Choose the kind of card. While dragging: C, P or R.
sources-take-own-words = Use my own words
sources-take-own-words-tip = Write the card in your own words, with the quotation below it. While dragging: W.
sources-take-place = Place (I)
sources-take-place-tip = Place the selected words on the canvas. You can also drag them.
sources-take-copy = Copy with citation
sources-take-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
sources-document-kind = Documents
sources-bringing-file = Reading { $name }…
sources-looking-citations-up = Locating citations in the text…
sources-check-title = Review citations
sources-check-explain = These quotations do not occur in the new text as they were. Nothing changes until you decide.
sources-check-changed = changed, { $share } % similar
sources-check-lost = lost
sources-check-found = found
sources-check-nowhere = No similar passage was found.
sources-check-may-be = Several passages are similar:
sources-check-this = Use this one
sources-check-take = Use new text
sources-check-take-tip = Quote what the new text says.
sources-check-keep = Keep old quotation
sources-check-keep-tip = Keep the quotation without a position in the new text.
sources-check-show-card = Show card
sources-check-later = Later
sources-bibliography-title = Bibliography
sources-bibliography-cited = Only cited sources
sources-bibliography-none = There are no sources to list.
sources-bibliography-copy = Copy
sources-unanswered = { $count ->
    [0] { $other } answers every claim
    [one] { $other } leaves 1 claim unanswered
   *[other] { $other } leaves { $count } claims unanswered
}
sources-unanswered-tip = Select the claims of this source on the map that nothing from the other source argues against.

## documents: Reading documents

documents-text-no-words = it has no words
documents-text-no-line = a paragraph is empty or holds a line break
documents-text-pages = pages are out of order
documents-bring = “{ $path }” could not be added: { $why }
documents-read-too-large = it is larger than { $limit } MB, the maximum size.
documents-read-bomb = it is larger than { $limit } MB when unpacked. Ask the sender for another copy.
documents-read-parts = it has more than { $limit } pages or parts, the maximum number.
documents-read-no-text = it contains no text.
documents-read-scan = { $limit ->
    [one] its page is an image without text (a scan). Use text recognition (OCR) to make a PDF with text first.
   *[other] its { $limit } pages are images without text (a scan). Use text recognition (OCR) to make a PDF with text first.
}
documents-read-locked = it is protected by a password. Save a copy without a password and add that.
documents-read-type = files of the type { $detail } are not supported. Save it as PDF, DOCX or plain text and add that.
documents-read-picture = it is an image. Use text recognition (OCR) to make a PDF with text first.
documents-read-archive = it is an archive. Unpack it and add the documents in it.
documents-read-binary = it is not text, and its type is not supported.
documents-read-entities = it declares XML entities, which are a security risk, so it was not read. Open it in the program it comes from and save it again.
documents-read-damaged = it is damaged ({ $detail }). Open it in the program it comes from and save it again.
documents-read-slow = reading took longer than { $limit } seconds. Print it to a new PDF, or copy and paste its text.
documents-read-memory = reading needs more than { $limit } MB of memory. Print it to a new PDF, or copy and paste its text.
documents-read-broken = reading failed ({ $detail }). Print it to a new PDF, or copy and paste its text.
documents-read-given-up = cancelled.
documents-loss-pages = { $count ->
    [one] One page has no text; it is probably an image.
   *[other] { $count } pages have no text; they are probably images.
}
documents-loss-pages-plain = { $count ->
    [one] One page was read in a simple way: words may be joined, or columns mixed.
   *[other] { $count } pages were read in a simple way: words may be joined, or columns mixed.
}
documents-loss-pages-unread = { $count ->
    [one] One page could not be read: it is damaged or has an unknown format.
   *[other] { $count } pages could not be read: they are damaged or have an unknown format.
}
documents-loss-comments = { $count ->
    [one] One comment in the document was left out.
   *[other] { $count } comments in the document were left out.
}
documents-loss-deletions = { $count ->
    [one] One deleted passage (tracked change) was left out.
   *[other] { $count } deleted passages (tracked changes) were left out.
}
documents-loss-round-the-article = Only the article was added, without menus and advertisements.
documents-loss-too-long = It has more than { $count } MB of text; the rest was left out.
documents-loss-signs = { $count ->
    [one] One character could not be read in the encoding of the document.
   *[other] { $count } characters could not be read in the encoding of the document.
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
review-sign-asked = Conflict
review-sign-removed = Deleted
review-sign-added = New
review-sign-changed = Changed
review-sign-moved = Moved
review-sign-refused = rejected
review-count-asked = { $count ->
    [one] 1 conflict
   *[other] { $count } conflicts
 }
review-count-decided = { $count } resolved
review-count-removed = { $count } deleted
review-count-added = { $count } new
review-count-changed = { $count } changed
review-count-moved = { $count } moved
review-count-nothing = no differences
review-title = Compared with { $name }
review-title-back = Version { $name }
review-go-back = Restore ({ $count })
review-title-own = Changes since you mailed it { $name }
review-ahead = The other copy contains all your changes. There are no conflicts.
review-behind = The other copy has nothing new.
review-one-name = Two computers used the same copy of the profile, so some IDs were used twice. They are told apart here.
review-nameless = unnamed ({ $copy })
review-by-hand = outside Counterpoint
review-unknown = Unknown
review-by = { $name }: { $count }
review-show-both = Both
review-show-result = Result
review-show-mine = Mine
review-take-all = Accept all
review-refuse-all = Reject all
review-head-asked = Conflicts ({ $count })
review-head-removed = Deleted ({ $count })
review-head-added = New ({ $count })
review-head-changed = Changed ({ $count })
review-head-moved = Moved ({ $count })
review-open = unresolved
review-taken = accepted
review-refused = rejected
review-mine = mine
review-theirs = theirs
review-woven = combined
review-both = both, on two cards
review-then = mailed
review-now = now
review-before = before
review-tick = Accept: { $what }
review-tick-tip = Select to accept the change. Clear to keep your map as it is.
review-why-both = Both copies changed this.
review-why-deleted = One copy deleted this, and the other changed it.
review-why-needed = This was deleted, but another element needs it.
review-why-with = This was deleted together with an element that is kept for now.
review-why-ring = Together, these links would only argue about one another.
review-hangs = { $count ->
    [one] One link depends on it
   *[other] { $count } links depend on it
 }
review-take-in = Apply merge ({ $count })
review-stop = Stop
review-turned = { $count ->
    [one] One verdict would change
   *[other] { $count } verdicts would change
 }
review-turned-line = { $after }, was { $before }: { $what }
review-turned-more = and { $count } more
review-moved = The other copy has it in another place. The dashed box shows its place in your map.
review-map-itself = The map
review-frame = Frame “{ $name }”
review-side = Side “{ $name }”
review-source = Source “{ $name }”
review-yes = yes
review-no = no
review-none = none
review-empty = empty
review-comment = Comment “{ $text }”

## merge: Merging, and what was changed

merge-compared-paragraph = par. { $paragraph }
merge-compared-sentences = sent. { $numbers }
merge-compared-other-words = { $value }, rated with another text
merge-compared-these-words = { $value }, rated with this text
merge-compared-spaces = { $value } (only spaces or line breaks differ)
merge-compared-order = in another order
merge-whole = element
merge-text = text
merge-kind = kind
merge-side = side
merge-implicit = mark “unstated”
merge-conceded = mark “conceded”
merge-to-research = mark “to research”
merge-weight = rating
merge-speech = speech
merge-format = debate format
merge-needs-support = mark “needs support”
merge-citations = citations
merge-tags = tags
merge-note = note
merge-place = position
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
merge-resolved = resolved

## recovery: Recovery

recovery-title = { $count ->
    [one] Unsaved work
   *[other] Unsaved work on { $count } maps
 }
recovery-explain = Counterpoint ended before this was saved. Opening it changes no file.
recovery-newer = Newer than the file: { $counts }.
recovery-cards = { $count ->
    [0] No cards.
    [one] One card.
   *[other] { $count } cards.
 }
recovery-no-file = Never saved
recovery-changed-since = Somebody else has changed the file since. Saving will ask first.
recovery-torn = The last moments are incomplete. Everything before them was recovered.
recovery-draft = Unfinished text: “{ $text }”
recovery-list = Newer changes
recovery-open = Open
recovery-open-tip = Open the recovered map. The file is not changed until you save.
recovery-discard = Discard…
recovery-really = There is no other copy of this work. Discard it?
recovery-really-yes = Discard
recovery-really-no = Keep
recovery-later = Later
recovery-later-tip = Keep it. It is offered again at the next start, and in the File menu.

## versions: Earlier versions

versions-title = Earlier versions
versions-explain = Versions that were replaced by saves, mailed or merged. Previewing one changes nothing.
versions-none = There are none yet. Each save keeps the version that it replaces.
versions-look = Preview
versions-look-tip = Show on the canvas what restoring this version would change. You can restore all of it, or parts.
versions-keep = Keep at most
versions-versions-for = replaced versions, for
versions-count = Number of versions to keep
versions-days = days
versions-days-or-ever = days (0: forever)
versions-version-replaced = before a save
versions-version-sent = mailed
versions-version-received = merged
versions-version-now = Same as the current map.
versions-version-differs = Restoring it: { $counts }.
versions-version-size = { $kilobytes } kB

## mail: Mailing a map

mail-title = Mail this map
mail-attached = Attachments
mail-map = The map, for people who have Counterpoint
mail-page = A web page, for everybody; Counterpoint opens it as a map too
mail-behind = Leave out
mail-notes = Notes
mail-comments = Comments
mail-names = Names of people
mail-texts = Full texts of sources ({ $size } kB)
mail-texts-tip = Citations keep their quotations. Recipients who already have the texts keep them when they merge.
mail-what-if = Assumptions
mail-what-if-tip = Assumptions and muted links are experiments of yours. If you send them, the map shows that they are on.
mail-count-assumed = { $count ->
    [one] One assumption is included.
   *[other] { $count } assumptions are included.
 }
mail-count-assumed-behind = { $count ->
    [one] One assumption is left out.
   *[other] { $count } assumptions are left out.
 }
mail-side = Cards of { $letter } { $name }
mail-tagged = Cards with tag
mail-tagged-hint = private, prepared
mail-apart = This copy is a separate map. Changes to it cannot be merged back into yours.
mail-inside = Contents of the files
mail-file = { $name }: { $size } kB
mail-preparing = Preparing files…
mail-says = Mail
mail-subject = Subject
mail-failed = The files could not be prepared.
mail-again = Try again
mail-body-field = Text
mail-draft = Create draft
mail-body = { $changes }

    Open the page in any browser. Open the map in Counterpoint, which shows what has changed and merges it.
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
mail-sources = Sources without text: { $names }
mail-sources-full = Sources with full text: { $names }
mail-source-full = { $title } ({ $size } kB)
mail-people = Names: { $names }
mail-count-behind = { $count ->
    [one] One card is left out
   *[other] { $count } cards are left out
 }
mail-count-notes-behind = { $count ->
    [one] One note is left out
   *[other] { $count } notes are left out
 }
mail-count-comments-behind = { $count ->
    [one] One comment is left out
   *[other] { $count } comments are left out
 }
mail-never = Never included: deleted text, file paths, names of computers.

## page: The share page

page-find = Find
page-found = found
page-fit = Show all
page-fold = Fold
page-unfold = Unfold all
page-theme = Light or dark
page-print = Print
page-turn = Fold or unfold the arguments for and against this
page-map = Map: arrow keys move between cards, Enter opens one, F folds, plus and minus zoom
page-card = Selected card
page-sources = Sources
page-sentences = s. { $numbers }
page-what-if = { $count ->
    [one] One assumption is on: the verdicts depend on it.
   *[other] { $count } assumptions are on: the verdicts depend on them.
 }

## pictures: Pictures

pictures-title = Export image
pictures-kind = Kind
pictures-svg = SVG, for web pages and drawing programs
pictures-png = PNG, for any program
pictures-pdf = PDF, for printing
pictures-part = Area
pictures-all = Whole map
pictures-selection = Selection
pictures-branch = Selection with its branch
pictures-size = Size
pictures-once = 1 ×
pictures-twice = 2 ×
pictures-thrice = 3 ×
pictures-four = 4 ×
pictures-ground = Background
pictures-paper = Canvas
pictures-transparent = Transparent
pictures-colours = Colours
pictures-light = Light
pictures-dark = Dark
pictures-pages = Pages
pictures-whole = One page, as large as the map
pictures-a4 = A4
pictures-a3 = A3
pictures-letter = Letter
pictures-carries = The file also contains the whole map, including what the image does not show. To leave something out, use “Mail map”.
pictures-save = Export…
pictures-too-large = The image would have { $size } million pixels; the maximum is { $most } million. Choose a smaller size, a part of the map, or SVG.
pictures-failed = The image could not be made.
pictures-letters-missing = { $count ->
    [one] No font on this computer has one of the letters, which is shown as a box: { $letters }. Install a font for that script.
   *[other] No font on this computer has { $count } of the letters, which are shown as boxes: { $letters }. Install a font for that script.
}

## export: Text for other programs

export-empty = Empty
export-supports = supports
export-rebuts = rebuts
export-undercuts = undercuts
export-rephrases = says the same as
export-step = Inference
export-card = Card
export-against = Against { $what }
export-exchange-for = For { $what }
export-motion = Motion
export-too-large = Larger than Mermaid draws by itself: raise its limits maxEdges and maxTextSize.
export-title = Export text
export-markdown = Markdown
export-markdown-tip = An outline with quotations, for notes, wikis and web sites.
export-argdown = Argdown
export-argdown-tip = Statements, arguments and relations, for other argument mappers.
export-csv = Table (CSV)
export-csv-tip = A row for each card and each link that it is part of, for spreadsheets.
export-dot = Graphviz (DOT)
export-dot-tip = A graph for Graphviz and related programs.
export-mermaid = Mermaid
export-mermaid-tip = A flowchart for wikis and Markdown editors, with up to 500 links.
export-latex = LaTeX
export-latex-tip = An outline with quotations, for typesetting.
export-loses = No text format holds everything: positions, frames, comments and ratings are left out. Keep the map file too.

## problems: Files that are damaged, refused or cannot be saved

problems-line = Line { NUMBER($line, useGrouping: "false") }:
problems-syntax = the text is damaged here ({ $detail }). What is intact after it was read.
problems-truncated = the file ends in the middle. What comes before was read.
problems-encoding = bytes that are not UTF-8 were replaced.
problems-element = this element could not be read and was left out ({ $detail }).
problems-field = “{ $detail }” could not be read; it is empty now.
problems-number = “{ $detail }” is not a valid whole number; the nearest one is used.
problems-unknown-kind = “{ $detail }” is a kind that this version does not know. It is kept in the file.
problems-unknown-value = “{ $detail }” as { $field } comes from a newer version; it is kept.
problems-too-much-unknown = fields of a newer version are too long to keep.
problems-more = and more of the same. Only the first thousand are listed.
problems-full-text = the full text of a source could not be read and was left out. Citations keep their quotations.
problems-full-text-edited = the full text of a source is not the one its citations come from; they are located again.
problems-full-text-too-much = the full texts of sources have more than { $limit } MB together; this one was left out.
problems-newer = Written by a newer version of Counterpoint (format { $version }). What this version does not know is kept.
problems-rejected-missing = { $id } does not exist
problems-rejected-exists = { $id } exists already
problems-rejected-in-use = { $id } still uses it
problems-rejected-circular = it would depend on itself
problems-rejected-no-premise = it has no premise
problems-rejected-speech-twice = speeches need unique short names
problems-rejected-too-much = at most { $limit } { $what } are allowed
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
problems-repair-renamed = two elements had the ID { $id }; the second is { $other } now, and links keep pointing to the first.
problems-repair-left-out = { $id } was left out: { $why }.
problems-repair-side = { $id } referred to the side { $other }, which does not exist; it has no side now.
problems-repair-citation = { $id } cited { $other }, which cannot be used; that citation was left out.
problems-repair-self-argument = the link { $id } argued from { $other } to { $other } itself; that premise was left out.
problems-repair-premise = the link { $id } referred to the premise { $other }, which does not exist; it was left out.
problems-repair-text = a text of { $id } was cut to { $limit } characters.
problems-repair-full-text = the full text of { $id } was left out, because all texts together are too large.
problems-repair-list = a list of { $id } had more than { $limit } entries; the rest was left out.
problems-unreadable-too-large = It is larger than { $limit } MB, the maximum size of a map.
problems-unreadable-too-deep = It is nested deeper than { $limit } levels.
problems-unreadable-empty = It is empty.
problems-unreadable-utf16 = It is encoded as UTF-16. Save it as UTF-8 and open it again.
problems-unreadable-not-a-map = It is not a Counterpoint map.
problems-unreadable-needs-newer = It needs a newer version of Counterpoint (format { $version }). The file was not changed.
problems-unreadable-given-up = Cancelled.
problems-unreadable-too-many = It has more than { $limit } elements of one kind, the maximum for a map.
problems-cannot-open = The file could not be opened. { $why } File: { $path }
problems-cannot-folder = It is a folder. Choose a map file in it.
problems-cannot-no-file = It is not a regular file.
problems-io-permission = You don't have permission to use this location. Choose another one.
problems-io-not-found = The file or folder does not exist.
problems-io-full = The disk is full. Free some space, or save elsewhere.
problems-io-read-only = The medium is read-only. Save elsewhere.
problems-io-too-large = The file would be too large for this location. Save elsewhere.
problems-io-name = The system does not allow this file name: it is too long or has invalid characters. Choose another name.
problems-io-network = The drive or network does not respond. Try again later, or save elsewhere.
problems-io-folder-gone = The folder was moved or deleted, or its drive is disconnected. Save elsewhere.
problems-not-saved-read-back = The saved data could not be verified. This is an error in Counterpoint; the file was not changed.
problems-not-saved-invalid = The map is not valid: { $detail }. The file was not changed.
problems-not-saved-changed = Somebody else has changed the file since you opened it. It was not overwritten; your work is still open in this window.
problems-not-saved-gone = The file no longer exists at this place. Your work is still open in this window.
problems-not-saved-no-file = A folder or a special file has this name.
problems-not-saved-in-place = The file cannot be replaced safely: its folder is read-only, its permissions cannot be copied, or it has several names. Save elsewhere, or overwrite it; a copy is kept in your profile in case the power fails.
problems-not-saved-io = Failed while { $step }: { $detail }
problems-step-check = reading the existing file
problems-step-write = writing the new file
problems-step-permissions = copying the permissions
problems-step-rename = replacing the old file
problems-step-aside = writing a backup copy
problems-not-saved-copy = { $why } A complete copy of your work is here: { $path }
problems-step-overwrite = overwriting the file
problems-unreadable-several = It contains more than one map. It was not made by Counterpoint, or somebody has changed it.
problems-cannot-bring-map = it is a map.

## cli: The command line

cli-about = Map both sides of a debate. Without a command, opens a window.
cli-after-help = All commands work without a display. If a renderer fails, the other one is tried. COUNTERPOINT_PROFILE names another folder for settings, recovery data and earlier versions.
cli-window-files = Map files to open, each in a window
cli-window-renderer = Draw with OpenGL (glow) or with Vulkan, Metal or Direct3D (wgpu)
cli-map-file = The map file
cli-json = Print JSON
cli-check = Print the problems of map files. Exit code: 0 none, 1 problems, 2 a file cannot be read
cli-check-files = Map files
cli-sources-about = Print the passages of the bundled analyses, or the paragraphs of a document
cli-sources-from = A document: text, Markdown, HTML, DOCX, ODT, EPUB or PDF
cli-sources-whole-page = Read a whole web page, not only its article
cli-outline = Print a map as indented text
cli-evaluate = Print which statements stand, how strongly, and why
cli-evaluate-flips = Also print which leaves would change each claim if they were rejected
cli-evaluate-critical = Also print the cards on which most claims depend
cli-evaluate-positions = Also print what can be held together where verdicts are open
cli-dropped-about = Print what one side says and no other side has answered
cli-brief-about = Print what a side says in speaking order, as Markdown
cli-brief-side = The side, by its letter or name
cli-brief-speech = Only this speech, by its short name
cli-brief-pace = Words per minute, from 40 to 600
cli-export-about = Write a map as web page, image or text, by the extension of the output file
cli-export-output = The output: .html, .svg, .png, .pdf, .md, .argdown, .csv, .dot, .mmd or .tex
cli-export-times = Size of an image, from 1 to 4 times
cli-export-dark = Use the colours of the dark theme
cli-export-transparent = Leave out the background
cli-export-paper = Pages of a PDF: one page as large as the map (whole), a4, a3 or letter
cli-diff = Print in what two maps differ
cli-diff-files = The map before and the map after, or the seven arguments of git
cli-diff-exit-codes = Exit code: 0 no difference, 1 differences, 2 a file cannot be read.
cli-merge = Merge two copies of a map that were edited apart
cli-merge-ours = One copy
cli-merge-theirs = The other copy
cli-merge-output = The merged map
cli-merge-base = A map that both copies come from
cli-merge-take-ours = Resolve conflicts as in the first copy
cli-merge-take-theirs = Resolve conflicts as in the second copy
cli-merge-ask = Ask about each conflict
cli-merge-accept-deletions = Accept what the second copy removes or replaces without a base that confirms it
cli-merge-exit-codes = Without one of --ours, --theirs and --ask, conflicts stay open in the merged map. Exit code: 0 done, 1 done with conflicts or unconfirmed removals, 2 a file cannot be read or the merged map would be too large.
cli-completions = Print completions for a shell
cli-shell = The shell
cli-man = Print the manual page
cli-flips = What would change “{ $claim }”:
cli-flip = {"  "}reject { $leaves }: { $label }
cli-no-flip = {"  "}nothing, if up to { $count } leaves are rejected together
cli-critical = { $count ->
    [one] 1 claim depends on “{ $card }”.
   *[other] { $count } claims depend on “{ $card }”.
}
cli-dispute = Open together: { $names }
cli-position = {"  "}can be held together: { $names }
cli-position-stable = {"  "}can be held together, and leaves nothing open: { $names }
cli-positions-support = {"  "}not computed, because some of these support others
cli-positions-large = {"  "}too large to compute
cli-does-not-settle = no stable value
cli-language-problem = Some messages in “{ $path }” are not used: { $detail }
cli-no-stream = “{ $word }”: the output has to be a file. Name a file.
cli-not-saved = Nothing was saved. { $why } File: { $path }
cli-damaged = { $path } is damaged and cannot be compared or merged. Open it, check what is missing, save it, and try again.
cli-other-debate = These files are not copies of the same map and cannot be merged.
cli-merged = { $taken ->
    [one] 1 difference of the other file considered
   *[other] { $taken } differences of the other file considered
}, { $open ->
    [0] no conflicts
    [one] 1 conflict
   *[other] { $open } conflicts
}.
cli-why-both = Both files changed the { $field } of { $what }.
cli-why-deleted = { $who } deleted { $what }, and the other changed it. It is kept for now.
cli-ours = Ours
cli-theirs = Theirs
cli-why-needed = { $what } was deleted, but a link needs it: { $other }. It is kept for now.
cli-why-commented = { $what } was deleted, but there is a comment on it: { $other }. It is kept for now.
cli-why-named = { $what } was deleted, but something refers to it: { $other }. It is kept for now.
cli-why-with = { $what } was deleted together with { $other }. Both are kept for now.
cli-why-premise = { $other } was deleted, and so was removed from { $what }. It is kept as a premise for now.
cli-why-mention = { $other } was deleted, and so was removed from the { $field } of { $what }. It is kept there for now.
cli-why-ring = Together, the links of both files would only argue about one another, so { $what } is not changed.
cli-both-say = {"  "}ours:   { $ours }
    {"  "}theirs: { $theirs }
cli-removed = Removed: { $what }
cli-removed-claim = Removed, because the other file claims to have seen and deleted it: { $what }
cli-replaced-claim = Replaced, because the other file claims to have seen it: the { $field } of { $what }
cli-joined = Combined from both: the { $field } of { $what }
cli-text-left-out = Without its text, because all texts together would be too large: { $what }
cli-claims = { $count ->
    [one] 1 removal or replacement relies on what the other file claims. Check the list above, then use --accept-deletions, or name a common base with --base.
   *[other] { $count } removals or replacements rely on what the other file claims. Check the list above, then use --accept-deletions, or name a common base with --base.
}
cli-ask = Ours or theirs? (o, t)
cli-diff-summary = { $removed } removed, { $added } added, { $changed } changed, { $moved } moved
cli-diff-removed = Removed
cli-diff-added = Added
cli-diff-changed = Changed
cli-diff-moved = Moved
cli-excess-refused = The merged map would be too large. Nothing was saved.
cli-excess-sides = Together they have { $count } sides; the maximum is { $limit }.
cli-excess-sources = Together they have { $count } sources; the maximum is { $limit }.
cli-excess-frames = Together they have { $count } frames; the maximum is { $limit }.
cli-excess-statements = Together they have { $count } cards; the maximum is { $limit }.
cli-excess-inferences = Together they have { $count } links; the maximum is { $limit }.
cli-excess-comments = Together they have { $count } comments; the maximum is { $limit }.
cli-excess-authors = Together they have { $count } names of people; the maximum is { $limit }.
cli-excess-premises = { $what } would have { $count } premises; the maximum is { $limit }.
cli-excess-citations = { $what } would have { $count } citations; the maximum is { $limit }.
cli-excess-tags = { $what } would have { $count } tags; the maximum is { $limit }.
cli-excess-unknown = { $what } would have { $count } bytes of fields of a newer version; the maximum is { $limit }.
cli-arguments = Wrong number of files for “{ $word }”.
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
    Counterpoint needs a desktop to open its window: neither DISPLAY nor WAYLAND_DISPLAY is set.
    These commands work without one: counterpoint check FILE, counterpoint outline FILE, counterpoint sources. See counterpoint --help.
cli-start-no-window =
    Counterpoint could not open a window.
    { $reasons }
    All renderers were tried. Install a newer graphics driver, or on Linux a software one (package mesa-utils or libgl1-mesa-dri).
    These commands work without a window: counterpoint check FILE, counterpoint outline FILE, counterpoint sources.
cli-export-form = Unknown file extension. Use one of { $forms }.
cli-exported = { $path }: { $size } kB
cli-dropped = { $dropped } dropped, { $answered } answered, { $conceded } conceded, { $early } not due yet
cli-no-side = There is no side “{ $side }”. Sides: { $names }.
cli-no-speech = There is no speech “{ $speech }”. Speeches: { $names }.
cli-document = { $paragraphs ->
    [one] 1 paragraph
   *[other] { $paragraphs } paragraphs
}
