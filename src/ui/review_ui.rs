//! The panel in which two copies of a map are compared: what differs, by whom, what was decided, and what would
//! come of it.

use std::collections::BTreeMap;

use egui::{Align, Button, Checkbox, Layout, RichText, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::canvas::mark_sign;
use super::galley::lay_out;
use super::scroll::Follow;
use super::theme::Tokens;
use super::{Sign, View, fonts};
use crate::analysis::Label;
use crate::command::{Action, Command, Queue, ShownCopy};
use crate::formats::compared::value_text;
use crate::formats::describe::{spoken_link, text_of};
use crate::formats::{one_line, sanitize};
use crate::i18n::{self, Counted, Message};
use crate::merge::{
    Answer, ChangeType, ConflictReason, Decision, Divergence, Field, Key, Point, Review, TextPart, pieces, value,
};
use crate::model::{ElementId, Ledger, Map, ReplicaId};

/// The height of a row, in points.
const ROW: f32 = 42.0;

/// A claim whose standing would turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The claim.
    pub id: ElementId,
    /// Its label now; `None` if it is not there.
    pub before: Option<Label>,
    /// Its label then.
    pub after: Option<Label>,
}

/// What the panel shows.
pub struct ReviewView<'a> {
    /// The two copies and what was decided.
    pub review: &'a Review,
    /// What the other copy is called.
    pub name: &'a str,
    /// Whether one looks at one's own work since it was mailed: nothing to decide then.
    pub own_work: bool,
    /// Whether the other copy is an earlier version to which one may go back.
    pub goes_back: bool,
    /// The claims whose standing would turn.
    pub turned: &'a [Turned],
    /// Which copy is shown on the canvas.
    pub shown: ShownCopy,
    /// The point that is looked at.
    pub at: Option<Key>,
}

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct ReviewState {
    /// The point to which the list was scrolled last.
    followed: Option<Key>,
}

/// What was done, as a sign.
pub fn sign_of(point: &Point) -> Sign {
    match (point.why, point.how, point.key.1) {
        (Some(_), ..) => Sign::Asked,
        (None, ChangeType::Removed, _) => Sign::Removed,
        (None, ChangeType::Added, _) => Sign::Added,
        (None, ChangeType::Changed, Field::Place | Field::Width | Field::Pinned) => Sign::Moved,
        (None, ChangeType::Changed, _) => Sign::Changed,
    }
}

/// Who did it, in words; empty if that cannot be told.
pub fn who(review: &Review, by: Option<ReplicaId>) -> String {
    let Some(replica) = by else { return String::new() };
    if Ledger::is_by_hand(replica) {
        return i18n::review::by_hand();
    }
    let name = review.author(replica).map(str::to_owned);
    name.unwrap_or_else(|| i18n::review::nameless(replica.to_string()))
}

/// How many there are of each sign, in words: "3 new, 1 deleted".
pub fn summary(points: &[Point]) -> String {
    counted(points, i18n::review::count_asked)
}

/// The same of what was taken in.
pub fn summary_taken(points: &[Point]) -> String {
    counted(points, i18n::review::count_decided)
}

fn counted(points: &[Point], asked: Counted) -> String {
    let count = |sign: Sign| points.iter().filter(|point| sign_of(point) == sign).count();
    let parts: [(Sign, Counted); 5] = [
        (Sign::Asked, asked),
        (Sign::Removed, i18n::review::count_removed),
        (Sign::Added, i18n::review::count_added),
        (Sign::Changed, i18n::review::count_changed),
        (Sign::Moved, i18n::review::count_moved),
    ];
    let parts = parts.into_iter().filter(|(sign, _)| count(*sign) > 0);
    let parts: Vec<String> = parts.map(|(sign, message)| message(count(sign))).collect();
    if parts.is_empty() { i18n::review::count_nothing() } else { parts.join(", ") }
}

/// What an element is called in lists: what it says, or what it links.
pub fn what(review: &Review, id: ElementId) -> String {
    let maps = [&review.merged().map, review.ours(), review.theirs()];
    for map in maps {
        if id == map.id() {
            return i18n::review::map_itself();
        }
        if let Some(statement) = map.statements().get(&id) {
            return one_line(&text_of(statement));
        }
        if map.inferences().contains_key(&id) {
            return spoken_link(map, id);
        }
        if let Some(comment) = map.comments().get(&id) {
            return i18n::review::comment(one_line(&comment.text));
        }
        if let Some(frame) = map.frames().get(&id) {
            return i18n::review::frame(one_line(&frame.title));
        }
        if let Some(side) = map.sides().get(&id) {
            return i18n::review::side(one_line(&side.name));
        }
        if let Some(source) = map.sources().get(&id) {
            return i18n::review::source(one_line(&source.title));
        }
    }
    String::new()
}

