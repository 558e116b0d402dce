//! Says what a drop will do before it is done, in words and in the relation's colour, where it lands.

use std::collections::BTreeSet;

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::camera::Camera;
use super::free_space::{Spaces, size_of_new};
use super::hit::HitTarget;
use super::mesh_builder::MeshBuilder;
use super::paint;
use super::scene::{Scene, corner};
use crate::edit::ops::{self, NewStatement, relate};
use crate::formats::describe::gist;
use crate::i18n::{self, Message, Named};
use crate::model::{ElementId, InferenceKind, Map, Place, StatementKind, Width};
use crate::ui::fonts;
use crate::ui::galley::lay_out;
use crate::ui::theme::Tokens;

/// What a drop will do.
#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    /// In bold: the deed.
    pub deed: String,
    /// Below it: what it means.
    pub meaning: String,
    /// The relation, which gives the colour; `None` on the open canvas or where nothing will happen.
    pub relation: Option<(InferenceKind, bool)>,
    /// Whether anything will happen.
    pub allowed: bool,
}

/// The size of the ghost of a card that is about to land.
const GHOST: Vec2 = vec2(248.0, 84.0);

/// What dropping a new statement of this kind on a target will do.
pub fn of_statement(map: &Map, kind: StatementKind, target: HitTarget) -> (ops::DropTarget, Announcement) {
    let say =
        |deed: Message, meaning: String, relation| Announcement { deed: deed(), meaning, relation, allowed: true };
    match target {
        HitTarget::Card(id) | HitTarget::Handle(id) | HitTarget::CardGrip(id, _) => {
            let relation = relate(kind);
            let (deed, meaning): (Message, Named) = match relation {
                InferenceKind::Attack => (i18n::canvas::drop_rebuttal, i18n::canvas::drop_rebuttal_means),
                InferenceKind::Support | InferenceKind::Rephrase => {
                    (i18n::canvas::drop_support, i18n::canvas::drop_support_means)
                }
            };
            (ops::DropTarget::Card(id), say(deed, meaning(gist(map, id)), Some((relation, false))))
        }
        HitTarget::Joint(id) => {
            let relation = map.inferences().get(&id).map(|i| (i.kind, map.is_undercut(id)));
            (ops::DropTarget::Joint(id), say(i18n::canvas::drop_premise, i18n::canvas::drop_premise_means(), relation))
        }
        HitTarget::Line(id) => {
            let relation = Some((InferenceKind::Attack, true));
            (ops::DropTarget::Line(id), say(i18n::canvas::drop_undercut, i18n::canvas::drop_undercut_means(), relation))
        }
        HitTarget::Canvas | HitTarget::Frame(_) | HitTarget::FrameGrip(_) => {
            let deed: Message = match kind {
                StatementKind::Claim => i18n::canvas::drop_claim,
                StatementKind::Premise => i18n::canvas::drop_premise_card,
                StatementKind::Rebuttal => i18n::canvas::drop_rebuttal_card,
            };
            (ops::DropTarget::Canvas, say(deed, i18n::canvas::drop_card_means(), None))
        }
    }
}

/// What a link that is drawn from these cards does on a target.
pub enum LinkDrop {
    /// A link to a card or a step.
    Link(ElementId, InferenceKind),
    /// More premises for a step.
    Join(ElementId),
    /// Nothing.
    Nothing,
}

/// What letting go of a link on a target will do.
pub fn of_link(
    map: &Map,
    premises: &BTreeSet<ElementId>,
    kind: InferenceKind,
    target: HitTarget,
) -> (LinkDrop, Announcement) {
    let nothing = |why: Message| Announcement { deed: why(), meaning: String::new(), relation: None, allowed: false };
    let say = |deed: Message, meaning: String, relation| Announcement {
        deed: deed(),
        meaning,
        relation: Some(relation),
        allowed: true,
    };
    match target {
        HitTarget::Card(id) | HitTarget::Handle(id) | HitTarget::CardGrip(id, _) if premises.contains(&id) => {
            (LinkDrop::Nothing, nothing(i18n::canvas::drop_link_itself))
        }
        HitTarget::Card(id) | HitTarget::Handle(id) | HitTarget::CardGrip(id, _) => {
            let (deed, meaning): (Message, Named) = match kind {
                InferenceKind::Support => (i18n::canvas::drop_link_support, i18n::canvas::drop_support_means),
                InferenceKind::Attack => (i18n::canvas::drop_link_rebut, i18n::canvas::drop_rebuttal_means),
                InferenceKind::Rephrase => (i18n::canvas::drop_link_rephrase, i18n::canvas::drop_rephrase_means),
            };
            (LinkDrop::Link(id, kind), say(deed, meaning(gist(map, id)), (kind, false)))
        }
        HitTarget::Joint(id) if map.conclusion(id).is_some_and(|c| premises.contains(&c)) => {
            (LinkDrop::Nothing, nothing(i18n::canvas::drop_link_itself))
        }
        HitTarget::Joint(id) => {
            let relation = map.inferences().get(&id).map_or((kind, false), |i| (i.kind, map.is_undercut(id)));
            (LinkDrop::Join(id), say(i18n::canvas::drop_premise, i18n::canvas::drop_premise_means(), relation))
        }
        HitTarget::Line(id) if map.premises(id).iter().any(|p| premises.contains(p)) => {
            (LinkDrop::Nothing, nothing(i18n::canvas::drop_link_itself))
        }
        HitTarget::Line(id) => {
            let attack = InferenceKind::Attack;
            (
                LinkDrop::Link(id, attack),
                say(i18n::canvas::drop_link_undercut, i18n::canvas::drop_undercut_means(), (attack, true)),
            )
        }
        HitTarget::Canvas | HitTarget::Frame(_) | HitTarget::FrameGrip(_) => {
            (LinkDrop::Nothing, nothing(i18n::canvas::drop_link_where))
        }
    }
}