/// What was decided of a point, in words.
fn decided(point: &Point) -> String {
    (match (point.state, point.why.is_some()) {
        (Decision::Open, _) => i18n::review::open,
        (Decision::Taken, true) => i18n::review::theirs,
        (Decision::Taken, false) => i18n::review::taken,
        (Decision::Refused, true) => i18n::review::mine,
        (Decision::Refused, false) => i18n::review::refused,
        (Decision::Woven, _) => i18n::review::woven,
        (Decision::Both, _) => i18n::review::both,
    })()
}

/// Draws the panel.
pub fn review_ui(ui: &mut Ui, view: &View<'_>, shown: &ReviewView<'_>, state: &mut ReviewState, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let review = shown.review;
    let title = match (shown.own_work, shown.goes_back) {
        (true, _) => i18n::review::title_own,
        (_, true) => i18n::review::title_back,
        _ => i18n::review::title,
    };
    ui.label(RichText::new(title(shown.name)).font(fonts::semibold(14.0)));
    ui.label(RichText::new(summary(review.points())).color(t.dim).size(12.0));
    if !shown.own_work && !shown.goes_back {
        let standing = match review.standing() {
            Divergence::Ahead => Some(i18n::review::ahead()),
            Divergence::Behind | Divergence::Equal => Some(i18n::review::behind()),
            Divergence::Apart => None,
        };
        if let Some(text) = standing {
            ui.add(egui::Label::new(RichText::new(text).size(12.0)).wrap());
        }
        if review.has_one_name_twice() {
            ui.add(egui::Label::new(RichText::new(i18n::review::one_name()).size(12.0).color(t.rebut)).wrap());
        }
    }
    ui.horizontal(|ui| {
        for (which, name) in [
            (ShownCopy::Both, i18n::review::show_both()),
            (ShownCopy::Result, i18n::review::show_result()),
            (ShownCopy::Mine, i18n::review::show_mine()),
        ] {
            if ui.selectable_label(shown.shown == which, name).clicked() {
                queue.push(Command::ShowCopies(which));
            }
        }
    });
    if !shown.own_work && !shown.goes_back {
        authors_ui(ui, review, queue);
    }
    footer_ui(ui, view, shown, queue);
    list_ui(ui, shown, state, queue);
}

/// One line for each person, to take or refuse all of theirs; nothing if there is only one.
fn authors_ui(ui: &mut Ui, review: &Review, queue: &mut Queue) {
    // Who has worked on two machines is one person.
    let mut people: BTreeMap<String, Vec<Key>> = BTreeMap::new();
    for point in review.points() {
        let name = if point.by.is_some() { who(review, point.by) } else { i18n::review::unknown() };
        people.entry(name).or_default().push(point.key);
    }
    if people.len() < 2 {
        return;
    }
    for (name, keys) in people {
        ui.horizontal(|ui| {
            let text = i18n::review::by(name, keys.len());
            ui.add(egui::Label::new(RichText::new(text).size(12.0)).truncate());
            all_ui(ui, keys, queue);
        });
    }
}

/// To take or refuse all of these.
fn all_ui(ui: &mut Ui, keys: Vec<Key>, queue: &mut Queue) {
    if ui.small_button(i18n::review::take_all()).clicked() {
        queue.push(Command::Decide(keys.clone(), true));
    }
    if ui.small_button(i18n::review::refuse_all()).clicked() {
        queue.push(Command::Decide(keys, false));
    }
}

/// A line of the list.
enum ReviewRow<'a> {
    Head(Sign, Vec<Key>),
    Point(&'a Point),
}

fn lines(review: &Review) -> Vec<ReviewRow<'_>> {
    let mut lines: Vec<ReviewRow<'_>> = Vec::new();
    for point in review.points() {
        let sign = sign_of(point);
        let head = lines.iter_mut().rev().find_map(|line| match line {
            ReviewRow::Head(of, keys) if *of == sign => Some(keys),
            _ => None,
        });
        match head {
            Some(keys) => keys.push(point.key),
            None => lines.push(ReviewRow::Head(sign, vec![point.key])),
        }
        lines.push(ReviewRow::Point(point));
    }
    lines
}

fn list_ui(ui: &mut Ui, shown: &ReviewView<'_>, state: &mut ReviewState, queue: &mut Queue) {
    let lines = lines(shown.review);
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("review");
    let is_at = |line: &ReviewRow<'_>| matches!(line, ReviewRow::Point(point) if Some(point.key) == shown.at);
    if shown.at != state.followed
        && let Some(row) = lines.iter().position(is_at)
    {
        area = area.vertical_scroll_offset(((row as f32 - 3.0) * ROW).max(0.0));
    }
    state.followed = shown.at;
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        for line in lines.iter().skip(range.start).take(range.len()) {
            match line {
                ReviewRow::Head(sign, keys) => head_ui(ui, shown, *sign, keys, queue),
                ReviewRow::Point(point) => point_ui(ui, shown, point, queue),
            }
        }
    });
}

fn head_ui(ui: &mut Ui, shown: &ReviewView<'_>, sign: Sign, keys: &[Key], queue: &mut Queue) {
    let key = match sign {
        Sign::Asked => i18n::review::head_asked,
        Sign::Removed => i18n::review::head_removed,
        Sign::Added => i18n::review::head_added,
        Sign::Changed => i18n::review::head_changed,
        Sign::Moved => i18n::review::head_moved,
    };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), Layout::left_to_right(Align::Max), |ui| {
        ui.set_min_height(ROW);
        ui.label(RichText::new(key(keys.len())).font(fonts::semibold(12.5)));
        if !shown.own_work {
            ui.with_layout(Layout::right_to_left(Align::Max), |ui| {
                // From right to left, so that "take" comes first.
                if ui.small_button(i18n::review::refuse_all()).clicked() {
                    queue.push(Command::Decide(keys.to_vec(), false));
                }
                if ui.small_button(i18n::review::take_all()).clicked() {
                    queue.push(Command::Decide(keys.to_vec(), true));
                }
            });
        }
    });
}

fn point_ui(ui: &mut Ui, shown: &ReviewView<'_>, point: &Point, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let review = shown.review;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = what(review, point.key.0);
    let field = if point.key.1 == Field::Whole { String::new() } else { point.key.1.name() };
    let said = if shown.own_work { String::new() } else { decided(point) };
    let by = if shown.own_work { String::new() } else { who(review, point.by) };
    let parts: Vec<String> = [field, by, said].into_iter().filter(|part| !part.is_empty()).collect();
    let below = parts.join(" · ");
    let id = egui::Id::unique(("review", point.key));
    let here = shown.at == Some(point.key);
    let boxed = !shown.own_work;
    // The box to tick lies over the row.
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, here, format!("{text}, {below}")));
    if here || response.hovered() || response.has_focus() {
        let fill = if here { t.accent.gamma_multiply(0.16) } else { t.chip };
        ui.painter().rect_filled(area, 6.0, fill);
    }
    let sign = sign_of(point);
    let mut left = area.left() + 15.0;
    mark_sign(ui.painter(), t, sign, egui::pos2(left, area.top() + 14.0), 7.0);
    left += 14.0;
    let right = if boxed { area.right() - 34.0 } else { area.right() - 6.0 };
    let refused = point.state == Decision::Refused;
    for (text, font, colour, top) in [
        (&text, fonts::regular(13.0), if refused { t.dim } else { t.text }, 5.0),
        (&below, fonts::regular(11.0), t.dim, 23.0),
    ] {
        let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(20.0));
        let galley = lay_out(ui.ctx(), job);
        ui.painter().galley(egui::pos2(left, area.top() + top), galley, colour);
    }
    if boxed {
        let place = egui::Rect::from_center_size(egui::pos2(area.right() - 18.0, area.center().y), vec2(22.0, 22.0));
        let mut take = !matches!(point.state, Decision::Refused | Decision::Open);
        let ticked = ui.put(place, Checkbox::without_text(&mut take));
        let spoken = i18n::review::tick(text);
        ticked.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, take, &spoken));
        if ticked.on_hover_text(i18n::review::tick_tip()).changed() {
            queue.push(Command::Decide(vec![point.key], take));
            queue.push(Command::GoToPoint(point.key));
        }
    }
    if response.clicked() {
        queue.push(Command::GoToPoint(point.key));
    }
}