/// Where a statement that is dropped on something lands: at the pointer on the open canvas, below a
/// card, beside a joint, next to a line.
pub fn landing(room: &Spaces<'_>, new: &NewStatement, target: ops::DropTarget, pointer: Pos2) -> Place {
    let quote = new.citation.as_ref().and_then(|cited| cited.quote.as_ref());
    let at = |wish: Pos2| room.free_place(wish, size_of_new(&new.text, quote));
    let scene = room.scene;
    match target {
        ops::DropTarget::Canvas => {
            let corner = pointer - vec2(GHOST.x / 2.0, 20.0);
            Place::from_f64(f64::from(corner.x), f64::from(corner.y))
        }
        ops::DropTarget::Card(id) => match scene.rect_of(id) {
            Some(rect) => at(pos2(rect.left(), rect.bottom() + 76.0)),
            None => at(pointer),
        },
        ops::DropTarget::Joint(id) => {
            let premises = scene.links().get(&id).map(|link| &*link.premises).unwrap_or_default();
            let last = premises
                .iter()
                .filter_map(|p| scene.rect_of(*p))
                .reduce(|a, b| if b.right() > a.right() { b } else { a });
            match last {
                Some(rect) => at(pos2(rect.right() + 24.0, rect.top())),
                None => at(pointer),
            }
        }
        ops::DropTarget::Line(id) => match scene.middle(id) {
            Some(joint) => at(joint + vec2(90.0, 40.0)),
            None => at(pointer),
        },
    }
}

/// Draws the ghost and the words of a drop that makes a card.
pub fn ghost(
    painter: &Painter,
    camera: &Camera,
    view: Rect,
    scene: &Scene,
    target: ops::DropTarget,
    place: Place,
    what: &Announcement,
) {
    let t = Tokens::of(painter.ctx());
    let colour = what.relation.map_or(t.accent, |(kind, undercut)| t.relation(kind, undercut));
    let width = f32::from(Width::default().points());
    let on_map = Rect::from_min_size(corner(place), vec2(width, GHOST.y));
    let rect = camera.screen_rect(view, on_map);
    let to = match target {
        ops::DropTarget::Canvas => None,
        ops::DropTarget::Card(id) => scene.rect_of(id).map(|r| r.center_bottom()),
        ops::DropTarget::Joint(id) | ops::DropTarget::Line(id) => scene.middle(id),
    };
    let mut drawn = MeshBuilder::default();
    if let Some(to) = to {
        let from = if to.y < on_map.top() { on_map.center_top() } else { on_map.left_center() };
        let line = crate::picture::curve::Curve::simple(from, (to - from) * 0.3, (to - from) * 0.3, to);
        paint::curve(camera, view, &line, Stroke::new(2.0, colour), Some((3.0, 4.0)), &mut drawn);
    }
    painter.rect_filled(rect, 9.0, t.card.gamma_multiply(0.8));
    painter.rect_filled(rect, 9.0, colour.gamma_multiply(0.10));
    paint::dashed_rect(view, rect, Stroke::new(2.0, colour), &mut drawn);
    painter.add(egui::Shape::mesh(drawn.mesh));
    ghost_text(painter, rect, what, colour);
}

/// The lines of an announcement, centred in a ghost.
fn ghost_text(painter: &Painter, rect: Rect, what: &Announcement, colour: Color32) {
    let t = Tokens::of(painter.ctx());
    let centred = |text: &str, font, colour, width: f32| {
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, width);
        job.halign = egui::Align::Center;
        job.wrap.max_rows = 2;
        lay_out(painter.ctx(), job)
    };
    let width = rect.width().max(180.0) - 20.0;
    let deed = centred(&what.deed, fonts::semibold(12.5), colour, width);
    let meaning = centred(&what.meaning, fonts::regular(12.0), t.dim, width);
    let height = deed.size().y + 3.0 + meaning.size().y;
    let top = rect.center() - vec2(0.0, height / 2.0);
    let below = top + vec2(0.0, deed.size().y + 3.0);
    painter.galley(top, deed, colour);
    painter.galley(below, meaning, t.dim);
}

/// Draws the words of a drop beside the pointer.
pub fn bubble(painter: &Painter, pointer: Pos2, what: &Announcement) {
    let t = Tokens::of(painter.ctx());
    let colour = match (what.allowed, what.relation) {
        (true, Some((kind, undercut))) => t.relation(kind, undercut),
        (true, None) => t.accent,
        (false, _) => t.dim,
    };
    let text = painter.layout(format!("{}\n{}", what.deed, what.meaning), fonts::regular(12.0), colour, 300.0);
    let size = text.size() + vec2(20.0, 14.0);
    let mut rect = Rect::from_min_size(pointer + vec2(18.0, 18.0), size);
    let room = painter.clip_rect().shrink(6.0);
    rect = rect.translate(vec2((room.right() - rect.right()).min(0.0), (room.bottom() - rect.bottom()).min(0.0)));
    painter.rect_filled(rect, 8.0, t.panel);
    painter.rect_stroke(rect, 8.0, Stroke::new(1.0, colour.gamma_multiply(0.5)), egui::StrokeKind::Inside);
    let middle = rect.left_top() + vec2(10.0, 7.0);
    let deed = painter.text(middle, Align2::LEFT_TOP, &what.deed, fonts::semibold(12.5), colour);
    if !what.meaning.is_empty() {
        let meaning = painter.layout(what.meaning.clone(), fonts::regular(12.0), t.dim, 300.0);
        painter.galley(pos2(middle.x, deed.bottom() + 2.0), meaning, t.dim);
    }
}