/// Below the list: the point that is looked at, what would come of all, and the way out.
fn footer_ui(ui: &mut Ui, view: &View<'_>, shown: &ReviewView<'_>, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let frame = egui::Frame::new().inner_margin(egui::Margin { top: 10, ..egui::Margin::ZERO });
    egui::Panel::bottom("review end").frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if let Some(point) = shown.review.points().iter().find(|point| Some(point.key) == shown.at) {
            let area = ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).id_salt("point");
            area.follow(ui, |ui| detail_ui(ui, shown, point, queue));
            ui.separator();
        }
        turned_ui(ui, shown);
        ui.horizontal(|ui| {
            if !shown.own_work {
                let allowed = view.environment.allows(Action::ReviewTakeIn);
                let taken = shown.review.points().iter().filter(|point| point.state != Decision::Refused).count();
                let key = if shown.goes_back { i18n::review::go_back } else { i18n::review::take_in };
                let text = key(taken);
                let text = RichText::new(text).font(fonts::semibold(12.5)).color(t.on_accent);
                let button = Button::new(text).fill(t.accent).min_size(vec2(110.0, 30.0));
                let response = ui.add_enabled(allowed.is_ok(), button);
                let keys = Action::ReviewTakeIn.shortcuts().first().map(|s| s.text(view.is_mac)).unwrap_or_default();
                let tip = format!("{} ({keys})", super::menu_ui::tip(view, Action::ReviewTakeIn));
                if response.on_hover_text(tip.clone()).on_disabled_hover_text(tip).clicked() {
                    queue.act(Action::ReviewTakeIn);
                }
            }
            let stop = (if shown.own_work { i18n::dialogs::close } else { i18n::review::stop })();
            if ui.add(Button::new(stop).min_size(vec2(84.0, 30.0))).clicked() {
                queue.act(Action::ReviewStop);
            }
        });
        if let Err(why) = view.environment.allows(Action::ReviewTakeIn)
            && !shown.own_work
        {
            ui.label(RichText::new(why.message()).size(11.5).color(t.dim));
        }
    });
}

/// The claims whose standing would turn.
fn turned_ui(ui: &mut Ui, shown: &ReviewView<'_>) {
    const MOST: usize = 4;
    let t = Tokens::of(ui.ctx());
    if shown.own_work || shown.turned.is_empty() {
        return;
    }
    let name = |label: Option<Label>| label.map_or_else(i18n::terms::label_absent, Label::name);
    let title = i18n::review::turned(shown.turned.len());
    ui.label(RichText::new(title).font(fonts::semibold(12.5)));
    for turned in shown.turned.iter().take(MOST) {
        let text = what(shown.review, turned.id);
        let line = i18n::review::turned_line(name(turned.after), name(turned.before), text);
        ui.add(egui::Label::new(RichText::new(line).size(12.0)).truncate());
    }
    if shown.turned.len() > MOST {
        let more = i18n::review::turned_more(shown.turned.len() - MOST);
        ui.label(RichText::new(more).size(12.0).color(t.dim));
    }
}

/// The point that is looked at: both forms, and the answers to a question.
fn detail_ui(ui: &mut Ui, shown: &ReviewView<'_>, point: &Point, queue: &mut Queue) {
    let t = Tokens::of(ui.ctx());
    let review = shown.review;
    ui.spacing_mut().item_spacing.y = 4.0;
    if let Some(why) = point.why {
        let key = match why {
            ConflictReason::BothChanged => i18n::review::why_both,
            ConflictReason::DeletedAndChanged => i18n::review::why_deleted,
            ConflictReason::Needed(_) => i18n::review::why_needed,
            ConflictReason::DeletedWith(_) => i18n::review::why_with,
            ConflictReason::Ring => i18n::review::why_ring,
        };
        ui.add(egui::Label::new(RichText::new(key()).font(fonts::semibold(12.5))).wrap());
    }
    let [ours, theirs] = [review.ours(), review.theirs()].map(|map| shown_value(map, point.key));
    let base = review.base().and_then(|base| shown_value(base, point.key)).filter(|_| point.why.is_some());
    let labelled = |ui: &mut Ui, label: Message, text: &str| {
        ui.label(RichText::new(label()).size(11.0).color(t.dim));
        ui.add(egui::Label::new(RichText::new(text)).wrap().selectable(true));
    };
    if let Some(base) = &base {
        labelled(ui, i18n::review::before, base);
    }
    match (&ours, &theirs) {
        (Some(ours), Some(theirs)) if point.how == ChangeType::Changed => {
            let (first, second): (Message, Message) = if shown.own_work {
                (i18n::review::then, i18n::review::now)
            } else {
                (i18n::review::mine, i18n::review::theirs)
            };
            let nothing = i18n::review::empty();
            labelled(ui, first, if ours.is_empty() { &nothing } else { ours });
            if ours.is_empty() || theirs.is_empty() {
                labelled(ui, second, if theirs.is_empty() { &nothing } else { theirs });
            } else {
                ui.label(RichText::new(second()).size(11.0).color(t.dim));
                ui.add(egui::Label::new(told_apart(t, ours, theirs)).wrap().selectable(true));
            }
        }
        (Some(only), None) | (None, Some(only)) => {
            ui.add(egui::Label::new(RichText::new(only)).wrap().selectable(true));
        }
        _ => {}
    }
    if point.state == Decision::Woven
        && let Some(woven) = shown_value(&review.merged().map, point.key)
    {
        labelled(ui, i18n::review::woven, &woven);
    }
    if point.key.1 == Field::Place {
        ui.add(egui::Label::new(i18n::review::moved()).wrap());
    }
    let hangs = hangs_on(review, point.key.0);
    if point.how == ChangeType::Removed && !hangs.is_empty() {
        ui.label(RichText::new(i18n::review::hangs(hangs.len())).size(11.0).color(t.dim));
        for line in hangs.iter().take(5) {
            ui.add(egui::Label::new(RichText::new(line).size(12.0)).wrap());
        }
    }
    if point.why.is_some() && !shown.own_work {
        let mut answers = vec![
            (i18n::review::mine(), Answer::Ours, Decision::Refused),
            (i18n::review::theirs(), Answer::Theirs, Decision::Taken),
        ];
        if review.can_be_both(point) {
            answers.push((i18n::review::both(), Answer::Both, Decision::Both));
        }
        ui.horizontal_wrapped(|ui| {
            for (name, answer, state) in answers {
                if ui.selectable_label(point.state == state, name).clicked() {
                    queue.push(Command::AnswerPoint(point.key, answer));
                }
            }
        });
    }
}

/// Theirs, with what is new underlined and what is gone struck out.
fn told_apart(t: &Tokens, ours: &str, theirs: &str) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    for (part, text) in pieces(ours, theirs) {
        let colour = match part {
            TextPart::Same => t.text,
            TextPart::Gone => t.rebut,
            TextPart::New => t.support,
        };
        let mut format = egui::text::TextFormat::simple(fonts::regular(13.0), colour);
        match part {
            TextPart::Same => {}
            TextPart::Gone => format.strikethrough = egui::Stroke::new(1.0, colour),
            TextPart::New => format.underline = egui::Stroke::new(1.0, colour),
        }
        job.append(&text, 0.0, format);
    }
    job
}

/// What would go with an element: the links on it in the copy that has it.
fn hangs_on(review: &Review, id: ElementId) -> Vec<String> {
    let has = [review.ours(), review.theirs()].into_iter().find(|map| map.kind_of(id).is_some());
    let Some(map) = has else { return Vec::new() };
    let links = map.arguments_on(id).into_iter().chain(map.uses_of(id));
    links.filter(|link| map.inferences().contains_key(link)).map(|link| spoken_link(map, link)).collect()
}

/// The value of a field in words; `None` if the element is not there.
fn shown_value(map: &Map, key: Key) -> Option<String> {
    let id = key.0;
    match key.1 {
        Field::Whole => {
            let statement = map.statements().get(&id).map(|statement| statement.text.clone());
            let link = || map.inferences().get(&id).map(|_| spoken_link(map, id));
            let text = statement.or_else(link).or_else(|| Some(map.comments().get(&id)?.text.clone()))?;
            Some(sanitize(&text))
        }
        Field::Premises | Field::Conclusion if map.inferences().contains_key(&id) => {
            Some(sanitize(&spoken_link(map, id)))
        }
        // The canvas shows it.
        Field::Place => None,
        _ => value(map, key).map(|value| value_text(map, key, &value)),
    }
}
